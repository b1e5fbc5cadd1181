"""whose voice each sentence speaks in, and which loaded words are the outlet's own"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from musnad.grammar import quotes
from musnad.lexicon import fold
from musnad.lexicon import tags as t
from musnad.lexicon.loaded import LoadedForm, cut, hints
from musnad.model import Attribution, Loaded, Shares, Span, Voice
from musnad.tokenise import Tokens, tokenise

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
# Past so many chunks of text the vocabulary starts anew, so that memory stays flat.
_MOST = 200_000
_QUOTED = frozenset(f"{t.OPEN}{t.CLOSE}{t.QUOTE}")


def voices(tokens: Tokens, reports: Iterable[Attribution]) -> tuple[Voice, ...]:
    """In whose voice each sentence of a text speaks, given the reports in it.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [voice.attributed for voice in voices(tokenise("انتهت الحرب."), ())]
        [False]
    """
    roles = _roles(tokens, reports)
    found = _loaded(tokens, roles)
    out = []
    for first, last in tokens.sentences:
        said: tuple[Loaded, ...] = ()
        if found and found[0][0] < last:
            said = tuple(label for at, label in found if at < last)
            found = found[len(said) :]
        start, end = tokens.span(first, last)
        out.append(Voice(start, end, _attributed(roles[first:last]), said))
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
    starts = tokens.starts
    for report in reports:
        for start, end in _frame(report):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            roles[first:last] = roles[first:last].translate(_AS_FRAME)
        for piece in report.content:
            first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
            roles[first:last] = roles[first:last].translate(_AS_CONTENT)
    return roles


def _frame(report: Attribution) -> Iterator[tuple[int, int]]:
    """The stretches that only say who reports, to whom, when and where."""
    cue = report.cue
    behind = [piece.start for piece in report.content if piece.start >= cue.end]
    end = min(behind, default=cue.end)
    yield cue.start, end
    adjuncts = (report.addressee, report.medium, report.occasion, report.place)
    parts: tuple[Span | None, ...] = (report.source, *report.via, *adjuncts)
    for part in parts:
        if part is not None and not cue.start <= part.start < part.end <= end:
            yield part.start, part.end


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
    for at, form in dict.fromkeys(_hinted(tokens)):
        first = at - form.back
        length = _reads(tokens, first, at, form)
        if length is not None:
            yield _Match(first, first + len(form.words), length, form.row)


def _hinted(tokens: Tokens) -> Iterator[tuple[int, LoadedForm]]:
    """Tokens that may be the longest word of a form."""
    text, starts = tokens.text, tokens.starts
    for chunk in _vocabulary().hot(set(text.split())):
        hints = _vocabulary().hints[chunk]
        place = text.find(chunk)
        while place >= 0:
            for start, form in hints:
                at = bisect_left(starts, place + start)
                if at < len(starts) and starts[at] == place + start:
                    yield at, form
            place = text.find(chunk, place + 1)


class _Vocabulary:
    """What stands between blanks, parted into what has a loaded word and what has none.

    Most words are met again and again; set operations pass over them in one go.
    """

    def __init__(self) -> None:
        self.hints: dict[str, tuple[tuple[int, LoadedForm], ...]] = {}
        self._cold: set[str] = set()

    def hot(self, chunks: set[str]) -> set[str]:
        """Those of the chunks that hold a word of a form."""
        chunks -= self._cold
        for chunk in chunks - self.hints.keys():
            found = tuple(_pieces(chunk))
            if found:
                self.hints[chunk] = found
            else:
                chunks.discard(chunk)
                self._learn(chunk)
        return chunks

    def _learn(self, chunk: str) -> None:
        if len(self._cold) >= _MOST:
            self._cold.clear()
        self._cold.add(chunk)


def _pieces(chunk: str) -> Iterator[tuple[int, LoadedForm]]:
    tokens = tokenise(chunk)
    for at, start in enumerate(tokens.starts):
        for form in hints(tokens.form(at)):
            yield start, form


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def _reads(tokens: Tokens, first: int, known: int, form: LoadedForm) -> int | None:
    """What is cut off before the form's first word; None where the form does not stand there.

    The token `known` was looked up already.
    """
    if first < 0 or first + len(form.words) > len(tokens):
        return None
    for at, word in enumerate(form.words[1:], first + 1):
        if at != known and fold(tokens.form(at)) != word:
            return None
    bound = first > 0 and tokens.tags[first - 1] == t.FOR
    return cut(tokens.form(first), form.words[0], bound)


def _quotations(tokens: Tokens) -> list[range]:
    """What stands between quotation marks that are closed."""
    if _QUOTED.isdisjoint(tokens.tags):
        return []
    found = quotes(tokens)
    return [range(at, close) for at, close in found.close.items() if at not in found.unclosed]
