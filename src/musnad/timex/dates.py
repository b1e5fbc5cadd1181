"""days by their number: 15 حزيران, 21/4/2016, يوم 15

The ordered list of rules ends the file.
"""

from __future__ import annotations

from datetime import date

from musnad.lexicon.calendar_rows import Month
from musnad.timex.join import gregorian, join
from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import (
    point_of,
)
from musnad.timex.shift import turned
from musnad.timex.values import Point, Setting

_LAST_MONTH = 12
_LAST_DAY = 31
_CENTURY = 100


def day_month(setting: Setting, day: int, month: Point) -> Point | None:
    """15 حزيران, الثاني من الشهر الجاري; the first and the last of a month."""
    if month.grain != "month" or month.mod or not -1 <= day <= _LAST_DAY:
        return None
    if day < 0:
        return month._replace(mod="END")
    return month._replace(grain="day", day=day)


def day_of_this_month(setting: Setting, day: int) -> Point | None:
    """الثاني من الشهر."""
    return day_month(setting, day, turned(setting, "M", "current"))


def day_told(setting: Setting, day: int, turn: str) -> Point | None:
    """15 الجاري: the day of this or the last month."""
    return day_month(setting, day, turned(setting, "M", turn))


def month_day(setting: Setting, month: Month, day: int, year: int | Point | None = None) -> Point:
    """يناير 22, 2018: the order of English."""
    number = year.year if isinstance(year, Point) else year
    return Point("day", number, month.number, day, hijri=month.calendar == "hijri")


def full_date(setting: Setting, digits: tuple[int, int, int]) -> Point | None:
    """21/4/2016, 2016-04-21, 21.4.16: the day before the month, unless the year leads."""
    a, b, c = digits
    readings = [_date(c, b, a), _date(a, b, c)]
    if max(a, c) < _CENTURY:
        readings = [_date(2000 + c, b, a), _date(2000 + a, b, c)]
    found = [day for day in [*readings, _date(c, a, b)] if day is not None]
    if not found:
        return None
    today = setting.today
    if max(a, c) < _CENTURY and today is not None:
        found.sort(key=lambda day: abs(day - today))
    return point_of(found[0])


def _date(year: int, month: int, day: int) -> date | None:
    return gregorian(Point("day", year, month, day))


def dashed_date(setting: Setting, a: float, b: float, c: float) -> Point | None:
    """21-04-2016 in three numbers."""
    return full_date(setting, (int(a), int(b), int(c)))


def part_date(setting: Setting, digits: tuple[int, int], year: int | None = None) -> Point | None:
    """22/4: the day before the month, unless that cannot be."""
    day, month = digits if digits[1] <= _LAST_MONTH else (digits[1], digits[0])
    return Point("day", year, month, day)


def clear_part_date(setting: Setting, digits: tuple[int, int]) -> Point | None:
    """22/4 that is no fraction and no score: one number can only be the day."""
    return part_date(setting, digits) if max(digits) > _LAST_MONTH else None


def day_number(setting: Setting, day: int) -> Point:
    """يوم 15."""
    return Point("day", day=day)


def apposed(setting: Setting, first: Point, second: Point) -> Point | None:
    """اليوم الخميس, الخميس 8 كانون الأول, 15 رمضان الموافق 20 يونيو: one day told twice."""
    return join(setting, first, second)


_CUT = "comma|stop|line|until|and|dash|close|the-hour|slash"
DAYS: tuple[Rule, ...] = (
    rule("full-date", "digits=full-date ( ce-mark|pm-or-ce )?", "date", full_date),
    rule(
        "dashed-date", "a=number dash b=number dash c=year-number|number|count", "date", dashed_date
    ),
    rule("dashed-date", "a=year-number dash b=number dash c=number", "date", dashed_date),
    rule("spaced-date", "a=number slash b=number slash c=year-number|count", "date", dashed_date),
    rule("part-date", "digits=part-date comma|slash year=year-number", "date", part_date),
    rule("part-date", "<day|weekday|every|since digits=part-date", "date", part_date),
    rule("part-date", "digits=part-date", "date", clear_part_date),
    rule(
        "month-day",
        "<!number|ordinal|of month=named dash? day=number|ordinal ( of|comma )?"
        " year=year-number|year-point",
        "date",
        month_day,
    ),
    rule(
        "month-day",
        f"<!number|ordinal|of month=named dash? day=number|ordinal >{_CUT}|clock|in",
        "date",
        month_day,
    ),
)
DAY_MONTHS: tuple[Rule, ...] = (
    rule("today-of-month", "today day=ordinal of month=month-point", "date", day_month),
    rule(
        "day-month",
        "day=number|ordinal|the-number|first ( of|slash|dash|stop|in )? month=month-point",
        "date",
        day_month,
    ),
    rule("day-month", "day=ordinal-she of month=month-point", "date", day_month),
    rule("day-told", "<in|day|since|until|of day=number turn=past|next|current", "date", day_told),
    rule("day-of-month", "day=number|ordinal|the-number of the-month", "date", day_of_this_month),
)
DAY_NUMBERS: tuple[Rule, ...] = (
    rule(
        "day-number",
        "<!every|between day day=number >!unit|counted|many|year|month-of|week|day|and",
        "date",
        day_number,
    ),
)
APPOSED: tuple[Rule, ...] = (
    rule("apposed", "first=date open second=date close", "date", apposed),
    rule(
        "apposed",
        "first=date ( comma|slash|matching|for|with|day )* hijri-mark? second=date",
        "date",
        apposed,
    ),
)
