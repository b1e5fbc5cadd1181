"""what rules make of words: points, lengths, ranges, sets, and the setting they are read in"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

Clock = tuple[int, ...]


class Point(NamedTuple):
    """A time with a name: a day, a month, an evening. What the text leaves open is None.

    Attributes:
        grain: how wide it is: century decade year half quarter season month week weekend day.
        year, month, day: of its calendar.
        weekday: 1 (Monday) to 7.
        sub: which half, quarter, season or week: `H1` `Q3` `SU` `W45`.
        part: part of the day, as in days.tsv.
        clock: hour, minute, second, as far as given.
        zone: `Z`, a distance such as `+03:00`, or nothing.
        mod: TIMEX3 modifier, or nothing.
        turn: `past`, `next`, `current`: which of several the text says; `free`: any in the week.
        nth: which of its weekday in the month; -1 the last.
        hijri: year, month and day are Hijri.
        set: a year, month or week that is told relative to the day of publication.
    """

    grain: str = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    sub: str = ""
    part: str = ""
    clock: Clock = ()
    zone: str = ""
    mod: str = ""
    turn: str = ""
    nth: int = 0
    hijri: bool = False


class Length(NamedTuple):
    """A length of time: amounts (None: some) with their units.

    `anchor` ties it to the day of publication: `past` ends the day before, `since` ends with
    it, `next` begins the day after.
    """

    amounts: tuple[tuple[float | None, str], ...]
    mod: str = ""
    anchor: str = ""


class Stretch(NamedTuple):
    """From one point to another, both included."""

    first: Point
    last: Point


class Repeat(NamedTuple):
    """Something that comes again: its TIMEX3 value, and the hour where there is one."""

    value: str
    clock: Clock = ()
    part: str = ""


class Reference(NamedTuple):
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


class Pair(NamedTuple):
    """Two points side by side; the first is a word that only the second explains."""

    first: Point
    last: Point


Value = Point | Length | Stretch | Repeat | Reference | Pair


class Setting:
    """What a time is read against.

    Attributes:
        now: the time of publication; None where it is not known.
        today: its day.
        tense: tells `future`, `past`, `since` or nothing for the place that is being read.
        last: the day or longer time that the text named before, None at its beginning.
    """

    __slots__ = ("last", "now", "tense", "today")

    def __init__(
        self, now: datetime | None, tense: Callable[[], str], last: Point | None = None
    ) -> None:
        self.now = now
        self.today: date | None = None if now is None else now.date()
        self.tense = tense
        self.last = last
