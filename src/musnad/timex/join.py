"""two names of one day -> one point, where they can be one"""

from __future__ import annotations

from datetime import date, timedelta

from musnad.timex.reckon import point_of
from musnad.timex.values import Point, Setting

_NEAR = timedelta(1)


def join(setting: Setting, first: Point, second: Point) -> Point | None:
    """One day told twice; None where the two are different days."""
    if first.grain != "day" or second.grain != "day" or first.clock or second.clock:
        return None
    if first.hijri != second.hijri:
        known, hijri = (second, first) if first.hijri else (first, second)
        return known if known.month and hijri.month else None
    for name, other in ((first, second), (second, first)):
        if _only_weekday(name) and not _only_weekday(other):
            return _with_weekday(setting, other, name)
    return _both(first, second)


def _only_weekday(point: Point) -> bool:
    return bool(point.weekday) and not point.day and not point.nth


def _with_weekday(setting: Setting, point: Point, name: Point) -> Point:
    if point.day is None and point.year is None:
        return point._replace(weekday=name.weekday, turn=name.turn)
    day = gregorian(point)
    if day is None:
        return point._replace(turn=name.turn or point.turn)
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
