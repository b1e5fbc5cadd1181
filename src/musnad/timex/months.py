"""months and years: named, told from today, with their beginning, middle and end

The ordered list of rules ends the file.
"""

from __future__ import annotations

from datetime import date

from musnad.lexicon.calendar_rows import Month
from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import hijri_year
from musnad.timex.shift import turned
from musnad.timex.values import Point, Setting, Stretch

_HIJRI_YEARS = range(1300, 1500)
_EDGES = {"START": "START", "MID": "MID", "END": "END", "LATE": "END"}


def double_month(setting: Setting, first: Month, second: Month) -> Month | None:
    """A month under two names: ديسمبر/كانون الأول."""
    return first if first == second else None


def same_month(setting: Setting, month: Month) -> Month:
    """A month's name."""
    return month


def year_named(setting: Setting, number: float, mark: str | None = None) -> Point | None:
    """عام 2016, 1438 هـ."""
    year = int(number)
    if year != number or not 0 < year < 2200:
        return None
    return Point("year", year, hijri=mark == "hijri")


def year_hijri(setting: Setting, number: int) -> Point:
    """1438 هـ."""
    return Point("year", number, hijri=True)


def year_turned(setting: Setting, turn: str) -> Point:
    """العام الماضي, this year."""
    return turned(setting, "Y", turn)


def year_now(setting: Setting) -> Point:
    """هذا العام."""
    return turned(setting, "Y", "current")


def year_same(setting: Setting) -> Point:
    """العام نفسه: the one named last."""
    return Point("year", setting.last.year if setting.last else None)


def month_turned(setting: Setting, turn: str) -> Point:
    """الشهر الجاري."""
    return turned(setting, "M", turn)


def month_now(setting: Setting) -> Point:
    """هذا الشهر."""
    return turned(setting, "M", "current")


def month_same(setting: Setting) -> Point:
    """الشهر نفسه: the one named last."""
    last = setting.last
    return Point("month", last.year, last.month) if last else Point("month")


def week_turned(setting: Setting, turn: str) -> Point:
    """الأسبوع المقبل."""
    return turned(setting, "W", turn)


def week_after_next(setting: Setting) -> Point:
    """الأسبوع بعد المقبل."""
    return turned(setting, "W", "after-next")


def week_now(setting: Setting) -> Point:
    """هذا الأسبوع."""
    return turned(setting, "W", "current")


def month_alone(setting: Setting, month: Month) -> Point:
    """أيلول."""
    return Point("month", month=month.number, hijri=month.calendar == "hijri")


def month_with_turn(setting: Setting, month: Month, turn: str) -> Point:
    """أيلول الماضي."""
    return month_alone(setting, month)._replace(turn=turn)


def month_of_now(setting: Setting, month: Month) -> Point:
    """هذا أيلول."""
    return month_with_turn(setting, month, "current")


def month_with_year(setting: Setting, month: Month, year: Point | int) -> Point | None:
    """أيلول 2016, أيلول من العام الماضي."""
    point = month_alone(setting, month)
    if isinstance(year, int):
        return point._replace(year=year)
    if point.hijri and not year.hijri and (year.year or 0) not in _HIJRI_YEARS:
        return _hijri_of(point, year)
    return None if year.hijri and not point.hijri else point._replace(year=year.year)


def _hijri_of(point: Point, year: Point) -> Point:
    """رمضان of a Gregorian year: the Hijri year in which most of that year lies."""
    if year.year is None:
        return point
    return point._replace(year=hijri_year(date(year.year, 7, 1)))


def month_digits(setting: Setting, digits: tuple[int, int]) -> Point:
    """3/2015."""
    return Point("month", digits[0], digits[1])


def edge_of(setting: Setting, edge: str, point: Point | int | float) -> Point | None:
    """بداية أيلول, نهاية 2015."""
    if isinstance(point, Point):
        return None if point.mod or point.clock else point._replace(mod=_EDGES[edge])
    return Point("year", int(point), mod=_EDGES[edge])


def edge_of_this_year(setting: Setting, edge: str) -> Point:
    """نهاية العام."""
    return year_now(setting)._replace(mod=_EDGES[edge])


def edge_of_this_month(setting: Setting, edge: str) -> Point:
    """منتصف الشهر."""
    return month_now(setting)._replace(mod=_EDGES[edge])


