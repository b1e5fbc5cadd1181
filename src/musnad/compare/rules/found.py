"""what a rule finds: a kind, the words that clash, and how sure it is"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from musnad.compare.matter import Pair
from musnad.model.comparison import ConflictKind

Place = tuple[int, int]


class Found(NamedTuple):
    """A clash between two statements.

    Attributes:
        kind: how they differ.
        rule: the rule's name.
        left, right: where the words that clash stand.
        note: what decided, in English.
        confidence: before the reports' own confidence is counted in.
    """

    kind: ConflictKind
    rule: str
    left: Place
    right: Place
    note: str
    confidence: float


Rule = Callable[[Pair], Found | None]


def sure(base: float, pair: Pair, *more: float) -> float:
    """A confidence from a rule's own, what the statements share, and what else speaks for it."""
    matter = 0.06 * min(pair.sum, 4.0) + (0.05 if pair.inside else 0.1 * pair.likeness)
    return max(0.05, min(0.97, base + matter + sum(more)))
