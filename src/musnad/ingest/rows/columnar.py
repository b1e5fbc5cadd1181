"""the process that reads Parquet: a file on standard input, its rows as JSON lines behind

    columnar.py LENGTH GROUP COLUMN ...

Strings of the file's own description may be LENGTH long, and a group of rows may hold GROUP
bytes. Of its columns those that are named are read, a batch of rows at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 256
BUFFER = 65_536
COLUMNS, ROW, END = "columns", "row", "end"


def main() -> None:
    """Read the file, and say what was found."""
    length, group, *wanted = sys.argv[1:]
    out = sys.stdout.buffer
    try:
        for said in read(sys.stdin.buffer, set(wanted), int(length), int(group)):
            out.write(msgspec.json.encode(said) + b"\n")
    except Exception as error:  # whatever a damaged file makes the library raise
        why = " ".join(str(error).split())[:300] or type(error).__name__
        said = ("BrokenFile", f"expected a Parquet file, found: {why}")
        out.write(msgspec.json.encode(said) + b"\n")
    out.flush()


def read(file: BinaryIO, wanted: set[str], length: int, group: int) -> Iterator[tuple[str, object]]:
    """What is to be said: the names of all columns, the rows with the wanted ones, the end.

    Each is a kind (`columns`, `row`, `end`, or the name of an error) with what belongs to it.

    Args:
        file: Parquet, to be read in any order.
        wanted: the columns that are read.
        length: of a string or list in the file's description, at most.
        group: bytes to which the columns of one group of rows may unpack.
    """
    from pyarrow.parquet import ParquetFile

    limits = {"thrift_string_size_limit": length, "thrift_container_size_limit": length}
    parquet = ParquetFile(file, pre_buffer=False, buffer_size=BUFFER, **limits)
    yield COLUMNS, parquet.schema_arrow.names
    columns = [name for name in parquet.schema_arrow.names if name in wanted]
    if _largest_group(parquet, set(columns)) > group:
        yield "TooLarge", f"expected at most {group:,} bytes in a group of rows, found more"
        return
    for batch in parquet.iter_batches(BATCH, columns=columns):
        for row in batch.to_pylist():
            yield ROW, {name: _plain(cell) for name, cell in row.items()}
    yield END, None


def _plain(cell: object) -> object:
    """A cell as JSON can have it; None where it is no single value."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    return cell if isinstance(cell, str | int | float) else None


def _largest_group(file: ParquetFile, columns: set[str]) -> int:
    """What the columns of a group unpack to, at most, by the file's own account."""
    groups = (file.metadata.row_group(index) for index in range(file.metadata.num_row_groups))
    return max(
        (
            sum(
                chunk.total_uncompressed_size
                for chunk in (group.column(at) for at in range(group.num_columns))
                if chunk.path_in_schema in columns
            )
            for group in groups
        ),
        default=0,
    )


if __name__ == "__main__":
    main()
