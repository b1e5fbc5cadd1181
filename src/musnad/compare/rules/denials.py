"""one denies what another asserts"""

from __future__ import annotations

from musnad.compare.matter import Pair, Told, heavy
from musnad.compare.rules.found import Found, sure

_LEAST = 1.4
_COVERED = 0.6
# Where the claim has nearly all of it.
_LEAST_WHOLE = 0.7
_WHOLE = 0.8
_LEAST_INSIDE = 0.7
_COVERED_INSIDE = 0.5
# Days between a claim and its denial.
_DAYS = 7
_NEAR = 3
# "This", and nothing else.
_BARE = 0.3
_DENIED = "deny"


def denied(pair: Pair) -> Found | None:
    """The content of a denial is what the other statement asserts."""
    left, right = pair.left, pair.right
    if left.flips == right.flips or left.statement.points or right.statement.points:
        return None
    denial, claim = (left, right) if left.flips else (right, left)
    if denial.statement.certainty != "denied" or not claim.asserts:
        return None
    inside = pair.inside and abs(left.statement.sentence - right.statement.sentence) <= _NEAR
    least, covered = (_LEAST_INSIDE, _COVERED_INSIDE) if inside else (_LEAST, _COVERED)
    if pair.sum < least and (pair.sum < _LEAST_WHOLE or pair.sum < _WHOLE * denial.total):
        return None
    if pair.sum < covered * denial.total or _turned(denial, claim):
        return None
    if claim.statement.cue is None and pair.sum < _LEAST:
        return None
    if not _names_it(pair, denial):
        return None
    rule = "denied"
    note = "one denies what the other asserts"
    confidence = sure(0.55, pair, 0.15 * min(1.0, pair.sum / denial.total))
    return Found("denial", rule, _place(left), _place(right), note, confidence)


def _names_it(pair: Pair, denial: Told) -> bool:
    """Whether the claim has what a denial names first: no role in, no intention of."""
    first = next((word.key for word in denial.statement.words), None)
    return first in pair.shared and (pair.days is None or pair.days <= _DAYS)


def denied_this(pair: Pair) -> Found | None:
    """A denial that only points back, and the claim before it in the same article."""
    claim, denial = pair.left, pair.right
    if not denial.statement.points or not pair.inside or claim.flips or not claim.asserts:
        return None
    if claim.statement.id is None or pair.one_speaker or claim.start > denial.statement.at:
        return None
    apart = denial.statement.sentence - claim.statement.sentence
    if not 0 <= apart <= _NEAR or claim is not _pointed_at(pair):
        return None
    note = "a denial that points back at the claim before it"
    confidence = 0.8 - 0.08 * apart
    return Found("denial", "denied-this", _place(claim), _place(denial), note, confidence)


def _pointed_at(pair: Pair) -> Told | None:
    """The claim that a denial means: the one its speaker goes on to talk of, else the last."""
    denial = pair.right
    goes_on = {
        key
        for one in pair.context
        if one.speaker == denial.speaker and one.statement.at > denial.statement.at
        for key in one.weights
    }
    if denial.total < _BARE:
        goes_on = set()
    return max(
        (one for one in pair.context if _may_be_meant(one, denial)),
        key=lambda one: (heavy(goes_on, one.weights), one.statement.at),
        default=None,
    )


def _may_be_meant(one: Told, denial: Told) -> bool:
    """Whether a denial may point at a statement: a claim of somebody else, not far before."""
    apart = denial.statement.sentence - one.statement.sentence
    reported = one.statement.id is not None and one.asserts
    before = one.statement.at < denial.statement.at and 0 <= apart <= _NEAR
    return reported and before and one.speaker != denial.speaker


def _turned(denial: Told, claim: Told) -> bool:
    """Whether the claim itself negates what is denied, so that both say the same."""
    negated = {word.key for word in claim.statement.words if word.negated}
    turned = {word.key for word in denial.statement.words if word.negated}
    return not negated.isdisjoint(denial.weights.keys() - turned)


def _place(told: Told) -> tuple[int, int]:
    if told.flips and told.statement.cue is not None:
        end = max(end for _, end in told.statement.spans)
        return min(told.statement.at, told.start), end
    return told.start, max(end for _, end in told.statement.spans)
