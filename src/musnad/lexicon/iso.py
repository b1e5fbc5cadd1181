"""states by the two letters that ISO 3166 has for them beside the three"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from musnad.errors import LexiconError
from musnad.lexicon.table import Column, Table, matching, read

ISO = Table(
    "world/iso3166.tsv",
    (
        Column("id", matching(r"[A-Z]{3}", "three capital letters of ISO 3166")),
        Column("alpha2", matching(r"[A-Z]{2}", "two capital letters of ISO 3166")),
    ),
)


@cache
def alpha2() -> MappingProxyType[str, str]:
    """ISO 3166 alpha-3 code -> alpha-2 code.

    Raises:
        LexiconError: a row is wrong, or two have the same letters.

    Example:
        >>> alpha2()["SYR"]
        'SY'
    """
    found: dict[str, str] = {}
    seen: set[str] = set()
    for row in read(ISO):
        three, two = row.cells
        if two in seen:
            why = f"expected letters of its own, found {two} again"
            raise LexiconError(ISO.file, row.line, "alpha2", why)
        seen.add(two)
        found[three] = two
    return MappingProxyType(found)