def edge_of_week(setting: Setting, edge: str, week: Point | str) -> Point:
    """نهاية الأسبوع is the weekend, بداية الأسبوع المقبل the beginning of that week."""
    point = week if isinstance(week, Point) else week_now(setting)
    return point._replace(grain="weekend") if edge == "END" else point._replace(mod=_EDGES[edge])


def weekend(setting: Setting, week: Point | str) -> Point:
    """عطلة نهاية الأسبوع."""
    return edge_of_week(setting, "END", week)


def year_pair(setting: Setting, pair: tuple[int, int]) -> Stretch | None:
    """موسم 2017/2018."""
    first, last = (Point("year", year) for year in pair)
    return Stretch(first, last) if pair[0] < pair[1] else None


_BESIDE = "month-beside|hijri-beside"
_BEFORE = "number|ordinal|the-number|in|since|until|during|edge|early|slash|matching"
_AFTER = "turn|year-number|slash|hijri-mark|month|hijri"

NAMES: tuple[Rule, ...] = (
    rule("double-month", "first=any-month slash second=any-month", "named", double_month),
    rule("double-month", "first=any-month open second=any-month close", "named", double_month),
    rule("double-month", "first=month dash second=month >!year-number", "named", double_month),
    rule("month-of", "month-of month=any-month", "named", same_month),
    rule("month-name", "month=month|hijri", "named", same_month),
    rule("month-beside", f"<{_BEFORE} month={_BESIDE}", "named", same_month),
    rule("month-beside", f"<number+of month={_BESIDE}", "named", same_month),
    rule("month-beside", f"<ordinal+of month={_BESIDE}", "named", same_month),
    rule("month-beside", f"month={_BESIDE} >{_AFTER}", "named", same_month),
    rule("month-beside", f"month={_BESIDE} >of+the-year|year", "named", same_month),
    rule("month-beside", f"month={_BESIDE} >year|the-year", "named", same_month),
)
YEARS: tuple[Rule, ...] = (
    rule("year", "year|the-year number=year-number hijri-mark", "year-point", year_hijri),
    rule("year", "number=year-number hijri-mark", "year-point", year_hijri),
    rule(
        "year",
        "year|the-year number=year-number|count ( ce-mark|pm-or-ce )?",
        "year-point",
        year_named,
    ),
    rule("year", "number=year-number ce-mark|pm-or-ce", "year-point", year_named),
    rule("year-told", "the-year turn=turn", "year-point", year_turned),
    rule("this-year", "this the-year", "year-point", year_now),
    rule("same-year", "the-year same", "year-point", year_same),
    rule("same-year", "same-of|that the-year", "year-point", year_same),
    rule("month-told", "the-month turn=turn", "month-point", month_turned),
    rule("this-month", "this the-month", "month-point", month_now),
    rule("same-month", "the-month same", "month-point", month_same),
    rule("same-month", "same-of|that the-month", "month-point", month_same),
    rule("week-after-next", "the-week after next", "week-point", week_after_next),
    rule("week-told", "the-week turn=turn", "week-point", week_turned),
    rule("this-week", "this the-week", "week-point", week_now),
)
MONTHS: tuple[Rule, ...] = (
    rule("month-told", "month=named turn=turn", "month-point", month_with_turn),
    rule(
        "month-told",
        "this month=named",
        "month-point",
        month_of_now,
    ),
    rule(
        "month-year",
        "month=named ( of|comma|slash|stop|in )? year=year-point",
        "month-point",
        month_with_year,
    ),
    rule(
        "month-year",
        "month=named ( of|comma|slash|dash )? year=year-number",
        "month-point",
        month_with_year,
    ),
    rule("month-digits", "digits=month-year", "month-point", month_digits),
)
WHOLE_MONTHS: tuple[Rule, ...] = (rule("month", "month=named", "month-point", month_alone),)
EDGES: tuple[Rule, ...] = (
    rule("weekend", "weekend edge week=the-week|week-point", "week-point", weekend),
    rule("weekend", "edge=edge week=the-week|week-point", "week-point", edge_of_week),
    rule("edge", "edge=edge point=month-point|year-point|year-number", "month-point", edge_of),
    rule("edge-of-year", "edge=edge the-year", "year-point", edge_of_this_year),
    rule("edge-of-month", "edge=edge the-month", "month-point", edge_of_this_month),
    rule("year-pair", "year|the-year? pair=year-pair", "stretch", year_pair),
)
