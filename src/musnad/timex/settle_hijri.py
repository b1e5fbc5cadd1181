"""Hijri days, months and years -> Gregorian ones"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from musnad.timex.choose import (
    AGAINST_DAY,
    NONE,
    Settled,
    choose,
    dated,
)
from musnad.timex.reckon import (
    hijri_day,
    hijri_month_end,
    hijri_year,
    point_of,
)
from musnad.timex.values import Point, Setting, Stretch

_GREGORIAN = 1600


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
    chosen = choose([day for day in days if day], point, setting, AGAINST_DAY)
    return NONE if chosen is None else dated(point, chosen)


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
    chosen = choose([day for day in starts if day], point, setting, AGAINST_DAY)
    return _hijri_stretch(point, starts[chosen], month, month) if chosen else NONE


def _hijri_stretch(point: Point, year: int, first: int, last: int) -> Settled:
    start, end = hijri_day(year, first, 1), hijri_month_end(year, last)
    if start is None or end is None:
        return NONE
    return Stretch(point_of(start)._replace(mod=point.mod), point_of(end))
