"""from one time to another, and days in a row that share a month

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.plan import Rule, rule
from musnad.timex.values import Pair, Point, Setting, Stretch
from musnad.timex.weekdays import weekday_in_week

_YEARS = range(1000, 2200)
_NEAR_YEARS = range(1900, 2101)
_NOON = 12
_WIDTH = ("day", "week", "month", "year")


def stretch(setting: Setting, first: Point | int, last: Point | int) -> Stretch | None:
    """من الخميس إلى السبت, بين 2011 و2015."""
    start, end = _point(first), _point(last)
    if start is None or end is None or start.grain not in _WIDTH or end.grain not in _WIDTH:
        return None
    return Stretch(_filled(start, end), end)


def _point(value: Point | int | float) -> Point | None:
    if isinstance(value, Point):
        return value
    return Point("year", int(value)) if value in _YEARS else None


def _filled(start: Point, end: Point) -> Point:
    """What only the second says counts for both: من 4 آذار إلى 22 أيار 2015."""
    if start.year is None and start.month is not None and end.month is not None:
        earlier = start.month > end.month and end.year is not None
        return start._replace(year=(end.year or 0) - 1 if earlier else end.year, hijri=end.hijri)
    if start.month is None and start.day is not None and not start.weekday:
        return start._replace(year=end.year, month=end.month, hijri=end.hijri)
    if start.clock and not (start.day or start.weekday) and end.clock:
        return end._replace(clock=start.clock, mod="")
    return start


def days(setting: Setting, first: int, last: Point) -> Stretch | None:
    """من 4 إلى 22 كانون الثاني, 19-20 نوفمبر."""
    if last.grain != "day" or last.day is None or first >= last.day:
        return None
    return Stretch(last._replace(day=first, weekday=None), last)


def days_of(setting: Setting, first: int, last: int, month: Point) -> Stretch | None:
    """من 4-23 في الشهر المقبل."""
    if month.grain != "month" or month.mod:
        return None
    return days(setting, first, month._replace(grain="day", day=last))


def years(setting: Setting, first: int, last: int) -> Stretch | None:
    """2014-2018."""
    if not first < last or first not in _YEARS or last not in _YEARS:
        return None
    return Stretch(Point("year", first), Point("year", last))


def hours(setting: Setting, first: int, last: Point) -> Stretch | None:
    """بين الثالثة والخامسة مساء: the part of the day counts for both."""
    if not last.clock or not 0 < first <= _NOON:
        return None
    late = last.clock[0] > _NOON and first + _NOON <= last.clock[0]
    return Stretch(last._replace(clock=(first + _NOON if late else first,)), last)


def from_now(setting: Setting, last: Point) -> Stretch | None:
    """من الآن وحتى نهاية العام."""
    if setting.today is None:
        return None
    day = setting.today
    return Stretch(Point("day", day.year, day.month, day.day), last)


def in_week(setting: Setting, week: Point, first: Point, last: Point) -> Stretch | None:
    """الأسبوع المقبل بين الأربعاء والجمعة."""
    if not first.weekday or not last.weekday or week.year is None:
        return None
    days = (weekday_in_week(setting, weekday, week) for weekday in (first.weekday, last.weekday))
    return Stretch(*days)


def two_days(setting: Setting, first: int, last: Point) -> Pair | None:
    """15 و16 حزيران: two days, of which the second says the month."""
    if last.grain != "day" or last.day is None or (last.month is None and last.year is None):
        return None
    return Pair(last._replace(day=first, weekday=None, part="", clock=()), last)


def bare_year(setting: Setting, year: int) -> Point | None:
    """منذ 2011, مونديال 2018."""
    return Point("year", year) if year in _NEAR_YEARS else None


def two_years(setting: Setting, first: int, last: int) -> Pair | None:
    """عامي 2011 و2015."""
    return Pair(Point("year", first), Point("year", last))


_POINT = "date|month-point|year-point|moment|hour|week-point|era"
_HYPHEN = "until|dash"
RANGES: tuple[Rule, ...] = (
    rule(
        "in-week",
        "week=week-point of day? first=date until last=date",
        "stretch",
        in_week,
    ),
    rule(
        "in-week",
        "week=week-point between day? first=date and last=date",
        "stretch",
        in_week,
    ),
    rule(
        "days-of",
        f"of|between? first=number|ordinal {_HYPHEN}|and last=number|ordinal"
        " of|in? month=month-point",
        "stretch",
        days_of,
    ),
    rule(
        "days", f"of day? first=number|ordinal|the-number and? {_HYPHEN} last=date", "stretch", days
    ),
    rule("days", "between two-of|day? first=number|ordinal and|dash last=date", "stretch", days),
    rule("days", f"first=number|ordinal {_HYPHEN}|slash last=date", "stretch", days),
    rule(
        "two-days",
        "<two-of|in|of|comma|weekday|day first=number|ordinal and last=date",
        "pair",
        two_days,
    ),
    rule("years", "between two-of? first=year-number and|dash last=year-number", "stretch", years),
    rule("years", f"of? first=year-number and? {_HYPHEN} last=year-number", "stretch", years),
    rule("two-years", "two-of first=year-number and last=year-number", "pair", two_years),
    rule(
        "stretch",
        f"of first={_POINT}|year-number and? until last={_POINT}|year-number",
        "stretch",
        stretch,
    ),
    rule(
        "stretch",
        f"of first={_POINT}|year-number dash last={_POINT}|year-number",
        "stretch",
        stretch,
    ),
    rule(
        "stretch",
        f"between first={_POINT}|year-number and|dash last={_POINT}|year-number",
        "stretch",
        stretch,
    ),
    rule("stretch", f"first={_POINT} and? {_HYPHEN} last={_POINT}", "stretch", stretch),
    rule(
        "hours", "of|between first=ordinal-she|number and|until last=hour|moment", "stretch", hours
    ),
    rule("from-now", f"of reference and? until last={_POINT}", "stretch", from_now),
)
_COUNTED = "other|unit|many|counted|single|about"
BARE_YEARS: tuple[Rule, ...] = (
    rule(
        "bare-year",
        f"<in|since|until|during|before|after|edge|and year=year-number >!{_COUNTED}",
        "year-point",
        bare_year,
    ),
    rule("bare-year", "<in|since|during|until year=year-number", "year-point", bare_year),
    rule(
        "bare-year",
        f"<other|definite|for|with|open year=year-number >!{_COUNTED}",
        "year-point",
        bare_year,
    ),
)
