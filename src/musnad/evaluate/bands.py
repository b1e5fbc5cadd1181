"""whether confidence means something: how often reports of each degree are right"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from musnad.evaluate.outcome import Outcome

EDGES = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Reports of one degree of confidence.

    Attributes:
        at_least: the band's lower edge; it ends where the one above begins.
        reports: how many fall into it, without those that the gold leaves open.
        share: their share of all.
        right: how many of them have cue, source and content right.
        precision: `right` of `reports`.
        above: precision of this band and all above it together.
    """

    at_least: float
    reports: int
    share: float
    right: int
    precision: float
    above: float


def bands(outcomes: Sequence[Outcome]) -> list[Band]:
    """The bands from the surest down."""
    judged = [(one.found.confidence, one.whole) for out in outcomes for one in out.judged]
    judged += [(one.confidence, False) for out in outcomes for one in out.invented]
    rows: list[Band] = []
    upper, seen, right_so_far = 2.0, 0, 0
    for edge in EDGES:
        inside = [right for sure, right in judged if edge <= sure < upper]
        seen += len(inside)
        right_so_far += sum(inside)
        rows.append(
            Band(
                at_least=edge,
                reports=len(inside),
                share=_ratio(len(inside), len(judged)),
                right=sum(inside),
                precision=_ratio(sum(inside), len(inside)),
                above=_ratio(right_so_far, seen),
            )
        )
        upper = edge
    return rows


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
