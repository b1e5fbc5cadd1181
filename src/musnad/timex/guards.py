"""names that look like times: streets, newspapers, movements, quoted titles

A guard says yes where the time is none. The ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.lexicon.calendar import calendar
from musnad.timex.evaluate import Found
from musnad.timex.symbols import LETTERS
from musnad.timex.values import Length, Point, Repeat
from musnad.tokenise import Tokens

_NAME, _QUOTE, _OPEN = LETTERS["name"], LETTERS["quote"], LETTERS["open"]
_SHORT = 2


def _symbol(tokens: Tokens, token: int) -> str:
    return calendar().symbols[tokens.form(token)] if 0 <= token < len(tokens) else ""


def named_after(tokens: Tokens, first: int, last: int, found: Found) -> bool:
    """Right behind a noun whose name it is part of: شارع 26 يوليو, قناة الغد."""
    value = found.value
    if isinstance(value, Point) and (value.grain == "year" or value.part or value.clock):
        return False
    if _symbol(tokens, first - 1) == _QUOTE:
        first -= 1
    return _symbol(tokens, first - 1) == _NAME


def quoted(tokens: Tokens, first: int, last: int, found: Found) -> bool:
    """A word or two alone between quotation marks are a title: «الغد»."""
    if last - first > _SHORT or isinstance(found.value, Length):
        return False
    around = _symbol(tokens, first - 1), _symbol(tokens, last)
    return around == (_QUOTE, _QUOTE) and not tokens.form(first)[0].isdigit()


def numbered_time(tokens: Tokens, first: int, last: int, found: Found) -> bool:
    """A set or a reference right behind a noun of names as well."""
    return isinstance(found.value, Repeat) and _symbol(tokens, first - 1) == _NAME


Guard = Callable[[Tokens, int, int, Found], bool]
GUARDS: tuple[Guard, ...] = (named_after, quoted, numbered_time)


def guarded(tokens: Tokens, first: int, last: int, found: Found) -> bool:
    """Some guard knows better."""
    return any(guard(tokens, first, last, found) for guard in GUARDS)
