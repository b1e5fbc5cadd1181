"""hours of the day by themselves

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.plan import Rule, rule
from musnad.timex.values import Clock, Point, Setting

_NOON = 12
_AFTERNOON = ("AF", "EV")
_LATEST_NIGHT = 5
_LOCAL = "zone"  # a zone whose distance from Greenwich is not the same all year
_FRACTIONS = {0.5: 30, 0.25: 15, 0.3333: 20}


def named_hour(setting: Setting, hour: str) -> Point:
    """منتصف الليل."""
    return Point("day", clock=(int(hour[:2]), 0), part="NI" if hour.startswith("00") else "")


def hour(
    setting: Setting,
    hour: float | Clock,
    more: float | None = None,
    minutes: float | None = None,
    less: float | None = None,
) -> Point | None:
    """الساعة الثامنة والنصف إلا خمس دقائق."""
    clock = hour if isinstance(hour, tuple) else _whole_hour(hour)
    if clock is None or not 0 <= clock[0] <= 24:
        return None
    if more is None and minutes is None and less is None:
        return Point("day", clock=clock)
    count = clock[0] * 60 + (clock[1] if len(clock) > 1 else 0)
    count += _minutes(more) + _minutes(minutes) - _minutes(less)
    return Point("day", clock=divmod(count, 60)) if count >= 0 else None


def hour_of_night(setting: Setting, hour: float | Clock) -> Point | None:
    """1:00 منتصف الليل."""
    clock = hour if isinstance(hour, tuple) else _whole_hour(hour)
    return Point("day", clock=turned_clock(clock, "NI")) if clock and clock[0] <= 24 else None


def _whole_hour(number: float) -> Clock | None:
    """A whole number of hours, or hours and minutes with a full stop between them."""
    whole = int(number)
    rest = round((number - whole) * 100)
    if rest == 0:
        return (whole,)
    return (whole, rest) if rest < 60 else None


def _minutes(number: float | None) -> int:
    if number is None:
        return 0
    return _FRACTIONS.get(number) or int(number)


def minutes_off(setting: Setting, minutes: int, side: str, hour: Point | int) -> Point | None:
    """عشرين دقيقة بعد الخامسة."""
    clock = hour.clock if isinstance(hour, Point) else (hour,)
    count = clock[0] * 60 + (clock[1] if len(clock) > 1 else 0)
    count += minutes if side == "after" else -minutes
    return Point("day", clock=divmod(count, 60)) if count >= 0 else None


def minutes_before(setting: Setting, minutes: int, hour: Point | int) -> Point | None:
    """ثلاث دقائق قبل الثامنة."""
    return minutes_off(setting, minutes, "before", hour)


def minutes_after(setting: Setting, minutes: int, hour: Point | int) -> Point | None:
    """عشرين دقيقة بعد الخامسة."""
    return minutes_off(setting, minutes, "after", hour)


def hour_part(
    setting: Setting, hour: Point | int, part: str, day: Point | None = None
) -> Point | None:
    """الساعة 8 مساء."""
    point = hour if isinstance(hour, Point) else at_hour(hour)
    if point is None or not point.clock:
        return None
    return point._replace(clock=turned_clock(point.clock, part))


def at_hour(hour: int) -> Point | None:
    if hour > 100 and hour % 100 < 60:
        return Point("day", clock=divmod(hour, 100))
    return Point("day", clock=(hour,)) if hour <= 24 else None


def turned_clock(clock: Clock, part: str) -> Clock:
    first = clock[0]
    if (first < _NOON and (part in _AFTERNOON or (part == "MI" and first < 10 and first != 0))) or (
        first < _NOON and part == "NI" and first > _LATEST_NIGHT
    ):
        first += _NOON
    elif first == _NOON and part in ("NI", "DA"):
        first = 0
    return (first, *clock[1:])


def hour_am(setting: Setting, hour: Point | int) -> Point | None:
    """10 ص."""
    point = hour_part(setting, hour, "MO")
    return (
        point._replace(clock=(0, *point.clock[1:])) if point and point.clock[0] == _NOON else point
    )


def hour_pm(setting: Setting, hour: Point | int) -> Point | None:
    """10 م."""
    return hour_part(setting, hour, "EV")


def hour_zone(setting: Setting, hour: Point | int, zone: str) -> Point | None:
    """17:00 بتوقيت غرينتش."""
    point = hour if isinstance(hour, Point) else at_hour(hour)
    return point._replace(zone="" if zone == _LOCAL else zone) if point else None


def about_hour(setting: Setting, mod: str, hour: Point) -> Point | None:
    """حوالي الساعة 8."""
    return hour._replace(mod=mod) if mod == "APPROX" else None


_FULL_HOUR = (
    "( and more=half|the-half )?",
    "( and minutes=number|count unit )?",
    "( except less=half|the-half|number unit|many? )?",
)
_MORE = " ".join(_FULL_HOUR)
HOURS: tuple[Rule, ...] = (
    rule("hour", f"the-hour hour=number|one|ordinal-she|clock|count {_MORE}", "hour", hour),
    rule(
        "hour",
        "the-hour hour=number|one|ordinal-she and minutes=number|count >in-part|evening|part",
        "hour",
        hour,
    ),
    rule(
        "minutes-before",
        "minutes=number unit|many before hour=ordinal-she|hour",
        "hour",
        minutes_before,
    ),
    rule(
        "minutes-after",
        "minutes=number unit|many after hour=ordinal-she|hour",
        "hour",
        minutes_after,
    ),
    rule(
        "hour-fraction",
        "hour=ordinal-she|clock|number and more=the-half ( except less=number unit|many? )?",
        "hour",
        hour,
    ),
    rule("hour-fraction", "hour=ordinal-she and more=half >!of|definite", "hour", hour),
    rule(
        "hour-less",
        "hour=ordinal-she|number except less=half|the-half|number unit|many?",
        "hour",
        hour,
    ),
    rule(
        "hour-minutes",
        "hour=ordinal-she and minutes=number|count ( unit|many | >in-part|evening )",
        "hour",
        hour,
    ),
    rule("clock", "hour=clock", "hour", hour),
    rule("midnight", "hour=clock|number midnight", "hour", hour_of_night),
    rule("midnight", "hour=midnight of?", "hour", named_hour),
    rule(
        "hour-part",
        "hour=hour|number|ordinal-she|one|count|year-number part=in-part",
        "hour",
        hour_part,
    ),
    rule(
        "hour-part",
        "hour=hour|number|ordinal-she|one|count|year-number of? part=evening",
        "hour",
        hour_part,
    ),
    rule("hour-part", "hour=hour|number|ordinal-she|one of? part=daypart|noon", "hour", hour_part),
    rule(
        "hour-part", "hour=hour|number|ordinal-she|one in part=the-part|the-noon", "hour", hour_part
    ),
    rule("hour-part", "hour=hour of? part=the-part|the-noon", "hour", hour_part),
    rule("hour-am", "hour=hour|number am", "hour", hour_am),
    rule("hour-pm", "hour=hour pm-or-ce", "hour", hour_pm),
    rule("hour-zone", "hour=hour|year-number with? zone=zone", "hour", hour_zone),
    rule("hour-zone", "hour=hour open with? zone=zone close", "hour", hour_zone),
    rule("hour-ordinal", "<in hour=ordinal-she >stop|line|date|moment", "hour", hour),
    rule("hour-ordinal", "<in hour=ordinal-she >in+number", "hour", hour),
    rule("about-hour", "mod=about hour=hour", "hour", about_hour),
)
