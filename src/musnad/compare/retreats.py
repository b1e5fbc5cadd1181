"""retreats that an article tells of: somebody goes back on what they said, offered or decided"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.compare.facts import Retreat
from musnad.compare.row import Row
from musnad.compare.telling import keys
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import retreats
from musnad.lexicon.glossary import Hit

_LONGEST = 8
_AROUND = 3
_NOUNS = frozenset(t.NOUNS + t.SAYING + t.CLAIM)
_VERBS = frozenset((t.VERB, t.WEAK, t.OTHER_VERB, t.BE, t.MODAL))

Ranges = tuple[tuple[int, int], ...]


def told(row: Row, sentences: Ranges) -> Iterator[Retreat]:
    """The retreats in a text, sentence by sentence."""
    for number, (start, end) in enumerate(sentences):
        first, last = row.range(start, end)
        hits = retreats().within(row.words[first:last])
        for hit in hits:
            if hit.value == "back" and not _is_decline(row, hit, first, last):
                yield _retreat(row, hit, first, last, number)


def turns(row: Row, first: int, last: int) -> int:
    """Whether an account turns to a later statement (1), or back to an earlier one (-1)."""
    kinds = {hit.value for hit in retreats().within(row.words[first:last])}
    return 1 if "later" in kinds else -1 if "earlier" in kinds else 0


def _retreat(row: Row, hit: Hit[str], first: int, last: int, number: int) -> Retreat:
    at = hit.first + first
    actor = _actor(row, first, at, last)
    named = keys(row, *actor) if actor else {}
    return Retreat(
        row.starts[at],
        row.ends[hit.last + first - 1],
        (row.starts[actor[0]], row.ends[actor[1] - 1]) if actor else None,
        tuple(dict.fromkeys(named.values())),
        number,
        hit.row,
    )


def _actor(row: Row, first: int, at: int, last: int) -> tuple[int, int] | None:
    """Who goes back: the subject behind the verb, before it, or of the sentence's first verb."""
    behind = _phrase(row, at + 1, last)
    if behind and not row.led[behind[0]] and _names(row, behind[0]):
        return behind
    start = at
    while start > first and row.tags[start - 1] in _NOUNS and not row.led[start - 1]:
        start -= 1
        if row.breaks[start]:
            break
    if start < at and _names(row, start) and (start == first or row.tags[start - 1] not in _VERBS):
        return start, min(at, start + _LONGEST)
    return _subject(row, first, at)


def _names(row: Row, at: int) -> bool:
    return row.definite[at] or row.tags[at] in (t.NAME, t.OFFICE, t.GROUP)


def _subject(row: Row, first: int, at: int) -> tuple[int, int] | None:
    """The noun phrase behind the first verb of the sentence, before its next verb."""
    for place in range(first, at - 1):
        if row.tags[place] in _VERBS and row.tags[place + 1] in _NOUNS:
            return _phrase(row, place + 1, at)
    return None


def _phrase(row: Row, at: int, last: int) -> tuple[int, int] | None:
    """The noun phrase at a place; one that begins with a name is a name alone."""
    end = at
    while end < min(last, at + _LONGEST) and row.tags[end] in _NOUNS:
        bare_name = row.tags[at] == t.NAME and row.tags[end] != t.NAME
        if end > at and (row.breaks[end] or row.led[end] or bare_name):
            break
        end += 1
    return (at, end) if end > at else None


def _is_decline(row: Row, hit: Hit[str], first: int, last: int) -> bool:
    """A figure that falls from a level goes back on nothing."""
    at, end = hit.first + first, hit.last + first
    around = row.words[max(first, at - _AROUND) : min(last, end + _AROUND)]
    figures = any(one.value == "figure" for one in retreats().within(around))
    return figures or any(word[0].isdigit() for word in around)
