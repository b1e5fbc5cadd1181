"""pairs of statements -> what they have to do with each other"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.compare.facts import Sheet
from musnad.compare.findings import Finding
from musnad.compare.matter import LEAD, Pair, Told, common
from musnad.compare.quotations import same_statement
from musnad.compare.rules import RULES, Found, Rule, denied_this, other_number

# What shares less is not looked at.
_SHARED = 0.7
_DOUBT = 0.35
LEAST = 0.5
_BOTH = 2
_COVERED = 0.65


def within(told: Sequence[Told], sheet: Sheet) -> Iterator[Finding]:
    """What the statements of one article have to do with each other, and its retreats."""
    for two, right in enumerate(told):
        for one in range(two):
            left = told[one]
            if _nested(left, right):
                continue
            pair = Pair(left, right, 1.0, told)
            if pair.shared or right.statement.points or right.statement.turn or _numbers(pair):
                yield from _judged(pair, one, two)
    for number, retreat in enumerate(sheet.retreats):
        places = (retreat.start, retreat.end), retreat.actor or (0, 0)
        yield Finding(
            "retreat",
            sheet.id,
            sheet.id,
            number,
            -1,
            "reported",
            retreat.row,
            *places,
            note="a retreat that the article tells of",
            value=0.75,
        )


def between(old: Sequence[Told], new: Sequence[Told], likeness: float) -> Iterator[Finding]:
    """What the statements of two articles have to do with each other."""
    apart = bool(old and new) and old[0].sheet.outlet != new[0].sheet.outlet
    for one, left in enumerate(old):
        own = left.statement.cue is None
        for two, right in enumerate(new):
            if own and right.statement.cue is None and not (apart and _lead(left, right)):
                continue
            if left.weights.keys().isdisjoint(right.weights):
                continue
            if sum(common(left.weights, right.weights).values()) >= _SHARED:
                yield from _judged(Pair(left, right, likeness), one, two)


def _lead(left: Told, right: Told) -> bool:
    return left.statement.sentence <= LEAD and right.statement.sentence <= LEAD


def retold(old: Sequence[Told], new: Sequence[Told]) -> Iterator[Finding]:
    """Reports of one article that the other one has as well."""
    for one, left in enumerate(old):
        if left.statement.id is None:
            continue
        for two, right in enumerate(new):
            if right.statement.id is None or left.weights.keys().isdisjoint(right.weights):
                continue
            likeness = same_statement(left, right)
            if likeness:
                yield Finding("same", left.sheet.id, right.sheet.id, one, two, value=likeness)


def _numbers(pair: Pair) -> bool:
    return bool(pair.left.statement.amounts and pair.right.statement.amounts)


def _judged(pair: Pair, one: int, two: int) -> Iterator[Finding]:
    """The surest clash of a pair: a conflict, or the reversal of one speaker."""
    found = [clash for clash in (rule(pair) for rule in _rules(pair)) if clash is not None]
    best = max(found, key=lambda clash: clash.confidence, default=None)
    if best is None:
        return
    reports = (pair.left.statement.confidence, pair.right.statement.confidence)
    value = round(best.confidence * (0.6 + 0.4 * min(reports)), 3)
    kind = "reversal" if pair.one_speaker else "conflict"
    if kind == "reversal" and not _turned(pair):
        return
    if value < (_DOUBT if kind == "reversal" else LEAST):
        return
    yield _finding("reversal" if kind == "reversal" else "conflict", pair, one, two, best, value)


def _rules(pair: Pair) -> tuple[Rule, ...]:
    """The rules that may judge a pair: an outlet's own sentences are background more often
    than claims, so that they need the more to be held against something."""
    if not pair.own:
        return RULES
    if pair.inside:
        return RULES if pair.own == 1 and pair.contrasted else (denied_this,)
    if pair.own == _BOTH:
        apart = pair.left.sheet.outlet != pair.right.sheet.outlet
        return (other_number,) if pair.leads and apart else ()
    if pair.covered >= _COVERED:
        return RULES
    return (other_number,) if pair.leads else ()


def _finding(kind: str, pair: Pair, one: int, two: int, best: Found, value: float) -> Finding:
    return Finding(
        "reversal" if kind == "reversal" else "conflict",
        pair.left.sheet.id,
        pair.right.sheet.id,
        one,
        two,
        best.kind,
        best.rule,
        best.left,
        best.right,
        best.note,
        value,
    )


def _turned(pair: Pair) -> bool:
    """Whether a speaker's two statements are of different times."""
    if pair.inside:
        return bool(pair.left.statement.turn or pair.right.statement.turn)
    return pair.days is None or pair.days > 0


def _nested(left: Told, right: Told) -> bool:
    """Whether one statement is part of the other, or they share their content."""
    return (
        any(a < d and c < b for a, b in left.statement.spans for c, d in right.statement.spans)
        or right.statement.parent == left.statement.id is not None
    )
