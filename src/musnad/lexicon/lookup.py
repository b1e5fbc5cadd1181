"""the id of a row, as traces give it -> the row in its table"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from musnad.lexicon import actor_tables as actors
from musnad.lexicon import event_tables as events
from musnad.lexicon.affixes import AFFIXES
from musnad.lexicon.loaded import LOADED
from musnad.lexicon.naming import NAMING
from musnad.lexicon.rows import NOUNS, PHRASES, VERBS
from musnad.lexicon.store import HEADS, MARKS, NAMES, WHOLE, WORDS
from musnad.lexicon.table import Table, read
from musnad.lexicon.turns import TURNS

_TABLES: tuple[Table, ...] = (
    *(VERBS, NOUNS, PHRASES, WORDS, HEADS, NAMES, MARKS, WHOLE, AFFIXES, TURNS, LOADED, NAMING),
    *(actors.COUNTRIES, actors.PERSONS, actors.OFFICES, actors.ORGANISATIONS),
    *(actors.MINISTRIES, actors.TITLES, actors.PLACES),
    *(events.EVENTS, events.LIGHTS, events.TRAPS, events.MOODS),
    *(events.FIELDS, events.HINTS, events.LINKS, events.CUES),
)


class TableRow(NamedTuple):
    """A row where a linguist finds it.

    Attributes:
        file: the table's file, below the folder of tables.
        line: the row's line, from 1.
        cells: its cells by the name of their column, in order.
    """

    file: str
    line: int
    cells: dict[str, str]


def row(id: str) -> TableRow | None:
    """The row that a trace names as `table/id`; None where there is none.

    Example:
        >>> found = row("turns/nothing")
        >>> found is None
        True
    """
    name, _, key = id.partition("/")
    return _rows(name).get(key)


@cache
def _rows(name: str) -> dict[str, TableRow]:
    """The rows of a table by their ids; none where no table has that name."""
    return {
        one.cells[0]: TableRow(table.file, one.line, _named(table, one.cells))
        for table in _TABLES
        if _stem(table) == name
        for one in read(table)
    }


def _named(table: Table, cells: tuple[str, ...]) -> dict[str, str]:
    return dict(zip((column.name for column in table.columns), cells, strict=True))


def _stem(table: Table) -> str:
    return table.file.rpartition("/")[2].removesuffix(".tsv")
