"""which full stops end a sentence

Rules are named and ordered; each looks at one stop and says yes, no, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.lexicon import tags as t

_STOPS = re.compile("\\.+\n*|\n+")
_OPENERS = f"{t.OPEN}{t.QUOTE}{t.BRACKET}"
_CLOSERS = f"{t.CLOSE}{t.QUOTE}{t.UNBRACKET}"
# An initial or an abbreviated title is one letter; the parts of a spelled-out acronym
# (three of them in some agencies' names) have up to three.
_INITIAL = 1
_ACRONYM = 3

Ranges = list[tuple[int, int]]
Stop = tuple[str, list[int], list[int], int]


def line_ends(stop: Stop, tags: str) -> bool | None:
    """A line's end is a sentence's end."""
    return True if tags[stop[3]] == t.LINE else None


def text_ends(stop: Stop, tags: str) -> bool | None:
    """So is the text's."""
    return True if stop[3] + 1 >= len(tags) else None


def initial(stop: Stop, tags: str) -> bool | None:
    """A single letter before the stop is an initial or a title."""
    _, starts, ends, at = stop
    if at == 0 or starts[at] != ends[at - 1] or stop[0][starts[at]] != ".":
        return None
    alone = at < 2 or ends[at - 2] < starts[at - 1] or tags[at - 2] in _OPENERS
    return False if ends[at - 1] - starts[at - 1] <= _INITIAL and alone else None


def acronym(stop: Stop, tags: str) -> bool | None:
    """Several short words with stops and no blanks between them: an acronym's parts."""
    text, starts, ends, at = stop
    glued = ends[at] == starts[at + 1] and tags[at + 1] not in _CLOSERS
    if not glued or at == 0 or text[starts[at]] != ".":
        return None
    before, after = ends[at - 1] - starts[at - 1], ends[at + 1] - starts[at + 1]
    if before > _ACRONYM or after > _ACRONYM or not text[starts[at - 1]].isalpha():
        return None
    chained = tags[at + 2 : at + 3] == t.STOP or (at > 1 and tags[at - 2] == t.STOP)
    return False if chained else None


def ends(stop: Stop, tags: str) -> bool | None:
    """Anything else that looks like a stop is one."""
    return True


Rule = Callable[[Stop, str], bool | None]
RULES: tuple[Rule, ...] = (line_ends, text_ends, initial, acronym, ends)


def _is_end(stop: Stop, tags: str) -> bool:
    for rule in RULES:
        verdict = rule(stop, tags)
        if verdict is not None:
            return verdict
    return False


def sentence_ranges(text: str, starts: list[int], ends: list[int], tags: str) -> tuple[str, Ranges]:
    """Token ranges of the sentences, and the tags with the other stops blanked out.

    A closing mark that follows a stop without a blank belongs to the sentence it closes.
    Line ends belong to no sentence.
    """
    out: Ranges = []
    blanked: list[int] = []
    first = 0
    for match in _STOPS.finditer(tags):
        at = match.end() - 1
        if tags[at] == t.STOP and not _is_end((text, starts, ends, at), tags):
            blanked.append(at)
            continue
        last = at + 1
        if tags[at] == t.STOP:
            while last < len(tags) and tags[last] in _CLOSERS and starts[last] == ends[last - 1]:
                last += 1
        _add(out, first, last, tags)
        first = last
    _add(out, first, len(tags), tags)
    return _blank(tags, blanked), out


def _add(out: Ranges, first: int, last: int, tags: str) -> None:
    while first < last and tags[first] == t.LINE:
        first += 1
    while last > first and tags[last - 1] == t.LINE:
        last -= 1
    if first < last:
        out.append((first, last))


def _blank(tags: str, places: list[int]) -> str:
    if not places:
        return tags
    chars = list(tags)
    for at in places:
        chars[at] = t.OTHER
    return "".join(chars)
