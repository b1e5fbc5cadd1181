"""how one wording differs from another: words dropped, added, replaced"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from musnad.compare.row import Row
from musnad.model.comparison import Drift, Side

# The classes of cue that lend nothing to what is said.
PLAIN = frozenset(("say", "announce", "report", "add", "note", "explain", "write", "express"))


def drift(fullest: Side, other: Side) -> tuple[Drift, ...]:
    """How a rendering differs from the fullest one, in the order of the words."""
    return tuple(_drift(fullest, other))


def _drift(fullest: Side, other: Side) -> Iterator[Drift]:
    if fullest.cue_class != other.cue_class and not {fullest.cue_class, other.cue_class} <= PLAIN:
        yield Drift("cue", fullest.cue or "", other.cue or "")
    one, two = wording(fullest), wording(other)
    before, after = _row(one), _row(two)
    for code in Levenshtein.opcodes(before.words, after.words):
        tag = code.tag
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag == "replace":
            yield Drift("replaced", _text(before, a, b), _text(after, c, d))
        elif tag == "delete":
            yield Drift("dropped", _text(before, a, b), "")
        elif tag == "insert":
            yield Drift("added", "", _text(after, c, d))


class Piece(NamedTuple):
    """Some words of two wordings: `kept` in both, `dropped` in the second, or `added` there."""

    change: Literal["kept", "dropped", "added"]
    text: str


def apart(fullest: Side, other: Side) -> tuple[Piece, ...]:
    """A rendering word by word beside the fullest one, what is gone in its place."""
    before, after = _row(wording(fullest)), _row(wording(other))
    pieces: list[Piece] = []
    for code in Levenshtein.opcodes(before.words, after.words):
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "equal":
            pieces.append(Piece("kept", _text(after, c, d)))
            continue
        if b > a:
            pieces.append(Piece("dropped", _text(before, a, b)))
        if d > c:
            pieces.append(Piece("added", _text(after, c, d)))
    return tuple(pieces)


def wording(side: Side) -> str:
    """What is said, in the order of the text."""
    return " … ".join(span.text for span in sorted(side.content, key=lambda span: span.start))


@lru_cache(maxsize=512)
def _row(text: str) -> Row:
    """A wording's words; the fullest one of a family is set beside every other one."""
    return Row(text)


def _text(row: Row, first: int, last: int) -> str:
    return row.text[row.starts[first] : row.ends[last - 1]]
