"""lengths tied to the day of publication -> their first and last day"""

from __future__ import annotations

from datetime import datetime, timedelta

from musnad.timex.reckon import last_day, month_shift
from musnad.timex.render import Bounds
from musnad.timex.values import Length, Setting

_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7}
IN_TIME = {"H": 3600, "MIN": 60, "SEC": 1}
"""Units shorter than a day, in seconds."""
_DAY = timedelta(1)


def length_bounds(setting: Setting, length: Length) -> Bounds:
    """First and last day or minute of a length that the text ties to publication."""
    now = setting.now
    if now is None or not length.anchor:
        return None, None
    sign = 1 if length.anchor == "next" else -1
    far = away(now, length, sign)
    if length.amounts[-1][1] in IN_TIME:
        pair = (now, far) if sign > 0 else (far, now)
        return _minute(pair[0]), _minute(pair[1])
    if length.anchor == "next":
        return _date(now + _DAY), _date(far)
    return _date(far), _date(now if length.anchor == "since" else now - _DAY)


def away(now: datetime, length: Length, sign: int) -> datetime | None:
    """The moment a length before or after another; None where the length is not known."""
    if any(amount is None for amount, _ in length.amounts):
        return None
    months, days, seconds = _parts(length)
    year, month = month_shift(now.date(), sign * months)
    if not 0 < year < 9999:
        return None
    day = min(now.day, last_day(year, month))
    moved = now.replace(year=year, month=month, day=day)
    return moved + timedelta(sign * days, sign * seconds)


def _parts(length: Length) -> tuple[int, int, int]:
    """A length as months, days and seconds; half a month and half a day are rounded."""
    months = days = seconds = 0.0
    for amount, unit in length.amounts:
        months += (amount or 0) * _MONTHS.get(unit, 0)
        days += (amount or 0) * _DAYS.get(unit, 0)
        seconds += (amount or 0) * IN_TIME.get(unit, 0)
    return round(months), round(days), round(seconds)


def _date(moment: datetime | None) -> str | None:
    return None if moment is None else moment.date().isoformat()


def _minute(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M")
