"""words that tell where a name stands, or what an unnamed source is"""

from __future__ import annotations

from functools import cache

from musnad.lexicon.spelling import fold
from musnad.lexicon.store import NAMES
from musnad.lexicon.table import Column, Table, anything, code, one_of, read, text

KINDS = tuple(
    """
    first first-abroad family particle word word-name upon-name kunya plain-ending plain-beginning
    ordinary ordinal
    place-head area-head feature-head direction event-head sport team relation field-alone both
    counterpart former acting determiner adjective role
    """.split()
)
NAMING = Table(
    "ar/naming.tsv",
    (
        Column("id", code),
        Column("form", text),
        Column("kind", one_of(KINDS)),
        Column("value", anything),
    ),
)


# How names.tsv notes a first name of the Arab world.
_ARAB = "Arab"


@cache
def naming() -> dict[str, dict[str, str]]:
    """Kind -> folded word -> value; the kinds of names.tsv among them.

    Raises:
        LexiconError: a row of a table is wrong.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for row in read(NAMING):
        _, form, kind, value = row.cells
        found[kind].setdefault(fold(form), value)
    for row in read(NAMES):
        _, form, kind, note = row.cells
        if kind == "first" and note != _ARAB:
            kind = "first-abroad"
        found.setdefault(kind, {}).setdefault(fold(form), "")
    return found
