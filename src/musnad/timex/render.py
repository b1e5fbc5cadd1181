"""points and lengths -> TIMEX3 values, first and last days"""

from __future__ import annotations

from datetime import date, timedelta

from musnad.timex.reckon import month_shift
from musnad.timex.values import Length, Point

_CODES = {"MIN": "M", "SEC": "S"}
_IN_TIME = ("H", "MIN", "SEC")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# First and last minute of the parts of the day; a night ends in the morning.
_HOURS = {
    "DA": ("03:00", "05:59"),
    "MO": ("06:00", "11:59"),
    "MI": ("11:00", "13:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("17:00", "21:59"),
    "NI": ("19:00", "05:59"),
    "DT": ("06:00", "17:59"),
}
Bounds = tuple[str | None, str | None]


def point_value(point: Point) -> str:
    """The TIMEX3 value of a point."""
    if point.grain == "day":
        return _day_value(point) + _time_value(point)
    if point.grain in ("decade", "century"):
        return _short_year(point)
    year = "XXXX" if point.year is None else f"{point.year:04}"
    if point.grain == "year":
        return year
    if point.grain == "month":
        return f"{year}-{_two(point.month)}"
    if point.grain in ("week", "weekend"):
        return f"{year}-{point.sub or 'WXX'}" + ("-WE" if point.grain == "weekend" else "")
    return f"{year}-{point.sub}"


def _short_year(point: Point) -> str:
    if point.year is None:
        return "XX"
    return f"{point.year // 10}" if point.grain == "decade" else f"{point.year:02}"


def _day_value(point: Point) -> str:
    year = "XXXX" if point.year is None else f"{point.year:04}"
    if point.nth and point.day is None:
        return f"{year}-{_two(point.month)}-WXX-{point.weekday}-#{point.nth}"
    if point.weekday and point.day is None:
        return f"{year}-WXX-{point.weekday}"
    return f"{year}-{_two(point.month)}-{_two(point.day)}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def _time_value(point: Point) -> str:
    if point.clock:
        numbers = point.clock if len(point.clock) > 1 else (*point.clock, 0)
        return "T" + ":".join(f"{number:02}" for number in numbers) + point.zone
    return f"T{'MO' if point.part == 'DA' else point.part}" if point.part else ""


def length_value(length: Length) -> str:
    """The TIMEX3 value of a length: P3D, PT24H, PXY."""
    days = "".join(_amount(*one) for one in length.amounts if one[1] not in _IN_TIME)
    hours = "".join(_amount(*one) for one in length.amounts if one[1] in _IN_TIME)
    return f"P{days}" + (f"T{hours}" if hours else "")


def _amount(number: float | None, unit: str) -> str:
    return f"{'X' if number is None else f'{number:g}'}{_CODES.get(unit, unit)}"


def point_bounds(point: Point) -> Bounds:
    """First and last day, or minute, of a point that is known well enough."""
    days = _days(point)
    if days is None:
        return None, None
    first, last = (day.isoformat() for day in days)
    if point.clock:
        at = _time_value(point).removesuffix(point.zone)
        return first + at, first + at
    if point.part:
        begin, finish = _HOURS[point.part]
        if finish < begin:
            last = (days[1] + timedelta(1)).isoformat()
        return f"{first}T{begin}", f"{last}T{finish}"
    return first, last


def _days(point: Point) -> tuple[date, date] | None:
    if point.year is None or point.hijri:
        return None
    try:
        return _DAYS[point.grain](point)
    except (ValueError, TypeError, OverflowError):
        return None


def _day_days(point: Point) -> tuple[date, date]:
    day = date(point.year or 0, point.month or 0, point.day or 0)
    return day, day


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, date(*month_shift(first, count), 1) - timedelta(1)


def _month_days(point: Point) -> tuple[date, date]:
    return _months(point.year or 0, point.month or 0, 1)


def _week_days(point: Point) -> tuple[date, date]:
    week = int(point.sub[1:])
    start = 6 if point.grain == "weekend" else 1
    year = point.year or 0
    return date.fromisocalendar(year, week, start), date.fromisocalendar(year, week, 7)


def _year_days(point: Point) -> tuple[date, date]:
    return date(point.year or 0, 1, 1), date(point.year or 0, 12, 31)


def _decade_days(point: Point) -> tuple[date, date]:
    return date(point.year or 0, 1, 1), date((point.year or 0) + 9, 12, 31)


def _century_days(point: Point) -> tuple[date, date]:
    first = (point.year or 0) * 100
    return date(max(first, 1), 1, 1), date(first + 99, 12, 31)


def _half_days(point: Point) -> tuple[date, date]:
    return _months(point.year or 0, 6 * int(point.sub[1]) - 5, 6)


def _quarter_days(point: Point) -> tuple[date, date]:
    return _months(point.year or 0, 3 * int(point.sub[1]) - 2, 3)


def _season_days(point: Point) -> tuple[date, date]:
    return _months(point.year or 0, _SEASONS[point.sub], 3)


_DAYS = {
    "day": _day_days,
    "month": _month_days,
    "week": _week_days,
    "weekend": _week_days,
    "year": _year_days,
    "decade": _decade_days,
    "century": _century_days,
    "half": _half_days,
    "quarter": _quarter_days,
    "season": _season_days,
}
