"""parts of the day, and hours with their day

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.hours import hour_part, turned_clock
from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import DAYS_IN_WEEK
from musnad.timex.shift import stepped, turned
from musnad.timex.values import Point, Setting


def part_day(setting: Setting, part: str, day: Point) -> Point | None:
    """مساء أمس."""
    wrong = day.grain != "day" or day.part or day.clock or day.mod
    return None if wrong else day._replace(part=part)


def day_part(setting: Setting, day: Point, part: str) -> Point | None:
    """أمس مساء."""
    return part_day(setting, part, day)


def night_between(setting: Setting, part: str, first: int, second: int) -> Point | None:
    """ليل الثلاثاء الأربعاء: it begins on the first day."""
    right = part == "NI" and (second - first) % DAYS_IN_WEEK == 1
    return Point("day", weekday=first, part=part) if right else None


def afternoon(setting: Setting) -> str:
    """بعد الظهر."""
    return "AF"


def forenoon(setting: Setting) -> str:
    """قبل الظهر."""
    return "MO"


def midnight_between(setting: Setting, part: str, first: int, second: int) -> Point | None:
    """منتصف ليل الثلاثاء الأربعاء: the end of the first day."""
    right = (second - first) % DAYS_IN_WEEK == 1
    return Point("day", weekday=first, clock=(24, 0)) if right else None


def this_part(setting: Setting, part: str) -> Point:
    """هذا الصباح."""
    return stepped(setting.today, "D", 0)._replace(part=part)


def part_told(setting: Setting, part: str, turn: str) -> Point:
    """الصباح الماضي."""
    return turned(setting, "D", turn)._replace(part=part)


def part_alone(setting: Setting, part: str) -> Point:
    """صباحا, with no day named."""
    return Point("day", part=part)


def join_hour(setting: Setting, day: Point, hour: Point) -> Point | None:
    """الخميس الساعة 8: the hour on its day; a part of that day tells which half."""
    if day.grain != "day" or day.clock or not hour.clock or hour.day or hour.weekday:
        return None
    clock = turned_clock(hour.clock, day.part) if day.part else hour.clock
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


def part_hour(setting: Setting, part: str | Point, hour: Point) -> Point | None:
    """بعد الظهر الساعة 7."""
    if isinstance(part, Point):
        return join_hour(setting, part, hour)
    return hour_part(setting, hour, part)


_PART = "part|evening|in-part|noon"
_THE = "the-part|the-noon|tonight"
PARTS: tuple[Rule, ...] = (
    rule("afternoon", "after noon|the-noon", "daypart", afternoon),
    rule("forenoon", "before noon|the-noon", "daypart", forenoon),
    rule(
        "night-between",
        "part=part day? first=weekday dash|slash|and? second=weekday",
        "moment",
        night_between,
    ),
    rule(
        "midnight-between",
        "part=midnight day? first=weekday dash|slash|and? second=weekday",
        "moment",
        midnight_between,
    ),
    rule("this-part", "this part=the-part|the-noon", "moment", this_part),
    rule(
        "part-told",
        "part=the-part turn=past",
        "moment",
        part_told,
    ),
)
MOMENTS: tuple[Rule, ...] = (
    rule(
        "part-hour",
        f"part={_PART}|{_THE}|daypart ( comma|in|exactly )* hour=hour",
        "hour",
        part_hour,
    ),
    rule("part-day", "part=part|evening|noon|daypart of|day? day=date", "moment", part_day),
    rule("day-part", "day=date comma|in? part=in-part|evening|daypart", "moment", day_part),
    rule(
        "day-hour",
        "day=date|moment ( comma|in|about|dash|exactly )* hour=hour",
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
