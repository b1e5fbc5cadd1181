"""symbols of a text -> windows in which a time may stand, number words and phrases put together"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from musnad.lexicon import fold
from musnad.lexicon.calendar import Calendar, Sense
from musnad.lexicon.calendar_numbers import read_number
from musnad.lexicon.calendar_rows import Meaning
from musnad.timex.symbols import LETTERS, letters
from musnad.tokenise import Tokens

_OUTSIDE = "other|definite|name|general|stop|line|quote|blank|upon"
_LINKS = "comma|slash|dash|open|close|in|of|until|and|for|with|the|or"
_PLAIN = (
    "number|count|one|cardinal|the-number|ordinal|first|half|the-half|before|after|since|period|"
    "during|between|every|throughout|several|rest|whole|weekend|matching|except|about|edge|this|"
    "that|same|same-of|turn|few|exactly|hijri-mark|ce-mark|pm-or-ce|am|zone"
)


def _class(names: str) -> str:
    return "".join(letters(name) for name in names.split("|"))


_LINK = _class(_LINKS)
_CONTENT = "".join(set("".join(LETTERS.values())) - set(_LINK) - set(_class(_OUTSIDE)))
_TELLING = "".join(set(_CONTENT) - set(_class(_PLAIN)))
_NUMBERS = _class("number|year-number|month")
# A full stop stays inside between a number and a month: 16. November. 2016.
_BRIDGE = f"(?:[{_LINK}]{{0,3}}|(?<=[{_NUMBERS}])[{LETTERS['stop']}](?=[{_NUMBERS}]))"
_WINDOW = re.compile(f"[{_CONTENT}](?:{_BRIDGE}[{_CONTENT}])*")
_MORE = re.compile(f"(?:{_BRIDGE}[{_CONTENT}])*")
_N, _DASH = LETTERS["number"], LETTERS["dash"]
_IS_TIME = re.compile(f"[{_TELLING}]|{_N}{_DASH}{_N}{_DASH}{_N}")
_CARDINAL, _AND, _ONE = LETTERS["cardinal"], LETTERS["and"], LETTERS["one"]
_ORDINALS = _class("ordinal|ordinal-she|the-number")
_TENS = LETTERS["the-number"]
_MEDIUM = _class("name|for|quote")
_PUT_TOGETHER = re.compile(f"[{_CARDINAL}]|[{_ORDINALS}][{_CARDINAL}]|[{_ORDINALS}]{_AND}{_TENS}")


GUARDS = 2
LONGEST = 3  # how far a phrase may reach beyond the window in which it begins
_PADDING = LETTERS["line"] * GUARDS


class Item(NamedTuple):
    """One or more tokens that count as one word of the grammar of times."""

    symbol: str
    first: int
    last: int
    value: Meaning
    rows: tuple[str, ...]


_EDGE = Item(LETTERS["line"], 0, 0, 0, ())


class Window:
    """Words in which a time may stand, with two more on either side that only guard rules.

    A time that lies in these alone belongs to another window.

    Attributes:
        symbols: the string that the rules read.
    """

    __slots__ = ("_items", "_range", "_text", "symbols")

    def __init__(self, text: Text, first: int, last: int, items: list[Item] | None = None) -> None:
        self._text = text
        self._range = first - GUARDS, last + GUARDS
        self._items = items
        if items is None:
            self.symbols = text.padded[first : last + 2 * GUARDS]
        else:
            self._items = [*text.items(first - GUARDS, first), *items]
            self._items += text.items(last, last + GUARDS)
            self.symbols = "".join([item.symbol for item in self._items])

    @property
    def items(self) -> list[Item]:
        """The words behind the symbols, made when they are first asked for."""
        if self._items is None:
            self._items = self._text.items(*self._range)
        return self._items


class Text:
    """The symbols of a whole text.

    Attributes:
        tokens: its words.
        symbols: one character a token.
        padded: the same with line ends around it.
    """

    __slots__ = ("_calendar", "padded", "symbols", "tokens")

    def __init__(self, tokens: Tokens, calendar: Calendar) -> None:
        self.tokens = tokens
        self._calendar = calendar
        forms = map(tokens.text.__getitem__, map(slice, tokens.starts, tokens.ends))
        self.symbols = "".join(map(calendar.symbols.__getitem__, forms))
        self.padded = _PADDING + self.symbols + _PADDING

    def items(self, first: int, last: int) -> list[Item]:
        """Single tokens as items; line ends where the text ends."""
        size = len(self.symbols)
        return [self.item(at) if 0 <= at < size else _EDGE for at in range(first, last)]

    def item(self, at: int) -> Item:
        """One token."""
        sense = self.sense(at)
        return Item(sense.symbol, at, at + 1, sense.value, (sense.row,))

    def sense(self, at: int) -> Sense:
        """What the tables say of a token."""
        return self._calendar.senses[self.tokens.form(at)]


def windows(text: Text, sequences: frozenset[str]) -> Iterator[Window]:
    """Each window of a text, in order; `sequences` are the symbols of phrases."""
    slow = _slow(sequences)
    symbols = text.symbols
    done = 0
    for match in _WINDOW.finditer(symbols):
        first, last = match.span()
        if first < done or _IS_TIME.search(symbols, first, last) is None:
            continue
        if slow.search(symbols, first, last + LONGEST) is None:
            yield Window(text, first, last)
        else:
            items, done = _items(text, first, last)
            yield Window(text, first, done, items)


@cache
def _slow(sequences: frozenset[str]) -> re.Pattern[str]:
    """What needs more than a look at each symbol: phrases and compound numbers."""
    return re.compile("|".join((*sorted(sequences), _PUT_TOGETHER.pattern)))


def _items(text: Text, first: int, last: int) -> tuple[list[Item], int]:
    out: list[Item] = []
    at = first
    while at < last:
        sense = text.sense(at)
        item = _phrase(text, at, sense) if sense.phrases else None
        out.append(item or Item(sense.symbol, at, at + 1, sense.value, (sense.row,)))
        at = out[-1].last
        if at > last:  # a phrase that reaches beyond: what follows it belongs here too
            more = _MORE.match(text.symbols, at)
            last = more.end() if more else at
    if _PUT_TOGETHER.search("".join([item.symbol for item in out])):
        out = _numbers(out)
    return out, at


def _phrase(text: Text, at: int, sense: Sense) -> Item | None:
    """The longest phrase of the tables that begins here."""
    tokens, symbols = text.tokens, text.symbols
    for phrase in sense.phrases:
        last = at + 1 + len(phrase.rest)
        if last > len(tokens) or not _matches(tokens, at + 1, phrase.rest):
            continue
        if phrase.value == "medium" and (at == 0 or symbols[at - 1] not in _MEDIUM):
            continue
        return Item(phrase.symbol, at, last, phrase.value, (phrase.row,))
    return None


def _matches(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    return all(fold(tokens.form(at + index)) == word for index, word in enumerate(words))


# ── number words ───────────────────────────────────────────────────────────────────────


def _numbers(items: list[Item]) -> list[Item]:
    """Compound numbers as one item each."""
    out: list[Item] = []
    at = 0
    while at < len(items):
        last, number = _compound(items, at)
        symbol = items[at].symbol
        if symbol == _CARDINAL:
            symbol = read_number(str(number))[0] if number != 1 else _ONE
        if last == at + 1:
            out.append(items[at]._replace(symbol=symbol))
        else:
            rows = tuple(row for item in items[at:last] for row in item.rows if row)
            out.append(Item(symbol, items[at].first, items[last - 1].last, number, rows))
        at = last
    return out


def _compound(items: list[Item], at: int) -> tuple[int, int]:
    """Where the number that begins here ends, and what it is; one item where it is none."""
    head = items[at]
    number = head.value if isinstance(head.value, int) else 0
    if head.symbol not in _CARDINAL + _ORDINALS or number < 0:
        return at + 1, number
    last = at + 1
    total, scale = 0, number
    while last < len(items):
        found = _next(items, last, scale, head.symbol)
        if found is None:
            break
        last, value, kind = found
        if kind == "times":
            scale *= value
        else:
            total, scale = total + scale, value
    return last, total + scale


def _next(items: list[Item], at: int, scale: int, head: str) -> tuple[int, int, str] | None:
    """One more number word: added behind "and" or as a ten of the teens, or multiplied."""
    joined = items[at].symbol == _AND
    place = at + 1 if joined else at
    value = items[place].value if place < len(items) else None
    if not isinstance(value, int):
        return None
    symbol = items[place].symbol
    if symbol not in (_CARDINAL, _TENS) or (symbol == _TENS and head == _CARDINAL):
        return None
    if joined and head != _CARDINAL and symbol != _TENS:
        return None
    if joined:
        tens = scale < 10 and 20 <= value < 100 and value % 10 == 0
        less = head == _CARDINAL and scale >= 100 and value < _size(scale)
        return (place + 1, value, "plus") if tens or less else None
    if scale < 10 and value == 10:
        return place + 1, value, "plus"
    if head == _CARDINAL and value in (100, 1000) and 2 < scale < value:
        return place + 1, value, "times"
    return None


def _size(number: int) -> int:
    """1 000 for thousands, 100 for hundreds."""
    return 1000 if number >= 1000 else 100
