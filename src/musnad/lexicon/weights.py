"""how much each feature of a report speaks for or against it"""

from __future__ import annotations

from functools import cache

from musnad.lexicon.table import Column, Table, code, matching, read, text

WEIGHTS = Table(
    "world/confidence.tsv",
    (
        Column("id", code),
        Column("weight", matching(r"-?\d+(\.\d+)?", "a decimal number")),
        Column("note", text),
    ),
)
EVENT_WEIGHTS = WEIGHTS._replace(file="world/eventweights.tsv")


@cache
def weights() -> dict[str, float]:
    """Feature -> weight; `bias` is what every report starts from.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    return {row.cells[0]: float(row.cells[1]) for row in read(WEIGHTS)}


@cache
def event_weights() -> dict[str, float]:
    """The same for events.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    return {row.cells[0]: float(row.cells[1]) for row in read(EVENT_WEIGHTS)}
