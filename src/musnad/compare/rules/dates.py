"""another day for the same event"""

from __future__ import annotations

from musnad.compare.facts import Dated
from musnad.compare.matter import Pair, Told, common, told
from musnad.compare.rules.found import Found, sure
from musnad.compare.when import LONGEST

_LEAST = 0.9
_COVERED = 0.6
_OF_LONGER = 0.45
# What is said of later days is news of its own.
_DAYS = 2


def other_day(pair: Pair) -> Found | None:
    """Clauses that tell the same, each with its only day, and the days differ."""
    if not (pair.left.asserts and pair.right.asserts) or pair.left.flips or pair.right.flips:
        return None
    if pair.own or (pair.days or 0) > _DAYS:
        return None
    left, right = _only(pair.left), _only(pair.right)
    if left is None or right is None or not _apart(left, right) or not _one_side(pair, left, right):
        return None
    one, other = _around(pair.left, left), _around(pair.right, right)
    shared = sum(common(one, other).values())
    least, most = sorted((sum(one.values()), sum(other.values())))
    if shared < _LEAST or shared < _COVERED * least or shared < _OF_LONGER * most:
        return None
    places = (left.start, left.end), (right.start, right.end)
    note = f"{left.begin} against {right.begin}"
    return Found("date", "other-day", *places, note, sure(0.5, pair, 0.1 * min(shared, 2.0)))


def _only(side: Told) -> Dated | None:
    """The one day that a statement names, if it is not that of the article."""
    days = side.statement.days
    if len(days) != 1 or _length(days[0]) > LONGEST or days[0].begin == side.sheet.day:
        return None
    return days[0]


def _length(day: Dated) -> int:
    return 0 if day.begin == day.finish else 1 + abs(int(day.finish[-2:]) - int(day.begin[-2:]))


def _apart(left: Dated, right: Dated) -> bool:
    return left.finish < right.begin or right.finish < left.begin


def _one_side(pair: Pair, left: Dated, right: Dated) -> bool:
    """Whether both days lie before their article, or both behind it."""
    return (left.begin > pair.left.sheet.day) == (right.begin > pair.right.sheet.day)


def _around(side: Told, day: Dated) -> dict[str, float]:
    """What the clause of a day says beside it."""
    words = side.clauses.get(day.clause, {})
    return told({key: word for key, word in words.items() if not day.start <= word.start < day.end})
