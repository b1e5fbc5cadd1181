"""a row under the user's own column names -> the record of an article"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from musnad.errors import BrokenRecord, UsageError
from musnad.ingest.record import Record
from musnad.ingest.rows.header import FIELDS

# A table may have hundreds of columns; so many are named.
SHOWN = 12


def checked(columns: Mapping[str, str] | None) -> Mapping[str, str]:
    """The user's column names, once each is that of a field.

    Raises:
        UsageError: a field is none, or a name is empty.
    """
    for field, name in (columns or {}).items():
        if field not in FIELDS:
            raise UsageError(f"columns: expected one of {' '.join(FIELDS)}, found {field!r}")
        if not name:
            raise UsageError(f"columns: {field}: expected a column's name, found none")
    return columns or {}


def absent(names: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """What is wrong with the names of columns or fields: which is not there; None where all are.

    That of the texts must be there, and every one that the user names.
    """
    there = list(names)
    for field, name in ({"text": "text"} | dict(columns)).items():
        if name not in there:
            more = " …" if len(there) > SHOWN else ""
            why = f"expected a column {name!r}, found only {', '.join(there[:SHOWN])}{more}"
            return why if field in columns else f"{why}; say which holds it: --column {field}=NAME"
    return None


def renamed(row: Mapping[str, object], columns: Mapping[str, str], where: str) -> Record:
    """The record in a row.

    Values of other types than text are read as what they look like: a number as an id, a
    time as an ISO 8601 date.

    Raises:
        BrokenRecord: there is no text.
    """
    found = {field: value(row.get(columns.get(field, field))) for field in FIELDS}
    text = found.pop("text")
    if text is None:
        name = columns.get("text", "text")
        raise BrokenRecord(where, f"column {name}: expected text, found none")
    return msgspec.structs.replace(Record(text=text), **found)


def value(cell: object) -> str | None:
    """A cell as text; None where it is empty."""
    if cell is None or isinstance(cell, str):
        return cell or None
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    return str(cell) if isinstance(cell, int | float) else None
