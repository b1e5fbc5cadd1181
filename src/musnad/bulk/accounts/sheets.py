"""step 1: a shard's documents -> what they are compared by, and their statements"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from musnad.bulk.accounts.documents import documents
from musnad.bulk.accounts.forms import SHEETS, STATEMENTS
from musnad.compare.drift import wording
from musnad.compare.engine import packed
from musnad.compare.near import ordinal
from musnad.compare.sheet import sheet
from musnad.compare.sides import side
from musnad.compare.view import moment
from musnad.exports.files import LEVEL
from musnad.lexicon import fold
from musnad.model import Document
from musnad.pipeline import ENGINE

SHEET, STATEMENT = "sheets", "statements"
PACKED = ".bin"
_ARTICLES = 256
Rows = list[dict[str, Any]]


def lay(work: Path, number: int, paths: Mapping[str, Path]) -> int:
    """Write the sheets and statements of a shard; what is there already stays.

    Args:
        work: where they go.
        number: of the shard.
        paths: the shard's file of each table.

    Returns:
        How many articles it has.
    """
    name = f"{number:06d}"
    last = work / SHEET / f"{name}.parquet"
    if last.exists():
        return int(pq.read_metadata(last).num_rows)
    statements = work / STATEMENT / f"{name}.parquet"
    with (
        # Left in the other order: this file tells that all of them are there.
        made(last) as order,
        made(work / SHEET / f"{name}{PACKED}") as bodies,
        made(statements) as told,
        bodies.open("wb") as file,
        pq.ParquetWriter(told, STATEMENTS, compression="zstd", compression_level=LEVEL) as sides,
        pq.ParquetWriter(order, SHEETS, compression="zstd", compression_level=LEVEL) as sheets,
    ):
        count = offset = 0
        for entries, rows in _batches(paths, number):
            for entry in entries:
                body = entry.pop("body")
                entry["begins"], entry["size"] = offset, len(body)
                offset += file.write(body)
            sheets.write_table(pa.Table.from_pylist(entries, SHEETS))
            sides.write_table(pa.Table.from_pylist(rows, STATEMENTS))
            count += len(entries)
    return count


@contextmanager
def made(path: Path) -> Iterator[Path]:
    """A file under another name, which gets its own where nothing goes wrong."""
    other = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield other
        os.replace(other, path)
    finally:
        other.unlink(missing_ok=True)


def _batches(paths: Mapping[str, Path], shard: int) -> Iterator[tuple[Rows, Rows]]:
    entries: Rows = []
    rows: Rows = []
    for key, document in documents(paths, ENGINE):
        entries.append(_laid(key, document, shard, rows))
        if len(entries) == _ARTICLES:
            yield entries, rows
            entries, rows = [], []
    if entries:
        yield entries, rows


def _laid(key: int, document: Document, shard: int, rows: Rows) -> dict[str, Any]:
    """An article's entry; its statements are put to the others."""
    found = sheet(document)
    late, when, published = moment(document.published)
    for number, statement in enumerate(found.statements):
        one = side(document, found, statement)
        said = blake2b(fold(wording(one)).encode("utf-8", "surrogatepass"), digest_size=8)
        told = int.from_bytes(said.digest(), "little", signed=True)
        builtins = msgspec.to_builtins(one)
        rows.append({"key": key, "number": number, "told": told, "side": builtins})
    return {
        "key": key,
        "id": document.id,
        "day": ordinal(found.day),
        "late": late,
        "moment": when,
        "published": published,
        "bands": found.bands,
        "shard": shard,
        "body": packed(found),
    }
