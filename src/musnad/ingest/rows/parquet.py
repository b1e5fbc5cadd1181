"""Parquet -> articles, a row each, read by a process of its own

On some damaged files the library ends the process that it runs in, which must not be ours.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO

import msgspec

from musnad.errors import BrokenFile, BrokenRecord, InputError, MissingExtra, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.limits import LIMIT, size
from musnad.ingest.made import made
from musnad.ingest.pack.spool import copy
from musnad.ingest.rows.columnar import END, Said
from musnad.ingest.rows.columns import renamed
from musnad.ingest.rows.header import FIELDS
from musnad.model import Article, Origin

READER = "musnad.ingest.rows.columnar"
ERRORS: dict[str, type[InputError]] = {
    "BrokenFile": BrokenFile,
    "BrokenRecord": BrokenRecord,
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
    columns = [f"{field}={context.columns.get(field, field)}" for field in FIELDS]
    command = [sys.executable, "-m", READER, *columns]
    with subprocess.Popen(
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                said = msgspec.json.decode(line, type=Said)
                if said.kind == END:
                    return
                if said.kind in ERRORS:
                    raise ERRORS[said.kind](context.name, said.why)
                yield said.row
        finally:
            process.kill()
    raise BrokenFile(context.name, "expected a Parquet file, found one that ends its reader")


def _article(row: dict[str, object], number: int, context: Context) -> Article:
    where = f"{context.name}:{number}"
    found = renamed(row, context.columns, where)
    if len(found.text) > LIMIT:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one row, found more")
    return made(found, Origin(context.name, number), where, context.note)
