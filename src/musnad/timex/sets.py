"""what comes again: every day, on Fridays, yearly

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.hours import hour_part
from musnad.timex.plan import Rule, rule
from musnad.timex.render import length_value, point_value
from musnad.timex.values import Length, Point, Reference, Repeat, Setting


def every_unit(setting: Setting, unit: str) -> Repeat:
    """كل عام."""
    return Repeat(length_value(Length(((1, unit),))))


def every_length(setting: Setting, length: Length) -> Repeat:
    """كل أربع سنوات."""
    return Repeat(length_value(length))


def every_weekday(setting: Setting, weekday: int) -> Repeat:
    """كل يوم جمعة, أيام الأحد."""
    return Repeat(f"XXXX-WXX-{weekday}")


def every_two(setting: Setting, number: int) -> Repeat | None:
    """كل يوم اثنين: "Monday" and "two" are one word."""
    return Repeat("XXXX-WXX-1") if number == 2 else None


def every_part(setting: Setting, part: str) -> Repeat:
    """كل صباح."""
    return Repeat("XXXX-XX-XX", part=part)


def every_date(setting: Setting, day: Point) -> Repeat | None:
    """كل 15/4."""
    return None if day.year else Repeat(point_value(day._replace(turn="")))


def often(setting: Setting, value: str) -> Repeat:
    """يوميا."""
    return Repeat(value)


def set_hour(setting: Setting, repeat: Repeat, hour: Point | int) -> Repeat | None:
    """كل يوم الساعة 9."""
    point = hour if isinstance(hour, Point) else Point("day", clock=(hour,))
    if point.day or point.weekday or not point.clock:
        return None
    turned = hour_part(setting, point, repeat.part) if repeat.part else point
    return repeat._replace(clock=turned.clock, part="") if turned else None


def hour_set(setting: Setting, hour: Point, repeat: Repeat) -> Repeat | None:
    """الساعة 9 كل يوم."""
    return set_hour(setting, repeat, hour)


def part_set(setting: Setting, part: str, repeat: Repeat) -> Repeat:
    """بعد ظهر كل يوم."""
    return repeat._replace(part=part)


def now(setting: Setting, value: str) -> Reference:
    """الآن, لاحقا."""
    return Reference(value)


EVERY: tuple[Rule, ...] = (
    rule("every-weekday", "every day weekday=bare-weekday|weekday", "repeat", every_weekday),
    rule("every-weekday", "every day number=number", "repeat", every_two),
    rule("every-weekday", "every weekday=bare-weekday|weekday", "repeat", every_weekday),
    rule(
        "every-weekday",
        "<!first|several|number|count many weekday=weekday|bare-weekday",
        "repeat",
        every_weekday,
    ),
    rule("every-part", "every part=part|evening", "repeat", every_part),
    rule("often", "value=often", "repeat", often),
    rule("now", "value=ref", "reference", now),
)
EVERY_LENGTH: tuple[Rule, ...] = (
    rule("every-date", "every day? day=date", "repeat", every_date),
    rule("every-length", "every length=length", "repeat", every_length),
    rule("every-unit", "every unit=single >!date|weekday|number", "repeat", every_unit),
)
SET_HOURS: tuple[Rule, ...] = (
    rule("part-set", "part=daypart repeat=repeat", "repeat", part_set),
    rule("set-hour", "repeat=repeat ( comma|in )* hour=hour", "repeat", set_hour),
    rule("set-hour", "repeat=repeat in hour=number >stop|line", "repeat", set_hour),
    rule("hour-set", "hour=hour comma? repeat=repeat", "repeat", hour_set),
)
