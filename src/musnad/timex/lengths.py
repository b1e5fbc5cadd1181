"""lengths of time, and times so long ago or so long from now

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import point_of, week_point
from musnad.timex.spans import IN_TIME, away
from musnad.timex.values import Length, Point, Reference, Setting, Value

_ORDER = ("CE", "DE", "Y", "M", "W", "D", "H", "MIN", "SEC")
_GRAINS = {"Y": "year", "DE": "year", "CE": "year", "M": "month", "W": "week", "D": "day"}
_ANCHORS = {
    "past": "past",
    "latest": "past",
    "before-it": "past",
    "next": "next",
    "after-it": "next",
}


def counted(setting: Setting, number: float, unit: str) -> Length | None:
    """ثلاثة أيام, 24 ساعة."""
    return Length(((number, unit),)) if number > 0 else None


def one_unit(setting: Setting, unit: str) -> Length:
    """عام واحد, شهر كامل; after a preposition also bare."""
    return Length(((1, unit),))


def one_and_half(setting: Setting, unit: str, half: float) -> Length:
    """ساعة ونصف."""
    return Length(((1 + half, unit),))


def two_units(setting: Setting, unit: str, half: float = 0) -> Length:
    """يومين, ساعتين ونصف."""
    return Length(((2 + half, unit),))


def part_unit(setting: Setting, half: float, unit: str) -> Length:
    """نصف ساعة."""
    return Length(((half, unit),))


def number_and_half(setting: Setting, number: int, unit: str, half: float) -> Length:
    """ثلاث سنوات ونصف."""
    return Length(((number + half, unit),))


def some_units(setting: Setting, unit: str) -> Length:
    """بضعة أيام, لسنوات."""
    return Length(((None, unit),))


def total(setting: Setting, first: Length, second: Length) -> Length | None:
    """شهر و21 يوما."""
    units = [unit for _, unit in first.amounts + second.amounts]
    if len(set(units)) < len(units) or first.anchor or second.anchor:
        return None
    amounts = sorted(first.amounts + second.amounts, key=lambda one: _ORDER.index(one[1]))
    return Length(tuple(amounts), first.mod)


def bounded(setting: Setting, mod: str, length: Length) -> Length | None:
    """نحو ثلاث سنوات, أكثر من عام."""
    return length._replace(mod=mod)


def whole_unit(setting: Setting, unit: str) -> Length:
    """طوال الأسبوع."""
    return Length(((1, unit),))


def whole_length(setting: Setting, length: Length) -> Length:
    """طوال شهر."""
    return length


def near_many(setting: Setting, unit: str, turn: str, number: int | None = None) -> Length:
    """الأيام القليلة الماضية, السنوات العشر الأخيرة."""
    return Length(((number, unit),), anchor=_ANCHORS.get(turn, ""))


def near_two(setting: Setting, unit: str, turn: str) -> Length:
    """الأسبوعين المقبلين."""
    return Length(((2, unit),), anchor=_ANCHORS.get(turn, ""))


def near_length(setting: Setting, length: Length, turn: str) -> Length | None:
    """24 ساعة الماضية."""
    return length._replace(anchor=_ANCHORS.get(turn, ""))


def last_length(setting: Setting, nth: int, length: Length) -> Length | None:
    """آخر 3 سنوات."""
    return length._replace(anchor="past") if nth < 0 else None


def since_length(setting: Setting, length: Length) -> Length:
    """منذ ثلاثة أيام: until now."""
    return length._replace(anchor="since")


def plain_length(setting: Setting, length: Length) -> Length:
    """بعد ثلاثة أيام من الحادث: counts from another time than ours."""
    return length


def ago(setting: Setting, length: Length) -> Value | None:
    """قبل ثلاثة أيام."""
    return moved(setting, length, -1)


def from_now(setting: Setting, length: Length) -> Value | None:
    """بعد أسبوعين من الآن."""
    return moved(setting, length, 1)


def later(setting: Setting, length: Length) -> Value | None:
    """بعد أسبوعين: from now where the clause speaks of the future, else from what it tells."""
    return moved(setting, length, 1) if setting.tense() == "future" else length


def by_tense(setting: Setting, length: Length, reference: Reference) -> Value | None:
    """شهر و21 يوما من الآن, as the tense of the clause says."""
    return moved(setting, length, 1 if setting.tense() in ("", "future") else -1)


def moved(setting: Setting, length: Length, sign: int) -> Value | None:
    """The point so far before or after publication; as wide as the smallest unit."""
    if any(amount is None for amount, _ in length.amounts):
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    unit = length.amounts[-1][1]
    if setting.now is None:
        return Point(_GRAINS.get(unit, "day"), mod=length.mod)
    moment = away(setting.now, length, sign)
    if moment is None:
        return None
    if unit in IN_TIME:
        clock = (moment.hour, moment.minute)
        return point_of(moment.date())._replace(clock=clock, mod=length.mod)
    grain = _GRAINS[unit]
    if grain == "week":
        return week_point(moment.date())._replace(mod=length.mod)
    point = Point(grain, moment.year, moment.month, mod=length.mod)
    return point_of(moment.date())._replace(mod=length.mod) if grain == "day" else point


_NUMBER = "number=number|count|year-number|the-number"
_AMBLE = "since|before|after|period|about|throughout|during"
LENGTHS: tuple[Rule, ...] = (
    rule("near-many", "unit=the-many number=the-number turn=turn", "settled", near_many),
    rule("near-many", "unit=the-many few? turn=turn", "settled", near_many),
    rule("near-many", f"the? {_NUMBER} unit=the-many|many turn=turn", "settled", near_many),
    rule("near-two", "unit=the-two turn=turn", "settled", near_two),
    rule("half-more", "number=number|count unit=many and half=half", "length", number_and_half),
    rule("counted", f"the? {_NUMBER} unit=many|counted|single", "length", counted),
    rule("counted", "number=number unit=the-many", "length", counted),
    rule("one-and-half", "unit=single and half=half single?", "length", one_and_half),
    rule("part-unit", "half=half unit=single", "length", part_unit),
    rule("two-units", "unit=two ( and half=half >!single|of )?", "length", two_units),
    rule("one-unit", "unit=single one|whole", "length", one_unit),
    rule("some-units", "several unit=many", "length", some_units),
    rule("some-units", "unit=many few", "length", some_units),
    rule(
        "some-units",
        f"<{_AMBLE}|for unit=many >!definite|weekday|holiday|date|today",
        "length",
        some_units,
    ),
    rule(
        "one-unit",
        f"<{_AMBLE} unit=single >!definite|weekday|date|number|the-hour|bare-weekday|holiday",
        "length",
        one_unit,
    ),
    rule("one-unit", "unit=single >and+length", "length", one_unit),
    rule("one-unit", "unit=counted >and+length", "length", one_unit),
    rule("total", "first=length and|comma? second=length", "length", total),
    rule("total", "first=length and|comma? second=length", "length", total),
    rule("total", "first=length and|comma? second=length", "length", total),
    rule("bounded", "mod=about length=length", "length", bounded),
    rule("near-length", "length=length turn=past|next|latest", "settled", near_length),
    rule("last-length", "nth=first length=length", "settled", last_length),
    rule("throughout", "throughout unit=the-week|the-month|the-year", "settled", whole_unit),
    rule("throughout", "throughout length=length", "settled", whole_length),
)
AWAY: tuple[Rule, ...] = (
    rule("ago", "before length=length of reference", "date", ago),
    rule("from-now", "after length=length of reference", "date", from_now),
    rule("from-now", "length=length of reference=reference", "date", by_tense),
    rule("since-length", "<since length=length", "settled", since_length),
    rule("plain-length", "<before|after length=length >of|upon", "settled", plain_length),
    rule("plain-length", "<before|after length=length >before|after", "settled", plain_length),
    rule("ago", "before length=length", "date", ago),
    rule("later", "after length=length", "date", later),
)
