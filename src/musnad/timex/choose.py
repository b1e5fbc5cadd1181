"""which of several times is meant: the nearest, weighed by what the text says"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from math import inf

from musnad.timex.reckon import (
    month_shift,
)
from musnad.timex.values import Point, Setting, Stretch

Settled = Point | Stretch | None


PAST = ("past", "latest", "before-it")
NEXT = ("next", "after-it", "after-next")
# How many times farther a time seems that lies against the clause's tense.
AGAINST_DAY, AGAINST_MONTH = 3, 30
# The same for what lies ahead, by tense; behind "since" nothing does.
_AHEAD = {"future": 1.0, "": 1.5, "since": inf}
NONE = Point("none")


def dated(point: Point, day: date) -> Point:
    part, clock, zone, mod = point.part, point.clock, point.zone, point.mod
    year, month = day.year, day.month
    return Point("day", year, month, day.day, None, "", part, clock, zone, mod)


def years(point: Point, setting: Setting) -> Iterable[int]:
    if point.year is not None or setting.today is None:
        return (point.year or 0,)
    return range(setting.today.year - 1, setting.today.year + 2)


def choose(days: list[date], point: Point, setting: Setting, against: int) -> date | None:
    """The day that is meant among those that could be."""
    today = setting.today
    if not days or today is None or (len(days) == 1 and point.year is not None):
        return days[0] if days else None
    month = point.month is not None and point.day is None and not point.hijri
    if point.turn in PAST:
        edge = today.replace(day=1) if month else today
        return max((day for day in days if day < edge), default=None)
    if point.turn in NEXT:
        edge = date(*month_shift(today, 1), 1) if month else today
        return min((day for day in days if day >= edge and day != today), default=None)
    return min(days, key=_distance(today, point, setting, against))


def _distance(today: date, point: Point, setting: Setting, against: int) -> Callable[[date], float]:
    tense = setting.tense()
    whole = today.replace(day=1) if point.day is None and not point.hijri else today

    def far(day: date) -> float:
        days = (day - whole).days
        if days > 0:
            return days * _AHEAD.get(tense, against)
        return -days * (against if tense == "future" else 1)

    return far
