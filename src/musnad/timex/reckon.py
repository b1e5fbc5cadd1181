"""days, weeks and months counted on and back; Hijri and Easter dates"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

from musnad.timex.values import Point

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12


def point_of(day: date) -> Point:
    """A day as a point."""
    return Point("day", day.year, day.month, day.day)


def month_shift(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    count = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    return count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1


def week_point(day: date) -> Point:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return Point("week", year, sub=f"W{week:02}")


def last_day(year: int, month: int) -> int:
    """How many days a Gregorian month has."""
    year, month = month_shift(date(year, month, 1), 1)
    return (date(year, month, 1) - timedelta(1)).day


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday … of a month, -1 the last; None where the month has no such day."""
    if nth < 0:
        last = date(year, month, last_day(year, month))
        return last - timedelta((last.isoweekday() - weekday) % DAYS_IN_WEEK)
    day = 1 + (weekday - date(year, month, 1).isoweekday()) % DAYS_IN_WEEK
    day += (nth - 1) * DAYS_IN_WEEK
    return date(year, month, day) if day <= last_day(year, month) else None


@lru_cache(4096)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """A Hijri date (Umm al-Qura) as a Gregorian day; None where there is none."""
    try:
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None


@lru_cache(4096)
def hijri_month_end(year: int, month: int) -> date | None:
    """The last day of a Hijri month."""
    return hijri_day(year, month, 30) or hijri_day(year, month, 29)


@lru_cache(4096)
def hijri_year(day: date) -> int:
    """The Hijri year of a day; outside the tables a year near it."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return int((day.year - 622) * 33 / 32)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    f = d + e + 114
    return date(year, f // 31, f % 31 + 1) + timedelta(13)
