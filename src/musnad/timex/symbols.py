"""what the rules make of time words, and groups of symbols by name"""

from __future__ import annotations

from typing import Final

from musnad.lexicon.calendar_symbols import SYMBOLS, next_letters

MADE: Final = tuple(
    """
    named month-point year-point week-point era date hour moment daypart length settled
    stretch repeat pair reference
    """.split()
)
"""What rules make: a month's name, points of several widths, lengths, ranges, sets."""

LETTERS: Final = SYMBOLS | next_letters(MADE)

FOUND: Final = frozenset(LETTERS[name] for name in MADE if name not in ("named", "daypart"))
"""What may stand alone as a time expression."""

GROUPS: Final = {
    "any-month": "named month hijri month-beside hijri-beside",
    "turn": "past next current before-it after-it latest",
    "single": "day week month-of year unit",
    "any-part": "part evening in-part noon",
    "the-any-part": "the-part the-noon",
    "whole-point": "date month-point year-point week-point era moment",
    "preposition": "in during since until before after between for of with",
}
"""Names for several symbols at once."""


def letters(name: str) -> str:
    """The characters that a name stands for."""
    return "".join(LETTERS[one] for one in GROUPS.get(name, name).split() if one in LETTERS)
