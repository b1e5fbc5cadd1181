"""a point that leaves something open -> the one that is meant, seen from publication

A bare weekday is the last one, or the next where its clause speaks of the future. A month or
a day of a month is the nearest one, its clause's tense weighing in. The ordered list of
rules ends the file; the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from musnad.timex.choose import (
    AGAINST_DAY,
    AGAINST_MONTH,
    NEXT,
    NONE,
    PAST,
    Settled,
    choose,
    dated,
    years,
)
from musnad.timex.join import gregorian
from musnad.timex.reckon import (
    DAYS_IN_WEEK,
    MONTHS_IN_YEAR,
    easter,
    month_shift,
    nth_weekday,
    orthodox_easter,
    week_point,
)
from musnad.timex.settle_hijri import hijri
from musnad.timex.values import Point, Setting, Stretch

_HALF_WEEK = 3


def settle(point: Point, setting: Setting) -> Settled:
    """The point with what it left open filled in; None where there is no such time."""
    for rule in RULES:
        found = rule(point, setting)
        if found is not None:
            return None if found is NONE else found
    return point


def nothing_open(point: Point, setting: Setting) -> Settled:
    """Year, month and day are there; a day that the calendar lacks is none."""
    if point.hijri or point.year is None or point.sub.startswith(_FEASTS) or point.nth:
        return None
    if point.grain == "day":
        return NONE if gregorian(point) is None else point
    return point


_FEASTS = ("easter", "orthodox")


def feast(point: Point, setting: Setting) -> Settled:
    """Easter and the days counted from it."""
    if not point.sub.startswith(_FEASTS):
        return None
    kind = "easter" if point.sub.startswith("easter") else "orthodox"
    shift = timedelta(int(point.sub.removeprefix(kind)))
    reckon = easter if kind == "easter" else orthodox_easter
    days = [reckon(year) + shift for year in years(point, setting)]
    chosen = choose(days, point, setting, AGAINST_DAY)
    return None if chosen is None else dated(point._replace(sub=""), chosen)


def weekday_of_month(point: Point, setting: Setting) -> Settled:
    """The second Sunday of a month."""
    if not (point.nth and point.weekday and point.month):
        return None
    found = [
        nth_weekday(year, point.month, point.weekday, point.nth) for year in years(point, setting)
    ]
    chosen = choose([day for day in found if day], point, setting, AGAINST_DAY)
    return NONE if chosen is None else dated(point, chosen)


def week_of(point: Point, setting: Setting) -> Settled:
    """The first week of a month or a year: the one with most of its days in it."""
    if point.grain != "week" or not point.nth:
        return None
    settled = settle(point._replace(grain="month", nth=0), setting) if point.month else point
    if not isinstance(settled, Point) or settled.year is None:
        return point._replace(nth=0)
    if point.nth > 0:
        day = date(settled.year, settled.month or 1, 1 + _HALF_WEEK)
        return week_point(day + timedelta((point.nth - 1) * DAYS_IN_WEEK))
    year, month = month_shift(date(settled.year, settled.month or MONTHS_IN_YEAR, 1), 1)
    return week_point(date(year, month, 1) - timedelta(1 + _HALF_WEEK))


def undated(point: Point, setting: Setting) -> Settled:
    """Without a date of publication a time without its year stays as it is."""
    return point if setting.today is None and point.year is None else None


def weekday_and_number(point: Point, setting: Setting) -> Settled:
    """Thursday the 21st: the nearest month in which it is one."""
    if not (point.weekday and point.day) or point.month:
        return None
    days = _months_with(point.day, setting)
    found = [day for day in days if day.isoweekday() == point.weekday]
    chosen = choose(found, point, setting, AGAINST_DAY)
    return NONE if chosen is None else dated(point, chosen)


def weekday(point: Point, setting: Setting) -> Settled:
    """The last Thursday, or the next: by the text, else by the clause's tense."""
    today = setting.today
    if not point.weekday or point.month or today is None:
        return None
    back = (today.isoweekday() - point.weekday) % DAYS_IN_WEEK
    ahead = (point.weekday - today.isoweekday()) % DAYS_IN_WEEK
    if point.turn in PAST:
        return dated(point, today - timedelta(back or DAYS_IN_WEEK))
    if point.turn in NEXT:
        return dated(point, today + timedelta(ahead or DAYS_IN_WEEK))
    if point.turn != "current" and setting.tense() != "future":
        return dated(point, today - timedelta(back))
    return dated(point, today + timedelta(ahead))


def month_or_day(point: Point, setting: Setting) -> Settled:
    """A month, or a day of one, without its year."""
    if point.month is None or point.grain not in ("day", "month"):
        return None
    days = []
    for year in years(point, setting):
        day = gregorian(point._replace(year=year, day=point.day or 1))
        if day is not None:
            days.append(day)
    against = AGAINST_DAY if point.day else AGAINST_MONTH
    chosen = choose(days, point, setting, against)
    return NONE if chosen is None else point._replace(year=chosen.year, turn="")


def day_number(point: Point, setting: Setting) -> Settled:
    """A day of a month that is not named."""
    if point.day is None or point.month is not None:
        return None
    chosen = choose(_months_with(point.day, setting), point, setting, AGAINST_DAY)
    return NONE if chosen is None else dated(point, chosen)


def season(point: Point, setting: Setting) -> Settled:
    """Last summer, next spring; a bare season stays open."""
    today = setting.today
    if point.grain != "season" or not point.turn or today is None:
        return None
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[point.sub]
    begun = today.month >= month
    if point.turn in PAST:
        over = today.month > month + 2
        return point._replace(year=today.year - (0 if over else 1), turn="")
    if point.turn in NEXT:
        return point._replace(year=today.year + (1 if begun else 0), turn="")
    return point._replace(year=today.year, turn="")


def hour_alone(point: Point, setting: Setting) -> Settled:
    """An hour without a day is one of the day of publication."""
    alone = point.grain == "day" and point.clock and not (point.weekday or point.day)
    return dated(point, setting.today) if alone and setting.today else None


def _months_with(number: int, setting: Setting) -> list[date]:
    today = setting.today or date.min
    out = []
    for shift in range(-12, 13):
        day = gregorian(Point("day", *month_shift(today, shift), number))
        if day is not None:
            out.append(day)
    return out


RULES: tuple[Callable[[Point, Setting], Settled], ...] = (
    undated,
    nothing_open,
    hijri,
    feast,
    weekday_of_month,
    week_of,
    weekday_and_number,
    weekday,
    month_or_day,
    day_number,
    season,
    hour_alone,
)


def settle_stretch(stretch: Stretch, setting: Setting) -> Stretch | None:
    """Both ends; the second is the first such time behind the first."""
    first = settle(stretch.first, setting)
    if not isinstance(first, Point):
        return None
    day = gregorian(first._replace(day=first.day or 1, month=first.month or 1))
    later = setting
    if day is not None and setting.now is not None and not _is_dated(stretch.last):
        later = Setting(datetime(day.year, day.month, day.day), _future)
    last = settle(stretch.last, later)
    return Stretch(first, last) if isinstance(last, Point) else None


def _is_dated(point: Point) -> bool:
    return point.year is not None or bool(point.turn)


def _future() -> str:
    return "future"
