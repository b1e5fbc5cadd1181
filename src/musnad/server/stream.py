"""rows or records, one after the other -> chunks of CSV or JSON Lines"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

# A table's program takes cells with these first signs for formulas.
FORMULA = re.compile(r"^[=+\-@\t\r]")
# What a chunk holds at least, the last one excepted.
CHUNK = 32_768


def csv_chunks(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """Rows as a table with their names in the first line, for any table program.

    Args:
        rows: all with the same names.

    Example:
        >>> b"".join(csv_chunks([{"a": "=1"}])).decode("utf-8-sig").split()
        ['a', "'=1"]
    """
    out = io.StringIO()
    writer = csv.writer(out)
    begun = False
    for row in rows:
        if not begun:
            out.write("\ufeff")
            writer.writerow(row)
            begun = True
        writer.writerow(map(_cell, row.values()))
        if out.tell() >= CHUNK:
            yield _taken(out)
    yield _taken(out)


def json_chunks(records: Iterable[object]) -> Iterator[bytes]:
    r"""Records as JSON, one a line.

    Example:
        >>> list(json_chunks([{"a": 1}, {"a": 2}]))
        [b'{"a":1}\n{"a":2}\n']
    """
    encode = msgspec.json.Encoder().encode
    held = bytearray()
    for record in records:
        held += encode(record)
        held += b"\n"
        if len(held) >= CHUNK:
            yield bytes(held)
            held.clear()
    yield bytes(held)


def _cell(value: object) -> object:
    if isinstance(value, str) and FORMULA.match(value):
        return f"'{value}"
    return "" if value is None else value


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace")
