"""today, yesterday, tonight and the days around them

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.plan import Rule, rule
from musnad.timex.shift import stepped, turned
from musnad.timex.values import Length, Point, Setting


def whole_day(setting: Setting) -> Length:
    """طوال اليوم."""
    return Length(((1, "D"),))


def today(setting: Setting) -> Point:
    """اليوم."""
    return stepped(setting.today, "D", 0)


def today_told(setting: Setting, turn: str) -> Point:
    """اليوم التالي."""
    return turned(setting, "D", turn)


def same_day(setting: Setting) -> Point:
    """اليوم نفسه: the one named last."""
    last = setting.last
    return last._replace(part="", clock=(), mod="") if last and last.grain == "day" else Point()


def other_day(setting: Setting, days: int) -> Point:
    """أمس, غدا."""
    return stepped(setting.today, "D", days)


def day_before(setting: Setting, days: int) -> Point | None:
    """أول من أمس, قبل يوم أمس."""
    return stepped(setting.today, "D", days - 1) if days < 0 else None


def before_yesterday(setting: Setting, nth: int, days: int) -> Point | None:
    """أول من أمس."""
    return day_before(setting, days) if nth == 1 else None


def day_after(setting: Setting, days: int) -> Point | None:
    """بعد غد."""
    return stepped(setting.today, "D", days + 1) if days > 0 else None


def last_night(setting: Setting, days: int) -> Point:
    """البارحة."""
    return stepped(setting.today, "D", days)._replace(part="NI")


def tonight(setting: Setting, part: str) -> Point:
    """الليلة."""
    return stepped(setting.today, "D", 0)._replace(part=part)


def night_told(setting: Setting, part: str, turn: str) -> Point:
    """الليلة الماضية."""
    return turned(setting, "D", turn)._replace(part=part)


TODAY: tuple[Rule, ...] = (
    rule("throughout", "throughout today", "settled", whole_day),
    rule("last-night", "days=last-night", "moment", last_night),
    rule("last-night", "part=tonight turn=past", "moment", night_told),
    rule("tonight", "this? part=tonight", "moment", tonight),
    rule("day-before", "before day? days=other-day", "date", day_before),
    rule(
        "day-before",
        "<!in|of nth=first of? days=other-day",
        "date",
        before_yesterday,
    ),
    rule("day-after", "after day? days=other-day", "date", day_after),
    rule("day", "day? days=other-day", "date", other_day),
    rule("following-day", "today turn=turn", "date", today_told),
    rule("same-day", "today same", "date", same_day),
    rule("same-day", "same-of|that today", "date", same_day),
    rule("today", "this? today >!ordinal|the-number", "date", today),
)
