"""settled times -> type, value, modifier and bounds of TIMEX3"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, cast

from musnad.model.timex import TimeMod, TimeType
from musnad.timex.render import Bounds, length_value, point_bounds, point_value
from musnad.timex.spans import length_bounds
from musnad.timex.values import Length, Point, Repeat, Setting, Stretch


class Reading(NamedTuple):
    """What a time expression means."""

    type: TimeType
    value: str
    mod: TimeMod | None = None
    bounds: Bounds = (None, None)


@lru_cache(10_000)
def read_point(point: Point) -> Reading:
    """A day, a month, an evening."""
    return Reading(_type(point), point_value(point), _mod(point), point_bounds(point))


def read_stretch(stretch: Stretch) -> Reading:
    """From one point to another."""
    first, last = stretch
    value = f"{point_value(first)}/{point_value(last)}"
    mod = _mod(first) if first.mod == last.mod else None
    return Reading(_type(last), value, mod, (point_bounds(first)[0], point_bounds(last)[1]))


def read_length(length: Length, setting: Setting) -> Reading:
    """A length of time."""
    mod = cast(TimeMod, length.mod) if length.mod else None
    return Reading("DURATION", length_value(length), mod, length_bounds(setting, length))


def read_repeat(repeat: Repeat) -> Reading:
    """Something that comes again, at its hour where there is one."""
    if not repeat.clock and not repeat.part:
        return Reading("SET", repeat.value)
    day = "XXXX-XX-XX" if repeat.value == "P1D" else repeat.value
    hour = point_value(Point("day", part=repeat.part, clock=repeat.clock))
    return Reading("SET", day + hour.removeprefix("XXXX-XX-XX"))


def _type(point: Point) -> TimeType:
    return "TIME" if point.clock or point.part else "DATE"


def _mod(point: Point) -> TimeMod | None:
    if point.mod:
        return cast(TimeMod, point.mod)
    return "START" if point.part == "DA" and not point.clock else None
