"""number words -> numbers, for what is counted; and the names of the months, which are not"""

from __future__ import annotations

from functools import cache

from musnad.lexicon.calendar_rows import MONTHS, NUMBERS
from musnad.lexicon.stems import bare
from musnad.lexicon.table import read

_KINDS = ("cardinal", "the-number")


@cache
def cardinals() -> dict[str, int]:
    """Bare word -> number, single words only.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    rows = (row.cells for row in read(NUMBERS))
    return {
        bare(words): int(value)
        for _, words, kind, value, *_ in rows
        if kind in _KINDS and " " not in words
    }


@cache
def month_words() -> frozenset[str]:
    """The first words of all months, bare.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    return frozenset(bare(row.cells[1].split()[0]) for row in read(MONTHS))
