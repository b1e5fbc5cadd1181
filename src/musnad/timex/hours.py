"""parts of the day and hours, alone and with their day

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.plan import Rule, rule
from musnad.timex.shift import stepped, turned
from musnad.timex.values import Clock, Point, Setting

_NOON = 12
_AFTERNOON = ("AF", "EV")
_LATEST_NIGHT = 5
_LOCAL = "zone"  # a zone whose distance from Greenwich is not the same all year
_FRACTIONS = {0.5: 30, 0.25: 15, 0.3333: 20}


def part_day(setting: Setting, part: str, day: Point) -> Point | None:
    """مساء أمس."""
    wrong = day.grain != "day" or day.part or day.clock or day.mod
    return None if wrong else day._replace(part=part)


def day_part(setting: Setting, day: Point, part: str) -> Point | None:
    """أمس مساء."""
    return part_day(setting, part, day)


def night_between(setting: Setting, part: str, first: int, second: int) -> Point | None:
    """ليل الثلاثاء الأربعاء: it begins on the first day."""
    right = part == "NI" and (second - first) % 7 == 1
    return Point("day", weekday=first, part=part) if right else None


def afternoon(setting: Setting) -> str:
    """بعد الظهر."""
    return "AF"


def forenoon(setting: Setting) -> str:
    """قبل الظهر."""
    return "MO"


def this_part(setting: Setting, part: str) -> Point:
    """هذا الصباح."""
    return stepped(setting.today, "D", 0)._replace(part=part)


def part_alone(setting: Setting, part: str) -> Point:
    """صباحا, with no day named."""
    return Point("day", part=part)


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
    return Point("day", clock=_turned_clock(clock, "NI")) if clock and clock[0] <= 24 else None


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
    point = hour if isinstance(hour, Point) else _at(hour)
    if point is None or not point.clock:
        return None
    return point._replace(clock=_turned_clock(point.clock, part))


def _at(hour: int) -> Point | None:
    if hour > 100 and hour % 100 < 60:
        return Point("day", clock=divmod(hour, 100))
    return Point("day", clock=(hour,)) if hour <= 24 else None


def _turned_clock(clock: Clock, part: str) -> Clock:
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


def part_hour(setting: Setting, part: str | Point, hour: Point) -> Point | None:
    """بعد الظهر الساعة 7."""
    if isinstance(part, Point):
        return join_hour(setting, part, hour)
    return hour_part(setting, hour, part)


def hour_zone(setting: Setting, hour: Point | int, zone: str) -> Point | None:
    """17:00 بتوقيت غرينتش."""
    point = hour if isinstance(hour, Point) else _at(hour)
    return point._replace(zone="" if zone == _LOCAL else zone) if point else None


def about_hour(setting: Setting, mod: str, hour: Point) -> Point | None:
    """حوالي الساعة 8."""
    return hour._replace(mod=mod) if mod == "APPROX" else None


def join_hour(setting: Setting, day: Point, hour: Point) -> Point | None:
    """الخميس الساعة 8: the hour on its day; a part of that day tells which half."""
    if day.grain != "day" or day.clock or not hour.clock or hour.day or hour.weekday:
        return None
    clock = _turned_clock(hour.clock, day.part) if day.part else hour.clock
    if hour.part == "NI" and clock == (0, 0):
        clock = (24, 0)
    return day._replace(part="", clock=clock, zone=hour.zone, mod=hour.mod or day.mod)


def hour_join(setting: Setting, hour: Point, day: Point) -> Point | None:
    """الساعة 8 يوم الخميس."""
    return join_hour(setting, day, hour)


def number_hour(setting: Setting, day: int, hour: Point) -> Point | None:
    """15 الساعة 8:00."""
    return join_hour(setting, Point("day", day=day), hour)


def hour_number(setting: Setting, hour: Point, day: int) -> Point | None:
    """الساعة 8 مساء في 15."""
    return join_hour(setting, Point("day", day=day), hour)


def number_of_part(setting: Setting, part: Point, number: int) -> Point | None:
    """هذه الليلة في 7."""
    return part_of_number(setting, number, part)


def part_of_number(setting: Setting, number: int, part: Point) -> Point | None:
    """8 هذا الصباح."""
    return hour_part(setting, number, part.part) and join_hour(
        setting, part, Point("day", clock=(number,))
    )


_PART = "part|evening|in-part|noon"
_THE = "the-part|the-noon|tonight"
_FULL_HOUR = (
    "( and more=half|the-half )?",
    "( and minutes=number|count unit )?",
    "( except less=half|the-half|number unit|many? )?",
)
_MORE = " ".join(_FULL_HOUR)
PARTS: tuple[Rule, ...] = (
    rule("afternoon", "after noon|the-noon", "daypart", afternoon),
    rule("forenoon", "before noon|the-noon", "daypart", forenoon),
    rule(
        "night-between",
        "part=part day? first=weekday dash|slash|and? second=weekday",
        "moment",
        night_between,
    ),
    rule("this-part", "this part=the-part|the-noon|the-week", "moment", this_part),
    rule(
        "part-told",
        "part=the-part turn=past",
        "moment",
        lambda setting, part, turn: turned(setting, "D", turn)._replace(part=part),
    ),
)
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
    rule(
        "part-hour",
        f"part={_PART}|{_THE}|daypart ( comma|in|exactly )* hour=hour",
        "hour",
        part_hour,
    ),
)
MOMENTS: tuple[Rule, ...] = (
    rule("part-day", "part=part|evening|noon|daypart of|day? day=date", "moment", part_day),
    rule("day-part", "day=date comma|in? part=in-part|evening|daypart", "moment", day_part),
    rule(
        "day-hour",
        "day=date|moment ( comma|in|about|dash|exactly|at )* hour=hour".replace("|at", ""),
        "moment",
        join_hour,
    ),
    rule("hour-day", "hour=hour ( comma|in|of|day )* day=date|moment", "moment", hour_join),
    rule("number-hour", "<in day=number comma? hour=hour", "moment", number_hour),
    rule("hour-number", "hour=hour in day=number >stop|line|comma", "moment", hour_number),
    rule(
        "part-in-number", "part=moment in number=number >stop|line|comma", "moment", number_of_part
    ),
    rule("part-number", "number=number comma? part=moment", "moment", part_of_number),
    rule("part-alone", "part=in-part", "moment", part_alone),
    rule("part-alone", "<in part=the-part|the-noon", "moment", part_alone),
)
