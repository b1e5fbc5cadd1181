"""halves, quarters, weeks of a month, seasons, decades and centuries

The ordered list of rules ends the file.
"""

from __future__ import annotations

from musnad.timex.months import edge_of
from musnad.timex.plan import Rule, rule
from musnad.timex.reckon import last_day
from musnad.timex.shift import turned
from musnad.timex.values import Length, Point, Reference, Setting, Stretch

_HALF, _QUARTER = 0.5, 0.25
_LAST_CENTURY = 19


def fraction_of(
    setting: Setting, fraction: float, nth: int, whole: Point | int | str
) -> Point | Stretch | None:
    """الربع الثالث من 2016, النصف الأول من الشهر."""
    point = _whole(setting, whole)
    if point is None or (nth < 0 and fraction == _QUARTER and point.grain != "year"):
        return None
    nth = round(1 / fraction) if nth < 0 else nth
    if nth > round(1 / fraction):
        return None
    if point.grain == "year":
        name = {_HALF: "half", _QUARTER: "quarter"}.get(fraction)
        return point._replace(grain=name, sub=f"{name[0].upper()}{nth}") if name else None
    return _half_month(point, nth) if fraction == _HALF and point.grain == "month" else None


def _whole(setting: Setting, whole: Point | int | str) -> Point | None:
    if isinstance(whole, Point):
        return None if whole.mod or whole.hijri else whole
    return Point("year", whole) if isinstance(whole, int) else turned(setting, whole, "current")


def _half_month(point: Point, nth: int) -> Stretch | None:
    if point.year is None or point.month is None:
        return None
    bounds = (1, 15) if nth == 1 else (16, last_day(point.year, point.month))
    first, last = (point._replace(grain="day", day=day) for day in bounds)
    return Stretch(first, last)


def week_of(setting: Setting, nth: int, whole: Point | int | str) -> Point | None:
    """الأسبوع الأول من أكتوبر: the first that has most of its days in it."""
    point = _whole(setting, whole)
    if point is None or point.grain not in ("year", "month"):
        return None
    return point._replace(grain="week", nth=nth)


def season(setting: Setting, season: str, year: Point | int | None = None, turn: str = "") -> Point:
    """صيف 2016, الربيع المقبل, الصيف."""
    number = year.year if isinstance(year, Point) else year
    return Point("season", number, sub=season, turn=turn)


def this_season(setting: Setting, season: str) -> Point:
    """هذا الصيف."""
    return Point("season", setting.today.year if setting.today else None, sub=season)


def decade(setting: Setting, decade: int, century: Point | None = None) -> Point:
    """السبعينيات; of the last century unless the text says another."""
    hundreds = century.year if century and century.year is not None else _LAST_CENTURY
    return Point("decade", hundreds * 100 + decade)


def century_nth(setting: Setting, nth: int) -> Point | None:
    """القرن التاسع عشر."""
    return Point("century", nth - 1) if nth > 0 else None


def century_told(setting: Setting, turn: str) -> Point:
    """القرن الماضي."""
    point = turned(setting, "Y", turn)
    step = {"past": -1, "before-it": -1, "next": 1}.get(turn, 0)
    return Point("century", point.year // 100 + step if point.year else None)


def decade_told(setting: Setting, turn: str) -> Length | None:
    """العقد الماضي: the ten years until now."""
    anchor = {"past": "past", "latest": "past", "next": "next"}.get(turn)
    return Length(((1, "DE"),), anchor=anchor) if anchor else None


def decade_nth(setting: Setting, nth: int, century: Point) -> Point | None:
    """العقد الأول من القرن الماضي."""
    if century.grain != "century" or century.year is None or not 0 < nth <= 10:
        return None
    return Point("decade", century.year * 100 + (nth - 1) * 10)


def rest(setting: Setting, whole: Point | str) -> Stretch | None:
    """باقي الشهر, بقية العام."""
    point = whole if isinstance(whole, Point) else turned(setting, whole, "current")
    if setting.today is None:
        return None
    return Stretch(turned(setting, "D", "current"), point)


def early(setting: Setting, early: str, point: Point) -> Point | None:
    """وقت مبكر من صباح الخميس; وقت سابق من اليوم is the day alone."""
    if early.endswith("_REF"):
        return point
    return None if point.mod else point._replace(mod=early)


def some_time(setting: Setting, early: str) -> Reference | None:
    """وقت سابق, وقت لاحق."""
    return Reference(early) if early.endswith("_REF") else None


_WHOLE = "year-point|year-number|month-point"
ERAS: tuple[Rule, ...] = (
    rule("fraction", f"fraction=the-half nth=ordinal of|in? whole={_WHOLE}", "era", fraction_of),
    rule(
        "fraction",
        "fraction=the-half nth=ordinal of|in? whole=the-year|the-month",
        "era",
        fraction_of,
    ),
    rule(
        "week-of", f"the-week nth=ordinal of|in? whole={_WHOLE}|the-month|the-year", "era", week_of
    ),
    rule("century", "the-century nth=ordinal ( ce-mark|pm-or-ce )?", "era", century_nth),
    rule("century-told", "the-century turn=turn", "era", century_told),
    rule("decade", "decade=decade of? century=era", "era", decade),
    rule("decade", "decade=decade", "era", decade),
    rule("decade-nth", "the-decade nth=ordinal of century=era", "era", decade_nth),
    rule("decade-told", "the-decade turn=turn", "settled", decade_told),
    rule("season", "season=season|the-season of? year=year-point|year-number", "era", season),
    rule("season-told", "season=the-season turn=turn", "era", season),
    rule("this-season", "this season=the-season", "era", this_season),
    rule("season-alone", "season=the-season >!definite", "era", season),
)
WIDE_EDGES: tuple[Rule, ...] = (
    rule("edge", "edge=edge point=era", "era", edge_of),
    rule("edge", "edge=edge point=date", "date", edge_of),
    rule(
        "rest",
        "rest whole=week-point|the-week|the-month|the-year|year-point|month-point",
        "stretch",
        rest,
    ),
)
EARLY: tuple[Rule, ...] = (
    rule(
        "early",
        "early=early of|in? point=date|moment|month-point|year-point|week-point|era",
        "date",
        early,
    ),
    rule("some-time", "early=early", "reference", some_time),
)
