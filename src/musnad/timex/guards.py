"""names that look like times: streets, newspapers, movements, quoted titles

A guard says yes where the time is none. It sees the two symbols before the time and the one
behind it. The ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.timex.evaluate import Found
from musnad.timex.symbols import LETTERS
from musnad.timex.values import Length, Point, Reference, Stretch

_NAME, _QUOTE = LETTERS["name"], LETTERS["quote"]
_SHORT = 2


def named_after(around: str, words: int, found: Found) -> bool:
    """Right behind a noun whose name it is part of: شارع 26 يوليو, قناة الغد."""
    value = found.value
    if isinstance(value, Length | Stretch):
        return False
    if isinstance(value, Point) and (value.grain == "year" or value.part or value.clock):
        return False
    return around[1] == _NAME or around[:2] == _NAME + _QUOTE


def quoted(around: str, words: int, found: Found) -> bool:
    """A word or two alone between quotation marks are a title: «الغد»."""
    words_alone = words <= _SHORT and around[1] == _QUOTE == around[2]
    return words_alone and isinstance(found.value, Point | Reference)


Guard = Callable[[str, int, Found], bool]
GUARDS: tuple[Guard, ...] = (named_after, quoted)


def guarded(around: str, words: int, found: Found) -> bool:
    """Some guard knows better."""
    return any(guard(around, words, found) for guard in GUARDS)
