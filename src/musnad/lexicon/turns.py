"""phrases with which the outlet speaks again"""

from __future__ import annotations

from functools import cache

from musnad.lexicon.spelling import fold
from musnad.lexicon.table import Column, Table, anything, arabic_words, code, one_of, read

TURNS = Table(
    "ar/turns.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("when", one_of(("always", "comma", "cue"))),
        Column("note", anything),
    ),
)


Turn = tuple[tuple[str, ...], str]
"""A phrase's folded words, and when it counts."""


@cache
def turns() -> dict[str, dict[str, tuple[Turn, ...]]]:
    """First word -> second word -> the phrases that may stand there, longest first.

    Those of one word stand under every second word; alone they stand under an empty one.
    """
    out: dict[str, dict[str, list[Turn]]] = {}
    for row in read(TURNS):
        words = tuple(fold(word) for word in row.cells[1].split())
        rows = out.setdefault(words[0], {"": []})
        rows.setdefault("".join(words[1:2]), []).append((words, row.cells[2]))
    return {
        first: {second: _longest_first(found + rows[""]) for second, found in rows.items()}
        for first, rows in out.items()
    }


def _longest_first(rows: list[Turn]) -> tuple[Turn, ...]:
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: -len(row[0])))
