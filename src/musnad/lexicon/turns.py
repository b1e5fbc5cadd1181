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


@cache
def turns() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the phrases that begin with it, folded, longest first, and when they count."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read(TURNS):
        words = tuple(fold(word) for word in row.cells[1].split())
        out.setdefault(words[0], []).append((words, row.cells[2]))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in out.items()}
