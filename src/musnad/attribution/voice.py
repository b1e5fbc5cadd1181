"""whose voice each sentence speaks in, and which loaded words are the outlet's own"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from musnad.grammar import quotes
from musnad.lexicon import fold
from musnad.lexicon import tags as t
from musnad.lexicon.loaded import LoadedForm, Start, starts
from musnad.model import Attribution, Loaded, Shares, Span, Voice
from musnad.tokenise import Tokens

Found = tuple[int, Loaded]
"""A loaded word with the token at which it begins."""

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


def voices(tokens: Tokens, reports: Iterable[Attribution]) -> tuple[Voice, ...]:
    """In whose voice each sentence of a text speaks, given the reports in it.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [voice.attributed for voice in voices(tokenise("انتهت الحرب."), ())]
        [False]
    """
    roles = _roles(tokens, reports)
    found = list(_loaded(tokens, roles))
    firsts = [first for first, _ in found]
    out = []
    for first, last in tokens.sentences:
        start, end = tokens.span(first, last)
        within = found[bisect_left(firsts, first) : bisect_left(firsts, last)]
        attributed = _attributed(roles[first:last])
        out.append(Voice(start, end, attributed, tuple(one for _, one in within)))
    return tuple(out)


def shares(tokens: Tokens, said: Iterable[Voice], reports: Iterable[Attribution]) -> Shares:
    """The counts over an article's sentences and reports."""
    roles = tokens.tags.encode(_BYTES).translate(_ROLES)
    spoken = [
        one
        for one, (first, last) in zip(said, tokens.sentences, strict=True)
        if _OWN in roles[first:last]
    ]
    attributed = sum(one.attributed for one in spoken)
    labels = [label for one in spoken for label in one.loaded]
    quoted = sum(label.quoted for label in labels)
    return Shares(
        sentences=len(spoken),
        attributed=attributed,
        own=len(spoken) - attributed,
        attributed_ratio=round(attributed / len(spoken), 4) if spoken else 0.0,
        anonymous=sum(one.naming == "anonymous" and one.source is not None for one in reports),
        loaded_own=len(labels) - quoted,
        loaded_quoted=quoted,
    )


def _attributed(roles: bytearray) -> bool:
    content = roles.count(_CONTENT)
    return content > 0 and content >= roles.count(_OWN)


def _roles(tokens: Tokens, reports: Iterable[Attribution]) -> bytearray:
    roles = bytearray(tokens.tags.encode(_BYTES).translate(_ROLES))
    for report in reports:
        for start, end in _frame(report):
            _mark(tokens, roles, start, end, _AS_FRAME)
        for piece in report.content:
            _mark(tokens, roles, piece.start, piece.end, _AS_CONTENT)
    return roles


def _mark(tokens: Tokens, roles: bytearray, start: int, end: int, role: bytes) -> None:
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    roles[first:last] = roles[first:last].translate(role)


def _frame(report: Attribution) -> Iterator[tuple[int, int]]:
    """The stretches that only say who reports, to whom, when and where."""
    cue = report.cue
    behind = [piece.start for piece in report.content if piece.start >= cue.end]
    yield cue.start, min(behind, default=cue.end)
    adjuncts = (report.addressee, report.medium, report.occasion, report.place)
    parts: tuple[Span | None, ...] = (report.source, *report.via, *adjuncts)
    for part in parts:
        if part is not None:
            yield part.start, part.end


def _loaded(tokens: Tokens, roles: bytearray) -> Iterator[Found]:
    """Loaded words from left to right, the longest where several begin."""
    text, memo = tokens.text, starts()
    begins = [
        (at, found)
        for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
        if (found := memo[text[start:end]]) is not None
    ]
    done = 0
    inside: list[range] | None = None
    for at, begin in begins:
        form = _longest(tokens, at, begin, done)
        if form is None:
            continue
        first = at - form.back
        done = first + len(form.words)
        if form.row:
            inside = _quotations(tokens) if inside is None else inside
            quoted = roles[at] == _CONTENT or any(at in one for one in inside)
            yield first, _record(tokens, first, done, begin.cut, form, quoted)


def _longest(tokens: Tokens, at: int, begin: Start, done: int) -> LoadedForm | None:
    if begin.bound and not (at and tokens.tags[at - 1] == t.FOR):
        return None
    for form in begin.forms:
        first = at - form.back
        if first >= done and _reads(tokens, first, at, form.words):
            return form
    return None


def _reads(tokens: Tokens, first: int, known: int, words: tuple[str, ...]) -> bool:
    """The words stand there; that of the token `known` was looked up already."""
    if first + len(words) > len(tokens):
        return False
    return all(
        at == known or fold(tokens.form(at)) == word for at, word in enumerate(words, first)
    )


def _quotations(tokens: Tokens) -> list[range]:
    """What stands between quotation marks that are closed."""
    if _QUOTED.isdisjoint(tokens.tags):
        return []
    found = quotes(tokens)
    return [
        range(at, close) for at, close in found.close.items() if at not in found.unclosed
    ]


def _record(
    tokens: Tokens, first: int, last: int, cut: int, form: LoadedForm, quoted: bool
) -> Loaded:
    start, end = tokens.starts[first] + cut, tokens.ends[last - 1]
    return Loaded(start, end, tokens.text[start:end], form.row, quoted)
