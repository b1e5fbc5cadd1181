"""numbers in digits -> what they can be in a time: a day, a year, an hour, a date"""

from __future__ import annotations

import re

from musnad.lexicon.calendar_symbols import SYMBOLS

Numbers = tuple[int, ...]
_LAST_DAY = 31
_LAST_MONTH = 12
_LAST_HOUR = 24
_YEARS = range(1000, 2200)

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")
_FULL = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})")
_PAIR = re.compile(r"(\d{1,4})/(\d{1,4})")
_DECIMAL = re.compile(r"\d+[.,\u066b]\d{1,2}")


def read_number(form: str) -> tuple[str, int | float | Numbers]:
    """The symbol and the value of a token that begins with a digit."""
    if form.isdecimal():
        return _whole(form)
    for pattern, reading in _READINGS:
        match = pattern.fullmatch(form)
        found = match and reading(match)
        if found:
            return found
    return SYMBOLS["count"], 0


def _whole(form: str) -> tuple[str, int]:
    number = int(form)
    if 1 <= number <= _LAST_DAY and len(form) <= 2:
        return SYMBOLS["number"], number
    if len(form) == 4 and number in _YEARS:
        return SYMBOLS["year-number"], number
    return SYMBOLS["count"], number


def _clock(match: re.Match[str]) -> tuple[str, Numbers] | None:
    numbers = tuple(int(group) for group in match.groups() if group)
    right = numbers[0] <= _LAST_HOUR and all(number < 60 for number in numbers[1:])
    return (SYMBOLS["clock"], numbers) if right else None


def _full(match: re.Match[str]) -> tuple[str, Numbers] | None:
    return SYMBOLS["full-date"], (int(match[1]), int(match[3]), int(match[4]))


def _pair(match: re.Match[str]) -> tuple[str, Numbers] | None:
    a, b = int(match[1]), int(match[2])
    if a in _YEARS and b in _YEARS:
        return SYMBOLS["year-pair"], (a, b)
    if a in _YEARS and 1 <= b <= _LAST_MONTH:
        return SYMBOLS["month-year"], (a, b)
    if b in _YEARS and 1 <= a <= _LAST_MONTH:
        return SYMBOLS["month-year"], (b, a)
    days = 1 <= a <= _LAST_DAY and 1 <= b <= _LAST_DAY and min(a, b) <= _LAST_MONTH
    return (SYMBOLS["part-date"], (a, b)) if days else None


def _decimal(match: re.Match[str]) -> tuple[str, float] | None:
    return SYMBOLS["count"], float(re.sub(r"[^\d]", ".", match[0]))


_READINGS = ((_CLOCK, _clock), (_FULL, _full), (_PAIR, _pair), (_DECIMAL, _decimal))
