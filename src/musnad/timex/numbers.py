"""number words in a row -> one number: three, twenty-three, two thousand and eighteen"""

from __future__ import annotations

import re

from musnad.lexicon.calendar_numbers import read_number
from musnad.timex.symbols import LETTERS, letters
from musnad.timex.words import Item

_CARDINAL, _AND, _ONE = LETTERS["cardinal"], LETTERS["and"], LETTERS["one"]
_ORDINALS = "".join(letters(name) for name in ("ordinal", "ordinal-she", "the-number"))
_TENS = LETTERS["the-number"]
NUMBER_WORDS = re.compile(f"[{_CARDINAL}]|[{_ORDINALS}][{_CARDINAL}]|[{_ORDINALS}]{_AND}{_TENS}")
"""Where number words have to be put together."""


def put_together(items: list[Item]) -> list[Item]:
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
