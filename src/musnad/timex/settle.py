"""a point that leaves something open -> the one that is meant, seen from publication

A bare weekday is the last one, or the next where its clause speaks of the future. A month or
a day of a month is the nearest one, its clause's tense weighing in. The ordered list of
rules ends the file; the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from musnad.timex.join import gregorian
from musnad.timex.reckon import (
    DAYS_IN_WEEK,
    MONTHS_IN_YEAR,
    easter,
    hijri_day,
    hijri_month_end,
    hijri_year,
    month_shift,
    nth_weekday,
    orthodox_easter,
    point_of,
    week_point,
)
from musnad.timex.values import Point, Setting, Stretch

_PAST = ("past", "latest", "before-it")
_NEXT = ("next", "after-it", "after-next")
# How many times farther a time seems that lies against the clause's tense.
_AGAINST_DAY, _AGAINST_MONTH = 3, 12
_GREGORIAN = 1600
_HALF_WEEK = 3
Settled = Point | Stretch | None


def settle(point: Point, setting: Setting) -> Settled:
    """The point with what it left open filled in; None where there is no such time."""
    for rule in RULES:
        found = rule(point, setting)
        if found is not None:
            return None if found is _NONE else found
    return point


_NONE = Point("none")


def nothing_open(point: Point, setting: Setting) -> Settled:
    """Year, month and day are there; a day that the calendar lacks is none."""
    if point.hijri or point.year is None or point.sub.startswith(_FEASTS) or point.nth:
        return None
    if point.grain == "day":
        return _NONE if gregorian(point) is None else point
    return point


def hijri(point: Point, setting: Setting) -> Settled:
    """A Hijri time, in Gregorian days."""
    if not point.hijri:
        return None
    if point.grain == "year":
        return _hijri_stretch(point, point.year or 0, 1, 12)
    if point.grain == "month":
        return _hijri_month(point, setting)
    years = _hijri_years(point, setting)
    days = [hijri_day(year, point.month or 0, point.day or 0) for year in years]
    chosen = _choose([day for day in days if day], point, setting, _AGAINST_DAY)
    return _NONE if chosen is None else _dated(point, chosen)


def _hijri_years(point: Point, setting: Setting) -> Iterable[int]:
    if point.year is None:
        here = hijri_year(setting.today or date.min)
        return range(here - 1, here + 2)
    if point.year < _GREGORIAN:
        return (point.year,)
    first = hijri_year(date(point.year, 1, 1))
    found = [hijri_day(year, point.month or 1, point.day or 1) for year in range(first, first + 3)]
    return [first + i for i, day in enumerate(found) if day and day.year == point.year][:1]


def _hijri_month(point: Point, setting: Setting) -> Settled:
    month = point.month or 1
    if point.year is not None and point.year < _GREGORIAN:
        return _hijri_stretch(point, point.year, month, month)
    starts = {hijri_day(year, month, 1): year for year in _hijri_years(point, setting)}
    if point.turn == "current" and setting.today is not None:
        year = hijri_year(setting.today)
        return _hijri_stretch(point, year, month, month)
    chosen = _choose([day for day in starts if day], point, setting, _AGAINST_DAY)
    return _hijri_stretch(point, starts[chosen], month, month) if chosen else _NONE


def _hijri_stretch(point: Point, year: int, first: int, last: int) -> Settled:
    start, end = hijri_day(year, first, 1), hijri_month_end(year, last)
    if start is None or end is None:
        return _NONE
    return Stretch(point_of(start)._replace(mod=point.mod), point_of(end))


_FEASTS = ("easter", "orthodox")


def feast(point: Point, setting: Setting) -> Settled:
    """Easter and the days counted from it."""
    if not point.sub.startswith(_FEASTS):
        return None
    kind = "easter" if point.sub.startswith("easter") else "orthodox"
    shift = timedelta(int(point.sub.removeprefix(kind)))
    reckon = easter if kind == "easter" else orthodox_easter
    days = [reckon(year) + shift for year in _years(point, setting)]
    chosen = _choose(days, point, setting, _AGAINST_DAY)
    return None if chosen is None else _dated(point._replace(sub=""), chosen)


def weekday_of_month(point: Point, setting: Setting) -> Settled:
    """The second Sunday of a month."""
    if not (point.nth and point.weekday and point.month):
        return None
    found = [
        nth_weekday(year, point.month, point.weekday, point.nth) for year in _years(point, setting)
    ]
    chosen = _choose([day for day in found if day], point, setting, _AGAINST_DAY)
    return _NONE if chosen is None else _dated(point, chosen)


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
    chosen = _choose(found, point, setting, _AGAINST_DAY)
    return _NONE if chosen is None else _dated(point, chosen)


def weekday(point: Point, setting: Setting) -> Settled:
    """The last Thursday, or the next: by the text, else by the clause's tense."""
    today = setting.today
    if not point.weekday or point.month or today is None:
        return None
    back = (today.isoweekday() - point.weekday) % DAYS_IN_WEEK
    ahead = (point.weekday - today.isoweekday()) % DAYS_IN_WEEK
    if point.turn in _PAST:
        return _dated(point, today - timedelta(back or DAYS_IN_WEEK))
    if point.turn in _NEXT:
        return _dated(point, today + timedelta(ahead or DAYS_IN_WEEK))
    if point.turn != "current" and setting.tense() != "future":
        return _dated(point, today - timedelta(back))
    return _dated(point, today + timedelta(ahead))


