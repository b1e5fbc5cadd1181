"""the words of a text as the grammar of times sees them: symbols, and what stands behind them"""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon.calendar import Calendar, Sense
from musnad.lexicon.calendar_rows import Meaning
from musnad.timex.symbols import LETTERS
from musnad.tokenise import Tokens

GUARDS = 2
"""So many words on either side of a window guard its rules."""
_PADDING = LETTERS["line"] * GUARDS


class Item(NamedTuple):
    """One or more tokens that count as one word of the grammar of times."""

    symbol: str
    first: int
    last: int
    value: Meaning
    rows: tuple[str, ...]


EDGE = Item(LETTERS["line"], 0, 0, 0, ())


class Text:
    """A text's words with their symbols.

    Attributes:
        tokens: its words.
        symbols: one character a token, between line ends.
    """

    __slots__ = ("_senses", "symbols", "tokens")

    def __init__(self, tokens: Tokens, calendar: Calendar) -> None:
        self.tokens = tokens
        self._senses = calendar.senses
        if calendar.country is None:
            symbols = "".join([entry.time for entry in tokens.entries])
        else:
            tags = enumerate(tokens.tags)
            symbols = "".join([calendar.symbol(tokens.form(at), tag) for at, tag in tags])
        self.symbols = f"{_PADDING}{symbols}{_PADDING}"

    def symbol(self, at: int) -> str:
        """What a token is, looked up; nothing outside the text."""
        return self.sense(at).symbol if 0 <= at < len(self.tokens) else ""

    def item(self, at: int) -> Item:
        """A token by itself."""
        sense = self.sense(at)
        return Item(sense.symbol, at, at + 1, sense.value, (sense.row,))

    def sense(self, at: int) -> Sense:
        """What the tables say of a token."""
        return self._senses[self.tokens.forms[at]]


class Window:
    """Words in which a time may stand, with two more on either side that only guard rules.

    A time that lies in these alone belongs to another window. Places count from the first of
    them, as they do in the string of symbols.
    """

    __slots__ = ("_first", "_items", "_text")

    def __init__(self, text: Text, first: int, items: list[Item] | None) -> None:
        self._text = text
        self._first = first - GUARDS
        self._items = items

    def value(self, place: int) -> Meaning:
        """What the word at a place stands for."""
        if self._items is not None:
            return self._items[place].value
        return self._text.sense(self._first + place).value

    def tokens(self, first: int, last: int) -> tuple[int, int]:
        """The tokens behind a range of places."""
        if self._items is not None:
            return self._items[first].first, self._items[last - 1].last
        return self._first + first, self._first + last

    def rows(self, first: int, last: int) -> tuple[str, ...]:
        """The table rows behind a range of places."""
        if self._items is None and last == first + 1:
            row = self._text.sense(self._first + first).row
            return (row,) if row else ()
        if self._items is not None:
            rows = [row for item in self._items[first:last] for row in item.rows]
        else:
            tokens = range(self._first + first, self._first + last)
            rows = [self._text.sense(token).row for token in tokens]
        return tuple(dict.fromkeys(row for row in rows if row))
