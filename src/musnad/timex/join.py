"""two names of one day -> one point, where they can be one"""

from __future__ import annotations

from datetime import date, timedelta

from musnad.timex.reckon import hijri_day, hijri_year, point_of
from musnad.timex.values import Point, Setting

_NEAR, _MOON = timedelta(1), timedelta(2)


def join(setting: Setting, first: Point, second: Point) -> Point | None:
    """One day told twice; None where the two are different days."""
    if first.grain != "day" or second.grain != "day" or first.clock or second.clock:
        return None
    for name, other in ((first, second), (second, first)):
        if _only_weekday(name) and not _only_weekday(other):
            return _with_weekday(setting, other, name)
    if first.hijri != second.hijri:
        known, hijri = (second, first) if first.hijri else (first, second)
        return known if _near(known, hijri, setting.today) else None
    return _both(first, second)


def _near(known: Point, hijri: Point, today: date | None) -> bool:
    """A Gregorian and a Hijri day can be one: a moon seen early or late moves it a little."""
    years = [known.year] if known.year else _years_around(today)
    for year in years:
        day = gregorian(known._replace(year=year))
        if day is None or not (hijri.month and hijri.day):
            continue
        here = hijri_year(day)
        hijri_years = [hijri.year] if hijri.year else [here - 1, here, here + 1]
        days = [hijri_day(one, hijri.month, hijri.day) for one in hijri_years]
        if any(abs(other - day) <= _MOON for other in days if other):
            return True
    return False


def _years_around(today: date | None) -> list[int]:
    return [] if today is None else [today.year - 1, today.year, today.year + 1]


def _only_weekday(point: Point) -> bool:
    return bool(point.weekday) and not point.day and not point.nth


def _with_weekday(setting: Setting, point: Point, name: Point) -> Point:
    if point.day is None and point.year is None:
        return point._replace(weekday=name.weekday, turn=name.turn)
    day = gregorian(point)
    if day is None:
        return point
    if setting.today is not None and abs(day - setting.today) <= _NEAR:
        return _told_day(day, name.weekday or 0)
    return point


def _told_day(day: date, weekday: int) -> Point:
    """Today's weekday is that of the day of writing, which may be the eve of publication."""
    for shift in (0, -1, 1):
        near = day + timedelta(shift)
        if near.isoweekday() == weekday:
            return point_of(near)
    return point_of(day)


def gregorian(point: Point) -> date | None:
    """The day of a point that says year, month and day; None for any other."""
    if point.hijri or not (point.year and point.month and point.day):
        return None
    try:
        return date(point.year, point.month, point.day)
    except ValueError:
        return None


def _both(first: Point, second: Point) -> Point | None:
    pairs = [(first.year, second.year), (first.month, second.month), (first.day, second.day)]
    if any(a and b and a != b for a, b in pairs) or not any(a and b for a, b in pairs):
        return None
    year, month, day = (a or b for a, b in pairs)
    return second._replace(year=year, month=month, day=day)
