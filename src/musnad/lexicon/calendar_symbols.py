"""the alphabet of the grammar of times: one character for each kind of time word"""

from __future__ import annotations

import string
from typing import Final

WORDS: Final = tuple(
    """
    month month-beside hijri hijri-beside weekday bare-weekday today other-day last-night tonight
    part evening in-part the-part noon the-noon midnight day year month-of week unit counted two
    two-of many the-week the-month the-year the-decade the-century the-hour the-two the-many past
    next current before-it after-it latest few this that same same-of edge early about
    before after since in during period of until between every throughout several rest whole
    weekend matching except hijri-mark ce-mark pm-or-ce am ref often season the-season decade
    zone exactly dated upon the and for with or holiday cardinal the-number ordinal ordinal-she
    first half the-half comma slash dash open close stop quote name general paper medium blank
    """.split()
)
"""Kinds of the tables' words."""

TOKENS: Final = tuple(
    """
    number count year-number year-pair clock full-date part-date month-year one other definite
    phrase line
    """.split()
)
"""What digits and words without a row are."""

_POOL = string.ascii_letters + string.digits
_LATER = 0x100  # letters without a meaning in regular expressions


def _letter(index: int) -> str:
    return _POOL[index] if index < len(_POOL) else chr(_LATER + index)


SYMBOLS: Final = {name: _letter(index) for index, name in enumerate(WORDS + TOKENS)}
"""Name of a kind -> its character."""


def next_letters(names: tuple[str, ...]) -> dict[str, str]:
    """Characters for what a grammar makes of these symbols."""
    return {name: _letter(len(SYMBOLS) + index) for index, name in enumerate(names)}
