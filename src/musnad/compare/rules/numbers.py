"""different numbers for the same quantity"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.compare.counting import NUMBER
from musnad.compare.facts import Amount
from musnad.compare.matter import Pair, Told, named_apart
from musnad.compare.rules.found import Found, sure

_TIMES = frozenset(("days", "hours", "weeks", "months", "years", "minutes"))
# Units that measure anything: what is measured must be said again.
MEASURES = frozenset(
    """
    dollars euros pounds riyals dinars dirhams liras percent kilometres metres tonnes barrels
    megawatts degrees days hours weeks months years minutes
    """.split()
)
_LIKE = 0.18
_LIKE_OWN = 0.3
_SHARED = 0.55
_MEASURED = 0.7
# What the same role counts for: within one article, and between articles.
_ROLE_INSIDE = 0.6
_ROLE_BETWEEN = 0.2
# People are counted for what happened to them.
PERSONS = frozenset(
    """
    people soldiers children women workers migrants prisoners passengers fighters students
    """.split()
)
_DAYS = 1
_LIKE_MATTER = 0.4
_APART = 1.04
_BACK = 2
_SHARE = "percent"
_COVERED = 0.6


def other_number(pair: Pair) -> Found | None:
    """The same unit and role, and values that exclude each other."""
    if not _may(pair) or (pair.inside and not pair.contrasted):
        return None
    best: Found | None = None
    for left in pair.left.statement.amounts:
        for right in pair.right.statement.amounts:
            found = _compare(pair, left, right)
            if found is not None and (best is None or found.confidence > best.confidence):
                best = found
    return best


def other_than_before(pair: Pair) -> Found | None:
    """A number given as more or less than one before it, or only as "the number"."""
    if not pair.inside or not _may(pair):
        return None
    apart = pair.right.statement.sentence - pair.left.statement.sentence
    if not 0 <= apart <= 1:
        return None
    for right in pair.right.statement.amounts:
        if right.unit != NUMBER:
            continue
        for left in reversed(pair.left.statement.amounts):
            if left.relative or left.low is None or left.unit in MEASURES:
                continue
            if left.role and right.role and left.role != right.role:
                continue
            if _is_last(pair, left) and _excludes(left, right):
                places = (left.start, left.end), (right.start, right.end)
                note = "a number against the one given before it"
                return Found("number", "other-than-before", *places, note, 0.8 - 0.1 * apart)
    return None


def _may(pair: Pair) -> bool:
    if not (pair.left.asserts and pair.right.asserts) or pair.one_speaker:
        return False
    return pair.days is None or pair.days <= _DAYS


def _is_last(pair: Pair, amount: Amount) -> bool:
    """Whether no other number stands between an amount and the statement that points at it."""
    at = pair.right.start
    later = (
        one.start
        for told in pair.context
        for one in told.statement.amounts
        if amount.end <= one.start < at and one.unit not in MEASURES and one.unit != NUMBER
    )
    return next(later, None) is None


def _excludes(left: Amount, right: Amount) -> bool:
    if right.relative:
        return True
    return _disjoint(left, right)


def _disjoint(left: Amount, right: Amount) -> bool:
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return False
    return left.high * _APART < right.low or right.high * _APART < left.low


def _compare(pair: Pair, left: Amount, right: Amount) -> Found | None:
    if left.unit != right.unit or left.unit == NUMBER or not _disjoint(left, right):
        return None
    if (
        not _comparable(pair, left, right)
        or _grown(pair, left, right)
        or _elsewhere(pair, left, right)
    ):
        return None
    measured = left.unit in MEASURES
    alike = left.role != "" and left.role == right.role
    anchors = sum(_anchors(pair, left, right))
    if alike and not measured:
        anchors += _ROLE_INSIDE if pair.inside else _ROLE_BETWEEN
    like = _LIKE_OWN if pair.own else _LIKE
    if anchors < (_MEASURED if measured else _SHARED):
        return None
    if not pair.inside and pair.likeness < like:
        return None
    loose = -0.05 if left.loose or right.loose else 0.0
    later = -0.12 if (pair.days or 0) > 0 else 0.0
    more = (loose, later, 0.1 if alike else 0.0, 0.1 * min(anchors, 2.0))
    note = f"different numbers of {left.unit}" + (f" {left.role}" if left.role else "")
    places = (left.start, left.end), (right.start, right.end)
    return Found("number", "other-number", *places, note, sure(0.45, pair, *more))


def _comparable(pair: Pair, left: Amount, right: Amount) -> bool:
    """Whether two amounts are of one quantity, as far as unit and role tell."""
    if _said_too(left, pair.right) or _said_too(right, pair.left):
        return False
    alike = left.role != "" and left.role == right.role
    if left.unit in _TIMES or left.unit in PERSONS:
        if not alike:
            return False
    elif left.role != right.role and (left.unit in MEASURES or (left.role and right.role)):
        return False
    if left.unit == _SHARE and pair.covered < _COVERED:
        return False
    same_role = alike and left.unit not in PERSONS
    return (pair.inside and same_role) or pair.covered >= _LIKE_MATTER


def _elsewhere(pair: Pair, left: Amount, right: Amount) -> bool:
    """Whether the two clauses name different places."""
    one, other = (
        {key: word for key, word in side.clauses.get(at, {}).items() if not key[0].isdigit()}
        for side, at in ((pair.left, left.clause), (pair.right, right.clause))
    )
    return named_apart(one, other)


def _grown(pair: Pair, left: Amount, right: Amount) -> bool:
    """Whether the number may only have grown from one day to the next."""
    return (pair.days or 0) > 0 and (left.high or 0) <= (right.high or 0)


def _said_too(amount: Amount, other: Told) -> bool:
    """Whether the other statement has that very number as well."""
    return any(one.unit == amount.unit and one.low == amount.low for one in other.statement.amounts)


def _anchors(pair: Pair, left: Amount, right: Amount) -> Iterator[float]:
    """Weights of what both say of the quantity, the numbers themselves left out."""
    for key in pair.shared:
        if key[0].isdigit():
            continue
        if _away(pair.left, key, left) and _away(pair.right, key, right):
            yield pair.shared[key]


def _away(told: Told, key: str, amount: Amount) -> bool:
    """Whether a key stands in an amount's clause, or next to it, outside the amount itself."""
    return any(
        word.key == key
        and abs(word.clause - amount.clause) <= _BACK
        and not amount.start <= word.start < amount.end
        for word in told.statement.words
    )
