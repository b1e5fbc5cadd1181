"""the process that reads Parquet: a file on standard input, its rows as JSON lines behind

    python -m musnad.ingest.rows.columnar FIELD=COLUMN ...

Only the columns that are needed are read, a batch of rows at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from musnad.ingest.apart import bind
from musnad.ingest.limits import HEAD, LIMIT, PARQUET_MEMORY, ROW_GROUP, size
from musnad.ingest.rows.columns import absent, value

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 256
ROW, END = "row", "end"


class Said(msgspec.Struct, omit_defaults=True):
    """One line: a row, an error, or that this was all.

    Attributes:
        kind: `row`, `end`, or the name of an error.
        row: column -> its value as text.
        why: of an error.
    """

    kind: str
    row: dict[str, object] = msgspec.field(default_factory=dict)
    why: str = ""


def main() -> None:
    """Read the file, and say what was found."""
    bind(PARQUET_MEMORY)
    out = sys.stdout.buffer
    try:
        asked = dict(one.split("=", 1) for one in sys.argv[1:])
        for said in read(sys.stdin.buffer, asked):
            out.write(msgspec.json.encode(said) + b"\n")
    except Exception as error:  # whatever a damaged file makes the library raise
        why = " ".join(str(error).split())[:300] or type(error).__name__
        said = Said("BrokenFile", why=f"expected a Parquet file, found: {why}")
        out.write(msgspec.json.encode(said) + b"\n")
    out.flush()


def read(file: BinaryIO, wanted: Mapping[str, str]) -> Iterator[Said]:
    """The rows with those of the wanted columns that are there, and the end.

    Args:
        file: Parquet, to be read in any order.
        wanted: field of a record -> its column; one that bears another name must be there.
    """
    from pyarrow.parquet import ParquetFile

    limits = {"thrift_string_size_limit": LIMIT, "thrift_container_size_limit": LIMIT}
    parquet = ParquetFile(file, pre_buffer=False, buffer_size=HEAD, **limits)
    names = parquet.schema_arrow.names
    columns = [name for name in names if name in wanted.values()]
    why = absent(names, {field: name for field, name in wanted.items() if field != name})
    if why is not None:
        yield Said("BrokenRecord", why=why)
        return
    if _largest_group(parquet, set(columns)) > ROW_GROUP:
        why = f"expected at most {size(ROW_GROUP)} in a group of rows, found more"
        yield Said("TooLarge", why=why)
        return
    for batch in parquet.iter_batches(BATCH, columns=columns):
        for row in batch.to_pylist():
            yield Said(ROW, {name: value(cell) for name, cell in row.items()})
    yield Said(END)


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
