"""one text -> its time expressions, settled against the date of publication"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from musnad.lexicon import Memo
from musnad.lexicon.calendar import calendar
from musnad.model.timex import Timex
from musnad.timex.evaluate import Found, results
from musnad.timex.guards import guarded
from musnad.timex.plan import Node, Plan, plans
from musnad.timex.readings import Reading, read_length, read_point, read_repeat, read_stretch
from musnad.timex.rules import RULES
from musnad.timex.settle import settle, settle_stretch
from musnad.timex.symbols import LETTERS
from musnad.timex.tense import tense_at
from musnad.timex.values import Length, Point, Reference, Repeat, Setting, Stretch
from musnad.timex.windows import planned
from musnad.timex.words import Text, Window
from musnad.tokenise import Tokens


@cache
def _plans() -> Memo[Plan]:
    return plans(RULES)


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
    words = calendar(country)
    text = Text(tokens, words)
    reader = _Reader(text, _moment(published), words.governed)
    for node, window in planned(text, words.sequences, _plans()):
        reader.read(node, window)
    return tuple(reader.times)


def _moment(published: str | None) -> datetime | None:
    """The time of publication; None where it is not a date."""
    try:
        moment = datetime.fromisoformat(published) if published else None
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if moment is not None and moment.tzinfo else moment


class _Reader:
    """Reads one text from its beginning; knows the day that was named last."""

    def __init__(self, text: Text, now: datetime | None, governed: frozenset[str]) -> None:
        self._text = text
        self._governed = governed
        self._setting = Setting(now, self._tense)
        self._place = (0, 0)
        self.times: list[Timex] = []

    def read(self, node: Node, window: Window) -> None:
        """Adds the times of a node."""
        self._place = window.tokens(node.first, node.last)
        for found in results(node, window, self._setting):
            self._add(found, window)

    def _tense(self) -> str:
        """What tense the clause has; behind "since" only what has begun can be meant."""
        first, last = self._place
        if self._text.symbol(first - 1) == LETTERS["since"]:
            return "since"
        return tense_at(self._text.tokens, first, last)

    def _add(self, found: Found, window: Window) -> None:
        first, last = window.tokens(found.first, found.last)
        known = guarded(self._text, first, last, found)
        reading = None if known else self._reading(found)
        if reading is None:
            return
        start, end = self._text.tokens.span(first, last)
        start += self._text.tokens.form(first) in self._governed
        self.times.append(
            Timex(
                start=start,
                end=end,
                text=self._text.tokens.text[start:end],
                type=reading.type,
                value=reading.value,
                mod=reading.mod,
                begin=reading.bounds[0],
                finish=reading.bounds[1],
                rule=found.rule,
                trace=window.rows(found.first, found.last),
            )
        )

    def _reading(self, found: Found) -> Reading | None:
        value, setting = found.value, self._setting
        if isinstance(value, Point):
            settled = settle(value, setting)
            return None if settled is None else self._named(settled)
        if isinstance(value, Stretch):
            both = settle_stretch(value, setting)
            return None if both is None else self._named(both)
        if isinstance(value, Length):
            return read_length(value, setting)
        if isinstance(value, Repeat):
            return read_repeat(value)
        return Reading("DATE", value.value) if isinstance(value, Reference) else None

    def _named(self, settled: Point | Stretch) -> Reading:
        """A point or a range, remembered as the time that was named last."""
        if isinstance(settled, Stretch):
            self._setting.last = settled.last if settled.last.year else self._setting.last
            return read_stretch(settled)
        if settled.day and (settled.clock or settled.part or settled.mod):
            self._setting.last = settled._replace(clock=(), part="", mod="")
        elif settled.day or not (settled.clock or settled.part):
            self._setting.last = settled
        return read_point(settled)
