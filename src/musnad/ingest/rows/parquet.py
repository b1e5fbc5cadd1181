"""Parquet -> articles, a row each, read by a process of its own

On some damaged files the library ends the process that it runs in, which must not be ours.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import tempfile
from collections.abc import Iterator
from typing import IO

import msgspec

from musnad.errors import BrokenFile, BrokenRecord, InputError, MissingExtra, TooLarge
from musnad.ingest.apart import command
from musnad.ingest.context import Context
from musnad.ingest.limits import LIMIT, PARQUET_MEMORY, ROW_GROUP, size
from musnad.ingest.made import made
from musnad.ingest.pack.spool import copy
from musnad.ingest.rows import columnar
from musnad.ingest.rows.columnar import COLUMNS, END
from musnad.ingest.rows.columns import absent, renamed
from musnad.ingest.rows.header import FIELDS
from musnad.model import Article, Origin

ERRORS: dict[str, type[InputError]] = {
    "BrokenFile": BrokenFile,
    "TooLarge": TooLarge,
}


def rows(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles of a Parquet file, one a row.

    Raises:
        MissingExtra: pyarrow is not installed.
        BrokenFile: the file is damaged.
        TooLarge: the file, or a group of rows, is over the limit.
        BrokenRecord: there is no column of texts.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtra(context.name, "Parquet needs musnad[parquet]")
    with tempfile.TemporaryFile() as file:
        copy(stream, file, context.name)
        for number, row in enumerate(_said(file, context), 1):
            try:
                yield _article(row, number, context)
            except InputError as error:
                context.skip(error)


def _said(file: IO[bytes], context: Context) -> Iterator[dict[str, object]]:
    """The rows that the process reads, until it says that it has read all."""
    wanted = [context.columns.get(field, field) for field in FIELDS]
    reader = command(columnar.__file__, PARQUET_MEMORY, 0, LIMIT, ROW_GROUP, *wanted)
    with subprocess.Popen(
        reader, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                kind, said = msgspec.json.decode(line)
                if kind == END:
                    return
                if kind in ERRORS:
                    raise ERRORS[kind](context.name, said)
                if kind == COLUMNS:
                    _refuse_absent(said, context)
                else:
                    yield said
        finally:
            process.kill()
    raise BrokenFile(context.name, "expected a Parquet file, found one that ends its reader")


def _refuse_absent(names: list[str], context: Context) -> None:
    why = absent(names, context.columns)
    if why is not None:
        raise BrokenRecord(context.name, why)


def _article(row: dict[str, object], number: int, context: Context) -> Article:
    where = f"{context.name}:{number}"
    found = renamed(row, context.columns, where)
    if len(found.text) > LIMIT:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one row, found more")
    return made(found, Origin(context.name, number), where, context.note)
