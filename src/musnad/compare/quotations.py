"""whether two reports render one statement"""

from __future__ import annotations

from musnad.compare.matter import Told, common
from musnad.compare.speakers import compatible, same

# What two renderings share at least, of the shorter one, and of the longer one: where one
# named speaker says both with the same cue, where one says both, and otherwise.
_CUE = 0.7, 0.6, 0.14
_SAME = 1.0, 0.5, 0.28
_OTHER = 1.4, 0.62, 0.36
_STRICT = 0.85


def same_statement(left: Told, right: Told) -> float:
    """How alike two renderings are; 0 where they are not of one statement."""
    if not left.total or not right.total or left.flips != right.flips:
        return 0.0
    shared = sum(common(left.weights, right.weights).values())
    least, most = sorted((left.total, right.total))
    named = same(left.speaker, right.speaker)
    alike = named and left.statement.cue_kind == right.statement.cue_kind
    enough, covered, whole = _CUE if alike else _SAME if named else _OTHER
    if shared < enough or shared < covered * least or shared < whole * most:
        return 0.0
    if not compatible(left.speaker, right.speaker) and shared < _STRICT * most:
        return 0.0
    if _negated(left, right) or _counts_differ(left, right):
        return 0.0
    return round(shared / least, 3)


def _negated(left: Told, right: Told) -> bool:
    """Whether one negates what the other affirms."""
    one = {word.key: word.negated for word in left.statement.words}
    focus = {word.key for word in (*left.statement.words, *right.statement.words) if word.focus}
    return any(
        word.key in focus and word.key in one and one[word.key] != word.negated
        for word in right.statement.words
    )


def _counts_differ(left: Told, right: Told) -> bool:
    one = {amount.unit: amount.low for amount in left.statement.amounts if not amount.loose}
    return any(
        amount.unit in one and amount.low != one[amount.unit] and not amount.loose
        for amount in right.statement.amounts
    )
