"""days counted on and back"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.timex.reckon import (
    easter,
    hijri_day,
    hijri_month_end,
    hijri_year,
    last_day,
    month_shift,
    nth_weekday,
    orthodox_easter,
    week_point,
)


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2017, date(2017, 4, 16), date(2017, 4, 16)),
        (2018, date(2018, 4, 1), date(2018, 4, 8)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
    ],
)
def test_easter(year: int, west: date, east: date) -> None:
    assert (easter(year), orthodox_easter(year)) == (west, east)


def test_hijri() -> None:
    assert hijri_day(1438, 1, 1) == date(2016, 10, 2)
    assert hijri_month_end(1437, 9) == date(2016, 7, 5)
    assert hijri_year(date(2016, 12, 8)) == 1438
    assert hijri_day(1438, 13, 1) is None


def test_nth_weekday() -> None:
    assert nth_weekday(2016, 11, 4, 4) == date(2016, 11, 24)
    assert nth_weekday(2016, 7, 5, -1) == date(2016, 7, 29)
    assert nth_weekday(2016, 2, 1, 5) == date(2016, 2, 29)
    assert nth_weekday(2016, 2, 2, 5) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_months_there_and_back(day: date, months: int) -> None:
    year, month = month_shift(day, months)
    assert month_shift(date(year, month, 1), -months) == (day.year, day.month)
    assert 28 <= last_day(year, month) <= 31


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_weeks(day: date) -> None:
    week = week_point(day)
    assert date.fromisocalendar(week.year or 0, int(week.sub[1:]), day.isoweekday()) == day
