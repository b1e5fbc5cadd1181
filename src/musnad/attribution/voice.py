"""whose voice each sentence speaks in, and which loaded words are the outlet's own"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.grammar.quotes import quotes
from musnad.lexicon import tags as t
from musnad.lexicon.loaded import cut, readings
from musnad.lexicon.loaded_forms import LoadedForm
from musnad.model import Attribution, Loaded, Shares, Voice
from musnad.tokenise import Tokens

Found = tuple[int, Loaded]
"""A loaded word with the token at which it begins."""


class _Match(NamedTuple):
    first: int
    last: int
    cut: int
    row: str


# What a token is to its sentence: part of what the outlet says, of a report's frame or
# content, or no word at all.
_OWN, _FRAME, _CONTENT, _NO_WORD = range(4)
_MARKS = f"{t.COMMA}{t.STOP}{t.COLON}{t.OPEN}{t.CLOSE}{t.QUOTE}{t.BRACKET}{t.UNBRACKET}"
_MARKS += f"{t.DASH}{t.LINE}{t.OTHER}{t.AND}{t.WITH}{t.FOR}"
# Every tag is one byte in this encoding, so that a text's tags become roles at one go.
_BYTES = "latin-1"
_ROLES = bytes(_NO_WORD if chr(code) in _MARKS else _OWN for code in range(256))
_AS_FRAME = bytes((_FRAME, _FRAME, _CONTENT, _NO_WORD)).ljust(256, b"\0")
_AS_CONTENT = bytes((_CONTENT, _CONTENT, _CONTENT, _NO_WORD)).ljust(256, b"\0")
_QUOTED = frozenset(f"{t.OPEN}{t.CLOSE}{t.QUOTE}")


def voices(tokens: Tokens, reports: Sequence[Attribution]) -> tuple[tuple[Voice, ...], Shares]:
    """In whose voice each sentence of a text speaks, and the counts over all of them.

    Args:
        tokens: the tokenised text.
        reports: what `attribute` found in it.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [voice.attributed for voice in voices(tokenise("انتهت الحرب."), ())[0]]
        [False]
    """
    roles = _roles(tokens, reports)
    found = _loaded(tokens, roles)
    out = []
    spoken = 0
    for first, last in tokens.sentences:
        said: tuple[Loaded, ...] = ()
        if found and found[0][0] < last:
            said = tuple(label for at, label in found if at < last)
            found = found[len(said) :]
        start, end = tokens.span(first, last)
        spoken += last - first > roles.count(_NO_WORD, first, last)
        out.append(Voice(start, end, _attributed(roles, first, last), said))
    return tuple(out), _shares(out, spoken, reports)


def _shares(said: list[Voice], spoken: int, reports: Iterable[Attribution]) -> Shares:
    attributed = sum([one.attributed for one in said])
    labels = [label for one in said if one.loaded for label in one.loaded]
    quoted = sum([label.quoted for label in labels])
    hidden = [one for one in reports if one.naming == "anonymous" and one.source is not None]
    return Shares(
        sentences=spoken,
        attributed=attributed,
        own=spoken - attributed,
        attributed_ratio=round(attributed / spoken, 4) if spoken else 0.0,
        anonymous=len(hidden),
        loaded_own=len(labels) - quoted,
        loaded_quoted=quoted,
    )


def _attributed(roles: bytearray, first: int, last: int) -> bool:
    content = roles.count(_CONTENT, first, last)
    return content > 0 and content >= roles.count(_OWN, first, last)


def _roles(tokens: Tokens, reports: Iterable[Attribution]) -> bytearray:
    """What each token is: a byte each, one of the roles."""
    roles = bytearray(tokens.tags.encode(_BYTES).translate(_ROLES))
    starts = tokens.starts
    for report in reports:
        for start, end in _frame(report):
            first = bisect_left(starts, start)
            last = bisect_left(starts, end, first)
            roles[first:last] = roles[first:last].translate(_AS_FRAME)
        for piece in report.content:
            first = bisect_left(starts, piece.start)
            last = bisect_left(starts, piece.end, first)
            roles[first:last] = roles[first:last].translate(_AS_CONTENT)
    return roles


def _frame(report: Attribution) -> list[tuple[int, int]]:
    """The stretches that only say who reports, to whom, when and where."""
    begin, end, source = report.cue.start, report.cue.end, report.source
    behind = [piece.start for piece in report.content if piece.start > begin]
    if behind:
        end = min(behind)
    out = [(begin, end)]
    if source is not None and not begin <= source.start < end:
        out.append((source.start, source.end))
    for relay in report.via:
        out.append((relay.start, relay.end))
    return out


def _loaded(tokens: Tokens, roles: bytearray) -> list[Found]:
    """Loaded words from left to right, the longest where several begin."""
    matches = sorted(_matches(tokens), key=lambda one: (one.first, -one.last))
    out: list[Found] = []
    done = 0
    inside: list[range] | None = None
    for one in matches:
        if one.first < done:
            continue
        done = one.last
        if one.row:
            quoted = roles[one.first] == _CONTENT
            if not quoted:
                inside = _quotations(tokens) if inside is None else inside
                quoted = any(one.first in pair for pair in inside)
            start, end = tokens.starts[one.first] + one.cut, tokens.ends[one.last - 1]
            label = Loaded(start, end, tokens.text[start:end], one.row, quoted)
            out.append((one.first, label))
    return out


def _matches(tokens: Tokens) -> Iterator[_Match]:
    """Every form of the lexicon that stands in the text, whatever it overlaps."""
    for at, form in _candidates(tokens):
        first = at - form.back
        length = _reads(tokens, first, at, form)
        if length is not None:
            yield _Match(first, first + len(form.words), length, form.row)


def _candidates(tokens: Tokens) -> Iterator[tuple[int, LoadedForm]]:
    """Forms with the place of their longest word, if the word beside it fits as well."""
    hinted = [(at, entry.loaded) for at, entry in enumerate(tokens.entries) if entry.loaded]
    for at, hint in hinted:
        for form in hint.alone:
            yield at, form
        if hint.after and at + 1 < len(tokens):
            for form in hint.after.get(readings(tokens.form(at + 1))[0][0], ()):
                yield at, form
        if hint.before and at:
            for word, _, _ in readings(tokens.form(at - 1)):
                for form in hint.before.get(word, ()):
                    yield at, form


def _reads(tokens: Tokens, first: int, known: int, form: LoadedForm) -> int | None:
    """What is cut off before the form's first word; None where the form does not stand there.

    The token `known` was looked up already.
    """
    if first < 0 or first + len(form.words) > len(tokens):
        return None
    for at, word in enumerate(form.words[1:], first + 1):
        if at != known and readings(tokens.form(at))[0][0] != word:
            return None
    bound = first > 0 and tokens.tags[first - 1] == t.FOR
    return cut(tokens.form(first), form.words[0], bound)


def _quotations(tokens: Tokens) -> list[range]:
    """What stands between quotation marks that are closed."""
    if _QUOTED.isdisjoint(tokens.tags):
        return []
    found = quotes(tokens)
    return [range(at, close) for at, close in found.close.items() if at not in found.unclosed]
