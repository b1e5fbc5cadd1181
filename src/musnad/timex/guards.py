"""names that look like times: streets, newspapers, movements, quoted titles

A guard says yes where the time is none; it sees the symbols of the two words before the time.
The ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.timex.evaluate import Found
from musnad.timex.symbols import LETTERS
from musnad.timex.values import Length, Point, Reference, Stretch
from musnad.timex.words import Text

_NAME, _QUOTE, _GENERAL = LETTERS["name"], LETTERS["quote"], LETTERS["general"]
_PAPER, _MEDIUM = LETTERS["paper"], LETTERS["medium"]
_BEFORE_MEDIUM = (_NAME, _QUOTE, LETTERS["for"])
_SUSPECT = frozenset((_NAME, _QUOTE, _GENERAL, _PAPER, _MEDIUM))
_SHORT = 2


class Place:
    """Where a time stands: its tokens, and the symbols of the two before it."""

    __slots__ = ("before", "first", "last", "second", "text")

    def __init__(self, text: Text, first: int, last: int, before: str) -> None:
        self.text = text
        self.first = first
        self.last = last
        self.before = before
        self.second = text.symbol(first - 2)


def named_after(place: Place, found: Found) -> bool:
    """Right behind a noun whose name it is part of: شارع 26 يوليو, قناة الغد."""
    value = found.value
    if isinstance(value, Length | Stretch):
        return False
    if isinstance(value, Point) and (value.grain == "year" or value.part or value.clock):
        return False
    return _NAME in (place.before, place.second if place.before == _QUOTE else "")


def newspaper(place: Place, found: Found) -> bool:
    """رأي اليوم, قناة روسيا اليوم."""
    if place.last > place.first + 1 or not isinstance(found.value, Point | Reference):
        return False
    if place.before == _MEDIUM:
        return place.second in _BEFORE_MEDIUM
    return place.before == _PAPER


def general(place: Place, found: Found) -> bool:
    """الأمين العام المقبل is the next Secretary General."""
    return found.rule == "year-told" and place.before == _GENERAL


def quoted(place: Place, found: Found) -> bool:
    """A word or two alone between quotation marks are a title: «الغد»."""
    if place.last - place.first > _SHORT or not isinstance(found.value, Point | Reference):
        return False
    return place.before == _QUOTE == place.text.symbol(place.last)


Guard = Callable[[Place, Found], bool]
GUARDS: tuple[Guard, ...] = (named_after, newspaper, general, quoted)


def guarded(text: Text, first: int, last: int, found: Found) -> bool:
    """Some guard knows better; most times have nothing suspect before them."""
    before = text.symbol(first - 1)
    if before not in _SUSPECT:
        return False
    place = Place(text, first, last, before)
    return any(guard(place, found) for guard in GUARDS)
