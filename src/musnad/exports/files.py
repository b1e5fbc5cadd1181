"""tables -> files that are there whole or not at all"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyarrow as pa
import pyarrow.parquet as pq

# Rows of articles in one group of rows; their other tables' groups go with them.
GROUP = 2_000
LEVEL = 3
# Texts that hardly ever come twice are not worth a dictionary.
_ONCE = {
    "documents": ("text", "url", "headline", "lead"),
}


class Writer(Protocol):
    """Writes one table."""

    def write_table(self, rows: pa.Table, row_group_size: int) -> None:
        """Write rows, as one group where the form knows groups."""

    def close(self) -> None:
        """Write what waits."""


Make = Callable[[Path, str, pa.Schema], Writer]


def parquet(path: Path, table: str, schema: pa.Schema) -> Writer:
    """A writer of one table as Parquet."""
    once = _ONCE.get(table, ())
    made: Writer = pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=LEVEL,
        use_dictionary=[name for name in schema.names if name not in once] if once else True,
        write_statistics=True,
    )
    return made


class Tables:
    """Tables of one corpus or shard, written to names of their own and renamed at the end.

    Args:
        paths: the file of each table by the table's name; the folders are there.
        schemas: the tables' schemas by name.
        token: keeps the temporary names of one attempt from those of others.
        make: opens what writes one table.
    """

    def __init__(
        self,
        paths: Mapping[str, Path],
        schemas: Mapping[str, pa.Schema],
        token: str,
        make: Make = parquet,
    ) -> None:
        self.rows = dict.fromkeys(schemas, 0)
        self._paths = {table: paths[table] for table in schemas}
        self._made = {
            table: path.with_name(f".{path.name}.{token}.tmp")
            for table, path in self._paths.items()
        }
        self._schemas = schemas
        self._waiting: dict[str, list[pa.RecordBatch]] = {table: [] for table in schemas}
        self._writers = {
            table: make(self._made[table], table, schema) for table, schema in schemas.items()
        }

    def add(self, batches: Mapping[str, pa.RecordBatch]) -> None:
        """Take rows of every table."""
        for table, batch in batches.items():
            self.rows[table] += batch.num_rows
            if batch.num_rows:
                self._waiting[table].append(batch)
        if sum(batch.num_rows for batch in self._waiting["documents"]) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        for table, batches in self._waiting.items():
            if batches:
                rows = pa.Table.from_batches(batches, schema=self._schemas[table])
                self._writers[table].write_table(rows, row_group_size=max(1, rows.num_rows))
                batches.clear()

    def finish(self) -> None:
        """Write what waits, and give the files their names."""
        self._flush()
        for writer in self._writers.values():
            writer.close()
        for table, path in self._paths.items():
            synced(self._made[table])
            os.replace(self._made[table], path)
            synced(path.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for table, writer in self._writers.items():
            with contextlib.suppress(Exception):
                writer.close()
            self._made[table].unlink(missing_ok=True)


def synced(path: Path) -> None:
    """Make sure that a file, or a folder's list of names, is on the disk."""
    at = os.open(path, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)


def put(path: Path, data: bytes) -> None:
    """A small file, there whole or not at all."""
    made = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(made, path)
    synced(path.parent)
