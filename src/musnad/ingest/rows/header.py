"""the first line of a CSV file: its columns, and what parts them"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from itertools import islice

DELIMITERS = ",;\t|"
FIELDS = (
    "text", "id", "url", "outlet", "section", "title", "headline", "published", "lead", "author",
    "dateline",
)  # fmt: skip
# A column's name is a word or a few.
NAME = re.compile(r"[^\W\d][\w.-]{0,39}(?: [\w.-]{1,40}){0,2}")
# Lines of so many cells each are a table, whatever its columns are called.
SURE = 3
# How tables of news call their columns, beside FIELDS; with fewer columns one must be known.
USUAL = frozenset(
    "article author body category content date day description label link source summary".split()
)


def is_header(line: str, columns: Mapping[str, str]) -> bool:
    """Whether a line names a column of texts beside others.

    Example:
        >>> is_header("id;text;date", {}), is_header("id,body", {"text": "body"})
        (True, True)
    """
    names = cells(line)
    return columns.get("text", "text") in names and _are_names(names)


def is_table(text: str, columns: Mapping[str, str]) -> bool:
    """Whether the lines of a text are rows, though no column of texts is among their names.

    Example:
        >>> is_table("id,heading\\n7,a", {}), is_table("so, he said\\nthen, he left", {})
        (True, False)
    """
    lines = text.splitlines(keepends=True)
    names = cells(lines[0]) if lines else []
    if not _are_names(names) or not all(map(NAME.fullmatch, names)):
        return False
    known = USUAL.union(FIELDS).intersection(map(str.lower, names))
    if len(names) < SURE and not known and "text" not in columns:
        return False
    try:
        rows = list(islice(csv.reader(lines[1:], delimiter=delimiter(lines[0])), 2))
    except csv.Error:
        return False
    return bool(rows) and all(len(row) == len(names) for row in rows)


def cells(line: str) -> list[str]:
    """The column names in a header line, without blanks around them."""
    try:
        row = next(csv.reader([line], delimiter=delimiter(line)), [])
    except csv.Error:
        return []
    return [name.strip().lstrip("\ufeff") for name in row]


def delimiter(line: str) -> str:
    """What parts the cells of a header line: the sign that stands in it most often."""
    return max(DELIMITERS, key=line.count)


def _are_names(names: list[str]) -> bool:
    return len(names) > 1 and len(set(names)) == len(names)
