"""stretches of a text, compared by the characters they share"""

from __future__ import annotations

import tomllib
from importlib.resources import files

Pieces = tuple[tuple[int, int], ...]
"""Where something stands, as (start, end) pairs; most often one, at times two."""

_CONVENTIONS = tomllib.loads(
    files("musnad.evaluate").joinpath("conventions.toml").read_text(encoding="utf-8")
)
EDGES: frozenset[str] = frozenset(_CONVENTIONS["edges"])
PRONOUNS: frozenset[str] = frozenset(_CONVENTIONS["pronouns"])


def stripped(text: str, pieces: Pieces) -> Pieces:
    """The pieces without quotation marks, blanks and punctuation at their edges."""
    kept = []
    for start, end in pieces:
        inner = range(start, end)
        first = next((at for at in inner if text[at] not in EDGES), None)
        if first is not None:
            last = next(at for at in reversed(inner) if text[at] not in EDGES)
            kept.append((first, last + 1))
    return tuple(kept)


def characters(pieces: Pieces) -> set[int]:
    """Every position that the pieces cover."""
    return {at for start, end in pieces for at in range(start, end)}


def overlap(one: Pieces, other: Pieces) -> float:
    """Intersection over union of the characters; two empty stretches are equal."""
    left, right = characters(one), characters(other)
    union = left | right
    return len(left & right) / len(union) if union else 1.0


def touch(one: Pieces, other: Pieces) -> bool:
    """Whether the two share a character."""
    return not characters(one).isdisjoint(characters(other))
