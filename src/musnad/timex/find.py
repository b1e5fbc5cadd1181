"""one text -> its time expressions, settled against the date of publication"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from musnad.lexicon.calendar import calendar
from musnad.model.timex import TimeType, Timex
from musnad.timex.evaluate import Found, results
from musnad.timex.guards import guarded
from musnad.timex.plan import Node, Plans
from musnad.timex.render import Bounds, length_value, point_bounds, point_value
from musnad.timex.rules import RULES
from musnad.timex.settle import settle, settle_stretch
from musnad.timex.spans import length_bounds
from musnad.timex.tense import tense_at
from musnad.timex.values import Length, Point, Reference, Repeat, Setting, Stretch
from musnad.timex.windows import GUARDS, Item, Text, windows
from musnad.tokenise import Tokens

Reading = tuple[TimeType, str, str, Bounds]
Items = list[Item]
_NOWHERE: Bounds = (None, None)


@cache
def _plans() -> Plans:
    return Plans(RULES)


def times(
    tokens: Tokens, *, published: str | None, country: str | None = None
) -> tuple[Timex, ...]:
    """Every time expression of a text, in order.

    Args:
        tokens: the text's words.
        published: date of publication, ISO 8601, against which relative times are read;
            without it they stay open (`XXXX-XX-02`).
        country: ISO 3166 code, three letters, of the outlet's country, for months and
            holidays that differ.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [time.value for time in times(tokenise("وصل مساء أمس"), published="2016-12-08")]
        ['2016-12-07TEV']
    """
    return tuple(_Reader(tokens, _moment(published)).read(country))


def _moment(published: str | None) -> datetime | None:
    """The time of publication; None where it is not a date."""
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None) if published else None
    except ValueError:
        return None


class _Reader:
    """Reads one text from its beginning; knows the day that was named last."""

    def __init__(self, tokens: Tokens, now: datetime | None) -> None:
        self._tokens = tokens
        self._now = now
        self._last: Point | None = None
        self._place = (0, 0)
        self._symbols = ""

    def read(self, country: str | None) -> Iterator[Timex]:
        """The times, in order."""
        plans, words = _plans(), calendar(country)
        text = Text(self._tokens, words)
        self._symbols = text.padded
        for window in windows(text, words.sequences):
            last = len(window.symbols) - GUARDS
            for node in plans[window.symbols]:
                if node.last > GUARDS and node.first < last:
                    yield from self._found(window.items, node)

    def _found(self, items: Items, node: Node) -> Iterator[Timex]:
        self._place = (items[node.first].first, items[node.last - 1].last)
        setting = Setting(self._now, self._tense, self._last)
        for found in results(node, [item.value for item in items], setting):
            timex = self._timex(found, items[found.first : found.last], setting)
            if timex is not None:
                yield timex

    def _tense(self) -> str:
        return tense_at(self._tokens, *self._place)

    def _timex(self, found: Found, items: Items, setting: Setting) -> Timex | None:
        first, last = items[0].first, items[-1].last
        reading = self._reading(found, setting)
        if reading is None or guarded(self._around(first, last), last - first, found):
            return None
        kind, value, mod, (begin, finish) = reading
        start, end = self._tokens.span(first, last)
        return Timex(
            start=start,
            end=end,
            text=self._tokens.text[start:end],
            type=kind,
            value=value,
            mod=mod or None,  # type: ignore[arg-type]
            begin=begin,
            finish=finish,
            rule=found.rule,
            trace=tuple(dict.fromkeys(row for item in items for row in item.rows if row)),
        )

    def _around(self, first: int, last: int) -> str:
        """The two symbols before a time and the one behind it."""
        symbols = self._symbols
        return symbols[first : first + GUARDS] + symbols[last + GUARDS]

    def _reading(self, found: Found, setting: Setting) -> Reading | None:
        value = found.value
        if isinstance(value, Point):
            settled = settle(value, setting)
            return None if settled is None else self._point(settled)
        if isinstance(value, Stretch):
            both = settle_stretch(value, setting)
            return None if both is None else self._point(both)
        if isinstance(value, Length):
            return "DURATION", length_value(value), value.mod, length_bounds(setting, value)
        if isinstance(value, Repeat):
            return "SET", _repeat_value(value), "", _NOWHERE
        return ("DATE", value.value, "", _NOWHERE) if isinstance(value, Reference) else None

    def _point(self, settled: Point | Stretch) -> Reading:
        if isinstance(settled, Point):
            if not settled.clock and not settled.part:
                self._last = settled
            elif settled.day:
                self._last = settled._replace(clock=(), part="", mod="")
            kind = _kind(settled)
            return kind, point_value(settled), _mod(settled), point_bounds(settled)
        first, last = settled
        value = f"{point_value(first)}/{point_value(last)}"
        self._last = last if last.year else self._last
        bounds = (point_bounds(first)[0], point_bounds(last)[1])
        return _kind(last), value, _mod(first) if first.mod == last.mod else "", bounds


def _kind(point: Point) -> TimeType:
    return "TIME" if point.clock or point.part else "DATE"


def _mod(point: Point) -> str:
    return point.mod or ("START" if point.part == "DA" and not point.clock else "")


def _repeat_value(repeat: Repeat) -> str:
    if not repeat.clock and not repeat.part:
        return repeat.value
    day = "XXXX-XX-XX" if repeat.value == "P1D" else repeat.value
    tail = point_value(Point("day", part=repeat.part, clock=repeat.clock))
    return day + tail.removeprefix("XXXX-XX-XX")
