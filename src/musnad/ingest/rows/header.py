"""the first line of a CSV file: its columns, and what parts them"""

from __future__ import annotations

import csv
from collections.abc import Mapping

DELIMITERS = ",;\t|"
FIELDS = ("text", "id", "url", "outlet", "section", "title", "published", "lead")


def is_header(line: str, columns: Mapping[str, str]) -> bool:
    """Whether a line names a column of texts beside others.

    Example:
        >>> is_header("id;text;date", {}), is_header("id,body", {"text": "body"})
        (True, True)
    """
    names = cells(line)
    return columns.get("text", "text") in names and len(names) > 1 and len(set(names)) == len(names)


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
