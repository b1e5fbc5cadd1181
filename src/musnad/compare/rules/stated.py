"""the article itself says that two accounts differ"""

from __future__ import annotations

from musnad.compare.matter import Pair, Told, common
from musnad.compare.rules.found import Found

_LEAST = 0.3
_NEAR = 2


def said_to_differ(pair: Pair) -> Found | None:
    """Behind "contrary to what" stands a statement that clashes with the last one before it."""
    if not pair.inside or not pair.right.statement.contrary or pair.one_speaker:
        return None
    apart = pair.right.statement.sentence - pair.left.statement.sentence
    if not 0 <= apart <= _NEAR or pair.left.statement.at > pair.right.statement.at:
        return None
    if pair.sum < _LEAST or pair.left is not _nearest(pair):
        return None
    places = _place(pair.left.statement.spans), _place(pair.right.statement.spans)
    note = "the article says that they differ"
    return Found("opposition", "said-to-differ", *places, note, 0.75 - 0.05 * apart)


def _nearest(pair: Pair) -> Told | None:
    """The earlier statement that has the most in common with the later one."""
    right = pair.right
    claims = [
        one
        for one in pair.context
        if one.statement.id is not None
        and one.statement.at < right.statement.at
        and one.speaker != right.speaker
        and 0 <= right.statement.sentence - one.statement.sentence <= _NEAR
    ]
    return max(
        claims,
        key=lambda one: (sum(common(one.weights, right.weights).values()), one.statement.at),
        default=None,
    )


def _place(spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)