def month_or_day(point: Point, setting: Setting) -> Settled:
    """A month, or a day of one, without its year."""
    if point.month is None or point.grain not in ("day", "month"):
        return None
    days = []
    for year in _years(point, setting):
        day = gregorian(point._replace(year=year, day=point.day or 1))
        if day is not None:
            days.append(day)
    against = _AGAINST_DAY if point.day else _AGAINST_MONTH
    chosen = _choose(days, point, setting, against)
    return _NONE if chosen is None else point._replace(year=chosen.year, turn="")


def day_number(point: Point, setting: Setting) -> Settled:
    """A day of a month that is not named."""
    if point.day is None or point.month is not None:
        return None
    chosen = _choose(_months_with(point.day, setting), point, setting, _AGAINST_DAY)
    return _NONE if chosen is None else _dated(point, chosen)


def season(point: Point, setting: Setting) -> Settled:
    """Last summer, next spring; a bare season stays open."""
    today = setting.today
    if point.grain != "season" or not point.turn or today is None:
        return None
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[point.sub]
    begun = today.month >= month
    if point.turn in _PAST:
        over = today.month > month + 2
        return point._replace(year=today.year - (0 if over else 1), turn="")
    if point.turn in _NEXT:
        return point._replace(year=today.year + (1 if begun else 0), turn="")
    return point._replace(year=today.year, turn="")


def hour_alone(point: Point, setting: Setting) -> Settled:
    """An hour without a day is one of the day of publication."""
    alone = point.grain == "day" and point.clock and not (point.weekday or point.day)
    return _dated(point, setting.today) if alone and setting.today else None


def _dated(point: Point, day: date) -> Point:
    day_point = point_of(day)
    return point._replace(
        year=day_point.year,
        month=day_point.month,
        day=day_point.day,
        weekday=None,
        nth=0,
        hijri=False,
        turn="",
    )


def _years(point: Point, setting: Setting) -> Iterable[int]:
    if point.year is not None or setting.today is None:
        return (point.year or 0,)
    return range(setting.today.year - 1, setting.today.year + 2)


def _months_with(number: int, setting: Setting) -> list[date]:
    today = setting.today or date.min
    out = []
    for shift in range(-12, 13):
        day = gregorian(Point("day", *month_shift(today, shift), number))
        if day is not None:
            out.append(day)
    return out


def _choose(days: list[date], point: Point, setting: Setting, against: int) -> date | None:
    """The day that is meant among those that could be."""
    today = setting.today
    if not days or today is None or (len(days) == 1 and point.year is not None):
        return days[0] if days else None
    month = today.replace(day=1)
    if point.turn in _PAST:
        edge = month if point.month and not point.hijri else today
        return max((day for day in days if day < edge), default=None)
    if point.turn in _NEXT:
        edge = date(*month_shift(today, 1), 1) if point.month and not point.hijri else today
        return min((day for day in days if day >= edge and day != today), default=None)
    return min(days, key=_distance(today, point, setting, against))


def _distance(today: date, point: Point, setting: Setting, against: int) -> Callable[[date], float]:
    tense = setting.tense()
    whole = today.replace(day=1) if point.day is None and not point.hijri else today

    def far(day: date) -> float:
        days = (day - whole).days
        if days > 0:
            return days * (against if tense == "past" else 1.5 if not tense else 1)
        return -days * (against if tense == "future" else 1)

    return far


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
        later = setting._replace(now=datetime(day.year, day.month, day.day), tense=_future)
    last = settle(stretch.last, later)
    return Stretch(first, last) if isinstance(last, Point) else None


def _is_dated(point: Point) -> bool:
    return point.year is not None


def _future() -> str:
    return "future"
