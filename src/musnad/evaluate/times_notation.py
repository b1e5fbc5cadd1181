"""the values of Recognizers-Text beside ours

theirs                               ours
XXXX-10-02, T07, SU                  the same, read without a date of publication
(2016-11-04,2016-11-22,P18D)         2016-11-04/2016-11-22, or the days from begin to finish
2016-11-W03, 2027-01-W03             the ISO week
XXXX-07-WXX-5-#1                     XXXX-07-WXX-5-#1
2016-10-07 for "a month ago"         2016-10: as wide as the unit that is counted
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from musnad.model.timex import Timex

_RANGE = re.compile(r"\(([^,]+),([^,]+),(P[^)]+)\)")
_MONTH_WEEK = re.compile(r"(\d{4})-(\d\d)-W(\d\d)")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?$")
_AGO = ("ago", "later", "from-now")
_DAY = timedelta(1)
_MIDDLE = 3


class Gold(msgspec.Struct, frozen=True):
    """A value of the collection.

    Attributes:
        timex: its notation of the value.
        resolutions: begin and end of the times that it may mean, as given, end None for a day.
    """

    timex: str
    resolutions: tuple[tuple[str, str | None], ...]

    @classmethod
    def of(cls, value: dict[str, object]) -> Gold:
        """From the record of a case."""
        resolutions = [value.get("FutureResolution"), value.get("PastResolution")]
        found = [_resolution(one) for one in resolutions if isinstance(one, dict)]
        return cls(str(value.get("Timex", "")), tuple(one for one in found if one))

    @property
    def is_open(self) -> bool:
        """It leaves open what the date of reading would tell."""
        return "XX" in self.timex or not re.match(r"\(?\d{4}|P|[A-Z]+_REF", self.timex)


def _resolution(given: dict[str, object]) -> tuple[str, str | None] | None:
    if "date" in given:
        return str(given["date"]), None
    if "startDate" in given and "endDate" in given:
        return str(given["startDate"]), str(given["endDate"])
    return None


def same_value(time: Timex, gold: Gold) -> bool:
    """Ours says what theirs says."""
    return any(rule(time, gold) for rule in RULES)


def same_words(time: Timex, gold: Gold) -> bool:
    """The same notation, once both are written alike."""
    return _plain(time.value) == _plain(gold.timex)


def _plain(value: str) -> str:
    """Without the day that nobody named, minutes that are nought, and a mark before a number."""
    value = re.sub(r"^(XXXX-)(XX-XX)?(?=T|SU$|SP$|FA$|WI$)", "", value).replace("-#", "-")
    match = _CLOCK.search(value)
    if match:
        numbers = [number or "00" for number in match.groups()]
        value = f"{value[: match.start()]}T{':'.join(numbers)}"
    return re.sub(r"(?<=[PT])(\d+(?:\.\d+)?)(?=[A-Z])", lambda m: f"{float(m[1]):g}", value)


def same_days(time: Timex, gold: Gold) -> bool:
    """Their range is ours: by its two points, or by the days it covers, end exclusive."""
    match = _RANGE.fullmatch(gold.timex)
    if match is None:
        return False
    begin, end = match[1], match[2]
    points = time.value.split("/")
    if len(points) == 2 and all(len(point) == 4 for point in points):
        return [f"{point}-01-01" for point in points] == [begin, end]
    if _plain(time.value) == f"{_open(begin)}/{_open(end)}":
        return True
    return time.begin == begin and time.finish in (end, _before(end))


def _open(day: str) -> str:
    return day


def _before(day: str) -> str | None:
    try:
        return (date.fromisoformat(day) - _DAY).isoformat()
    except ValueError:
        return None


def same_resolution(time: Timex, gold: Gold) -> bool:
    """An open value of theirs, and the day or days that it may mean."""
    if not gold.is_open or time.begin is None:
        return False
    for begin, end in gold.resolutions:
        if end is None and time.begin == begin == time.finish:
            return True
        if end is not None and time.begin == begin and time.finish in (end, _before(end)):
            return True
    return False


def same_week(time: Timex, gold: Gold) -> bool:
    """Their week of a month, or of a year given by its first or last month."""
    match = _MONTH_WEEK.fullmatch(gold.timex)
    if match is None:
        return False
    year, month, week = (int(group) for group in match.groups())
    if month in (1, 12) and time.value == f"{year}-W{week:02}":
        return True
    day = date(year, month, 1 + _MIDDLE) + (week - 1) * 7 * _DAY
    iso = day.isocalendar()
    return time.value == f"{iso.year}-W{iso.week:02}"


def same_unit(time: Timex, gold: Gold) -> bool:
    """So many months or years ago: they count to the day, we to the month or year."""
    if time.rule not in _AGO or time.begin is None or time.finish is None:
        return False
    return time.begin <= gold.timex[:10] <= time.finish


RULES = (same_words, same_days, same_resolution, same_week, same_unit)
