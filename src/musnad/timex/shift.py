"""this, last and next year, month, week and day, counted from publication or from the text"""

from __future__ import annotations

from datetime import date, timedelta

from musnad.timex.reckon import DAYS_IN_WEEK, month_shift, point_of, week_point
from musnad.timex.values import Point, Setting

STEPS = {
    "past": -1,
    "latest": -1,
    "before-it": -1,
    "current": 0,
    "next": 1,
    "after-it": 1,
    "after-next": 2,
}
# "The following year" counts from the time named last, where the text has named one.
_FROM_TEXT = ("before-it", "after-it")
GRAINS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def turned(setting: Setting, unit: str, turn: str) -> Point:
    """The unit's point, so many steps away as its adjective says."""
    return stepped(base(setting, turn), unit, STEPS[turn])


def base(setting: Setting, turn: str = "") -> date | None:
    """The day from which is counted."""
    last = setting.last
    if turn in _FROM_TEXT and last is not None and last.year and not last.hijri:
        return date(last.year, last.month or 1, last.day or 1)
    return setting.today


def stepped(day: date | None, unit: str, steps: int) -> Point:
    """The unit that many steps from a day's; open where there is no day."""
    if day is None:
        return Point(GRAINS[unit])
    if unit == "Y":
        return Point("year", day.year + steps)
    if unit == "M":
        return Point("month", *month_shift(day, steps))
    if unit == "W":
        return week_point(day + timedelta(steps * DAYS_IN_WEEK))
    return point_of(day + timedelta(steps))
