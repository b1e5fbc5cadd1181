"""documents -> the tables of a corpus, as Parquet or as CSV"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.csv as pa_csv

from musnad.exports.files import Make, Tables, parquet
from musnad.exports.rows import Outcome, filled, split
from musnad.exports.schema import table_schemas
from musnad.model import Document, Origin
from musnad.model.tables import SKIPPED
from musnad.pipeline import ENGINE

# Articles that are made into columns at once.
BATCH = 256
_encode = msgspec.json.Encoder().encode


class Csv:
    """One table as CSV: a header line, nulls as empty cells, lists and records as JSON."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        plain = [pa.field(f.name, _plain(f.type), nullable=f.nullable) for f in schema]
        self._schema = pa.schema(plain)
        self._writer = pa_csv.CSVWriter(str(path), self._schema)

    def write_table(self, rows: pa.Table, row_group_size: int) -> None:
        """Write rows; CSV knows no groups of them."""
        arrays = [_cells(column) for column in rows.columns]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        """Write what waits."""
        self._writer.close()


def _plain(type: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_nested(type) else type


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_nested(column.type):
        return column
    values = (None if one is None else _encode(one).decode() for one in column.to_pylist())
    return pa.chunked_array([pa.array(values, pa.string())])


MAKE: dict[str, Make] = {
    "parquet": parquet,
    "csv": lambda path, table, schema: Csv(path, schema),
}


class Corpus:
    """Takes documents and writes them to tables, so many at a time."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._waiting: list[Outcome] = []

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows of each table."""
        return self._tables.rows

    def take(self, document: Document, origin: Origin | None = None) -> None:
        """Take one more document."""
        self._waiting.append(Outcome(document, origin))
        if len(self._waiting) == BATCH:
            self.write()

    def write(self) -> None:
        """Make rows of the documents that wait."""
        if self._waiting:
            parts = split(filled(self._waiting), self._tables.rows["documents"])
            del parts[SKIPPED.name]
            self._waiting.clear()
            self._tables.add(parts)


@contextlib.contextmanager
def opened(form: str, folder: Path) -> Iterator[Corpus]:
    """A corpus whose tables are in a folder when the block ends well.

    Args:
        form: `parquet` or `csv`.
        folder: where the files go, one a table; made where it is absent.
    """
    schemas = table_schemas(ENGINE)
    # A ledger holds no input that was set aside.
    del schemas[SKIPPED.name]
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.{form}" for name in schemas}
    with Tables(paths, schemas, str(os.getpid()), MAKE[form]) as tables:
        corpus = Corpus(tables)
        yield corpus
        corpus.write()
        tables.finish()
