"""days of the week: bare, told from today, with their number, the nth of a month

The ordered list of rules ends the file.
"""

from __future__ import annotations

from datetime import date

from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import (
    point_of,
)
from musnad.timex.shift import turned
from musnad.timex.values import Point, Setting


def weekday_alone(setting: Setting, weekday: int) -> Point:
    """الخميس."""
    return Point("day", weekday=weekday)


def weekday_told(setting: Setting, weekday: int, turn: str) -> Point:
    """الخميس الماضي."""
    return Point("day", weekday=weekday, turn=turn)


def weekday_now(setting: Setting, weekday: int) -> Point:
    """هذا الخميس: that of this week."""
    return weekday_in_week(setting, weekday, turned(setting, "W", "current"))


def weekday_in_week(setting: Setting, weekday: int, week: Point) -> Point:
    """الجمعة من الأسبوع المقبل."""
    if week.year is None:
        return Point("day", weekday=weekday)
    return point_of(date.fromisocalendar(week.year, int(week.sub[1:]), weekday))


def weekday_number(setting: Setting, weekday: int, day: int) -> Point:
    """الخميس 21: the month in which they fall together."""
    return Point("day", weekday=weekday, day=day)


def weekday_nth(
    setting: Setting, weekday: int, nth: int, month: Point | None = None
) -> Point | None:
    """الجمعة الأولى من رمضان, أول يوم جمعة من يوليو."""
    month = month or turned(setting, "M", "current")
    if month.grain != "month" or month.hijri:
        return None
    return month._replace(grain="day", weekday=weekday, nth=nth)


def nth_bare(setting: Setting, weekday: int, nth: int, month: Point | str) -> Point | None:
    """أول يوم جمعة من يوليو."""
    return weekday_nth(setting, weekday, nth, month if isinstance(month, Point) else None)


_CUT = "comma|stop|line|until|and|dash|close|the-hour|slash"
WEEKDAYS: tuple[Rule, ...] = (
    rule(
        "weekday-nth",
        "nth=first day? weekday=weekday|bare-weekday of|in month=month-point|the-month",
        "date",
        nth_bare,
    ),
    rule(
        "weekday-nth",
        "weekday=weekday nth=ordinal|ordinal-she of|in month=month-point",
        "date",
        weekday_nth,
    ),
    rule("weekday-told", "day? weekday=weekday turn=turn", "date", weekday_told),
    rule("weekday-in-week", "day? weekday=weekday of? week=week-point", "date", weekday_in_week),
    rule(
        "weekday-in-week", "week=week-point ( comma|day )* weekday=weekday", "date", weekday_in_week
    ),
    rule("weekday-now", "this day? weekday=weekday", "date", weekday_now),
    rule(
        "weekday-number",
        f"day? weekday=weekday comma|open? day=number >{_CUT}",
        "date",
        weekday_number,
    ),
    rule(
        "weekday-number",
        "day? weekday=weekday in day=number|ordinal|ordinal-she >stop|line|comma",
        "date",
        weekday_number,
    ),
    rule("weekday-nth", "day? weekday=weekday nth=ordinal >stop|line", "date", weekday_nth),
    rule("weekday", "day? weekday=weekday", "date", weekday_alone),
)
