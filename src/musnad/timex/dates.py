"""days: by number, by weekday, by their distance from today, by their name

The ordered list of rules ends the file.
"""

from __future__ import annotations

from datetime import date

from musnad.lexicon.calendar_rows import Holiday, Month
from musnad.timex.join import gregorian, join
from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import point_of
from musnad.timex.shift import stepped, turned
from musnad.timex.values import Length, Point, Setting

_LAST_MONTH = 12
_LAST_DAY = 31
_CENTURY = 100
_HOURS = {-1: "PAST", 1: "FUTURE"}


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


def whole_day(setting: Setting) -> Length:
    """طوال اليوم."""
    return Length(((1, "D"),))


def today(setting: Setting) -> Point:
    """اليوم."""
    return stepped(setting.today, "D", 0)


def today_told(setting: Setting, turn: str) -> Point:
    """اليوم التالي."""
    return turned(setting, "D", turn)


def same_day(setting: Setting) -> Point:
    """اليوم نفسه: the one named last."""
    last = setting.last
    return last._replace(part="", clock=(), mod="") if last and last.grain == "day" else Point()


def other_day(setting: Setting, days: int) -> Point:
    """أمس, غدا."""
    return stepped(setting.today, "D", days)


def day_before(setting: Setting, days: int) -> Point | None:
    """أول من أمس, قبل يوم أمس."""
    return stepped(setting.today, "D", days - 1) if days < 0 else None


def day_after(setting: Setting, days: int) -> Point | None:
    """بعد غد."""
    return stepped(setting.today, "D", days + 1) if days > 0 else None


def last_night(setting: Setting, days: int) -> Point:
    """البارحة."""
    return stepped(setting.today, "D", days)._replace(part="NI")


def tonight(setting: Setting, part: str) -> Point:
    """الليلة."""
    return stepped(setting.today, "D", 0)._replace(part=part)


def night_told(setting: Setting, part: str, turn: str) -> Point:
    """الليلة الماضية."""
    return turned(setting, "D", turn)._replace(part=part)


def holiday(
    setting: Setting, day: Holiday, turn: str = "", year: Point | int | None = None
) -> Point | None:
    """عيد الفطر, عيد الفطر الماضي, عيد الشكر 2010."""
    number = year.year if isinstance(year, Point) else year
    if day.calendar in ("easter", "orthodox"):
        return Point("day", number, sub=f"{day.calendar}{day.day}", turn=turn)
    numbers = [int(one) for one in day.day.split("-")]
    if day.calendar == "nth":
        month, weekday, nth = numbers
        return Point("day", number, month, weekday=weekday, nth=nth, turn=turn)
    month, of_month = numbers
    return Point("day", number, month, of_month, turn=turn, hijri=day.calendar == "hijri")


def holiday_day(setting: Setting, day: Point, nth: int) -> Point | None:
    """ثاني أيام عيد الأضحى."""
    if day.day is None or nth < 1:
        return None
    return day._replace(day=day.day + nth - 1)


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
        "<!number|ordinal|of month=named dash? day=number|ordinal ( of|comma )? year=year-number|year-point",
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
    rule("day-of-month", "day=number|ordinal|the-number of the-month", "date", day_of_this_month),
)
HOLIDAYS: tuple[Rule, ...] = (
    rule("holiday", "day=holiday of|in? year=year-point|year-number", "date", holiday),
    rule("holiday", "day=holiday turn=turn", "date", holiday),
    rule("holiday", "day=holiday", "date", holiday),
    rule("holiday-day", "nth=first many day=date", "date", holiday_day),
    rule("holiday-day", "today nth=ordinal of|for? day=date", "date", holiday_day),
)
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
    rule(
        "day-number",
        "<!every|between day day=number >!unit|counted|many|year|month-of|week|day|and",
        "date",
        day_number,
    ),
)
TODAY: tuple[Rule, ...] = (
    rule("throughout", "throughout today", "settled", whole_day),
    rule("last-night", "days=last-night", "moment", last_night),
    rule("last-night", "part=tonight turn=past", "moment", night_told),
    rule("tonight", "this? part=tonight", "moment", tonight),
    rule("day-before", "before day? days=other-day", "date", day_before),
    rule(
        "day-before",
        "<!in|of nth=first of? days=other-day",
        "date",
        lambda setting, nth, days: day_before(setting, days) if nth == 1 else None,
    ),
    rule("day-after", "after day? days=other-day", "date", day_after),
    rule("day", "day? days=other-day", "date", other_day),
    rule("following-day", "today turn=turn", "date", today_told),
    rule("same-day", "today same", "date", same_day),
    rule("same-day", "same-of|that today", "date", same_day),
    rule("today", "this? today >!ordinal|the-number", "date", today),
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
