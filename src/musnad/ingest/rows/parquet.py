"""Parquet -> articles, a batch of rows at a time, only the columns that are needed"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from musnad.errors import BrokenFile, BrokenRecord, InputError, MissingExtra, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.limits import HEAD, LIMIT, ROW_GROUP, size
from musnad.ingest.made import made
from musnad.ingest.pack.spool import seekable
from musnad.ingest.rows.columns import renamed
from musnad.ingest.rows.header import FIELDS
from musnad.model import Article, Origin

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 256


def rows(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles of a Parquet file, one a row.

    Raises:
        MissingExtra: pyarrow is not installed.
        BrokenFile: the file is damaged.
        TooLarge: a group of rows is over the limit.
        BrokenRecord: there is no column of texts.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtra(context.name, "Parquet needs musnad[parquet]") from None
    with seekable(stream, context.name) as file:
        try:
            yield from _rows(_opened(ParquetFile, file), context)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
            line = str(error).split("\n", 1)[0]
            raise BrokenFile(context.name, f"expected a Parquet file, found: {line}") from None


def _opened(parquet: type[ParquetFile], file: BinaryIO) -> ParquetFile:
    limits = {"thrift_string_size_limit": LIMIT, "thrift_container_size_limit": LIMIT}
    return parquet(file, pre_buffer=False, buffer_size=HEAD, **limits)


def _rows(file: ParquetFile, context: Context) -> Iterator[Article]:
    wanted = [context.columns.get(field, field) for field in FIELDS]
    columns = [name for name in file.schema_arrow.names if name in wanted]
    if wanted[0] not in columns:
        raise BrokenRecord(context.name, f"column {wanted[0]}: expected text, found no such column")
    _refuse_groups(file, set(columns), context.name)
    number = 0
    for batch in file.iter_batches(BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            try:
                yield _article(row, number, context)
            except InputError as error:
                context.skip(error)


def _article(row: dict[str, Any], number: int, context: Context) -> Article:
    where = f"{context.name}:{number}"
    found = renamed(row, context.columns, where)
    if len(found.text) > LIMIT:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one row, found more")
    return made(found, Origin(context.name, number), where, context.note)


def _refuse_groups(file: ParquetFile, columns: set[str], name: str) -> None:
    """Look at what the columns unpack to before they are."""
    metadata = file.metadata
    for index in range(metadata.num_row_groups):
        group = metadata.row_group(index)
        chunks = [group.column(at) for at in range(group.num_columns)]
        unpacked = sum(c.total_uncompressed_size for c in chunks if c.path_in_schema in columns)
        if unpacked > ROW_GROUP:
            why = f"expected at most {size(ROW_GROUP)} in a group of rows, found more"
            raise TooLarge(name, why)
