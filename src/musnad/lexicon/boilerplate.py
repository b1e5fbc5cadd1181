"""what pages print among an article's lines that is none of it"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from musnad.lexicon.spelling import fold
from musnad.lexicon.table import Column, Table, arabic_words, code, one_of, read, text, whole

WHERE = ("line", "whole", "rest")
BOILERPLATE = Table(
    "ar/boilerplate.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("where", one_of(WHERE)),
        Column("most", whole(1, 60)),
        Column("note", text),
    ),
)
WORD = re.compile(r"[^\W\d_]+")
# The first word of a line, its vowel signs and tatweel included.
FIRST = re.compile(r"[\W\d_]*([^\W\d_](?:[^\W\d_]|[\u0640\u064b-\u0652\u0670])*)")
LONGEST = 40
# The ids of rows with which a page says that it was changed.
CHANGED = "updated"


class Row(NamedTuple):
    """Words at a line's beginning that make it boilerplate.

    Attributes:
        id: as in the table.
        words: folded.
        where: what is cut: the line, the line if there is no more in it, or all the rest.
        most: a longer line, in words, is not meant.
    """

    id: str
    words: tuple[str, ...]
    where: str
    most: int


@cache
def boilerplate() -> dict[str, tuple[Row, ...]]:
    """First word -> the rows that begin with it, longest first."""
    out: dict[str, list[Row]] = {}
    for row in read(BOILERPLATE):
        words = words_of(row.cells[1])
        out.setdefault(words[0], []).append(
            Row(row.cells[0], words, row.cells[2], int(row.cells[3]))
        )
    return {key: tuple(sorted(rows, key=lambda row: -len(row.words))) for key, rows in out.items()}


@lru_cache(maxsize=20_000)
def _rows(word: str) -> tuple[Row, ...]:
    """The rows that begin with a word, however it is spelled."""
    return boilerplate().get(fold(word), ())


def words_of(line: str) -> tuple[str, ...]:
    """The words of a line, folded, without signs and figures."""
    return tuple(WORD.findall(fold(line)))


def verdict(line: str) -> str | None:
    """What a line is cut as, or None where it is part of the article.

    Example:
        >>> verdict("قال الوزير إن الجسر مفتوح") is None
        True
    """
    row = _row(line)
    return row.where if row else None


def is_change(line: str) -> bool:
    """Whether a line tells when a page was changed, not when it was published."""
    row = _row(line)
    return row is not None and row.id.startswith(CHANGED)


def _row(line: str) -> Row | None:
    first = FIRST.match(line)
    rows = _rows(first[1]) if first is not None and len(first[1]) < LONGEST else ()
    if not rows:
        return None
    words = words_of(line)
    for row in rows:
        most = len(row.words) if row.where == "whole" else row.most
        if len(words) <= most and words[: len(row.words)] == row.words:
            return row
    return None
