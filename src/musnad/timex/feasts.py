"""religious and national days

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.lexicon.calendar_rows import Holiday
from musnad.timex.plan import Rule, rule
from musnad.timex.values import Point, Setting


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


HOLIDAYS: tuple[Rule, ...] = (
    rule("holiday", "day=holiday of|in? year=year-point|year-number", "date", holiday),
    rule("holiday", "day=holiday turn=turn", "date", holiday),
    rule("holiday", "day=holiday", "date", holiday),
    rule("holiday-day", "nth=first many day=date", "date", holiday_day),
    rule("holiday-day", "today nth=ordinal of|for? day=date", "date", holiday_day),
)
