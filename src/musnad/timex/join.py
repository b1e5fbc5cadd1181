"""two names of one day -> one point, where they can be one"""

from __future__ import annotations

from datetime import date

from musnad.timex.values import Point, Setting


def join(setting: Setting, first: Point, second: Point) -> Point | None:
    """One day told twice; None where the two are different days."""
    if first.grain != "day" or second.grain != "day" or first.clock or second.clock:
        return None
    if first.hijri != second.hijri:
        return _other_calendar(first, second)
    for name, other in ((first, second), (second, first)):
        if _only_weekday(name) and not _only_weekday(other):
            return _with_weekday(other, name)
    return _both(first, second)


def _other_calendar(first: Point, second: Point) -> Point | None:
    """The Gregorian one counts; the Hijri one may lack nothing either."""
    known, hijri = (second, first) if first.hijri else (first, second)
    return known if known.month and hijri.month else None


def _only_weekday(point: Point) -> bool:
    return bool(point.weekday) and not point.day and not point.nth


def _with_weekday(point: Point, name: Point) -> Point | None:
    if point.year and point.month and point.day and not point.hijri:
        return point if _weekday(point) == name.weekday or not name.turn else point
    if point.day is None and point.month is None and point.year is None:
        return point._replace(weekday=name.weekday, turn=name.turn or point.turn)
    return point._replace(turn=name.turn) if name.turn and not point.turn else point


def _weekday(point: Point) -> int | None:
    try:
        return date(point.year or 1, point.month or 1, point.day or 1).isoweekday()
    except ValueError:
        return None


def _both(first: Point, second: Point) -> Point | None:
    pairs = [(getattr(first, name), getattr(second, name)) for name in ("year", "month", "day")]
    if any(a and b and a != b for a, b in pairs):
        return None
    if not any(a and b for a, b in pairs):
        return None
    year, month, day = (a or b for a, b in pairs)
    return second._replace(year=year, month=month, day=day)
