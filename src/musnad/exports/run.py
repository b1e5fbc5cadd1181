"""one export: a form and a place are opened, documents come one by one, and it is there whole"""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Protocol, TextIO, cast

import msgspec

from musnad.errors import MissingExtra, UsageError
from musnad.exports.forms import FORMS, LINE_FORMS, TABLE_FORMS, Make
from musnad.ledger import Ledger
from musnad.model import Document, Origin

STREAM = "-"


class Sink(Protocol):
    """Takes documents and writes them in a form.

    Attributes:
        counts: how many records of each kind there are up to now.
    """

    @property
    def counts(self) -> Mapping[str, int]:
        """Records by their kind."""

    def take(self, document: Document, origin: Origin | None = None) -> None:
        """Write one more document."""


class Exported(msgspec.Struct, frozen=True):
    """What an export has written.

    Attributes:
        documents: how many articles.
        records: how many records of each kind of the form.
    """

    documents: int
    records: dict[str, int]


class _Lines:
    """Writes the lines of a form to a stream."""

    def __init__(self, stream: TextIO, make: Make) -> None:
        self.counts: Counter[str] = Counter()
        self._stream, self._make = stream, make

    def take(self, document: Document, origin: Origin | None = None) -> None:
        """Write one more document."""
        for kind, lines in self._make(document):
            self.counts[kind] += 1
            self._stream.write(lines + "\n")


def export(
    ledger: Ledger,
    form: str,
    out: str | Path,
    *,
    who: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Exported:
    """Write a ledger, or what fits of it, in another form.

    Documents are read and written one after the other, so that memory does not grow with the
    ledger.

    Args:
        ledger: where the documents are.
        form: one of `FORMS`.
        out: a folder for `parquet` and `csv`, which is made where it is absent; for the
            others a file, or `-` for standard output.
        who, outlet, since, until: which articles, as for `Ledger.chosen`.

    Raises:
        UsageError: there is no such form, or the place does not fit it.
        MissingExtra: the form's library is not installed.
        LedgerError: the ledger cannot be read.

    Example:
        >>> with Ledger.open(":memory:") as ledger:
        ...     export(ledger, "plover", "-").documents
        0
    """
    with opened(form, out) as sink:
        number = ledger.export(sink, who=who, outlet=outlet, since=since, until=until)
    return Exported(number, dict(sink.counts))


def opened(form: str, out: str | Path) -> AbstractContextManager[Sink]:
    """Something that takes documents; what it writes is there when the block ends well.

    Where the block ends with an error, the place is left as it was.

    Args:
        form, out: as for `export`.

    Raises:
        UsageError, MissingExtra: as for `export`.
    """
    if form not in FORMS:
        raise UsageError(f"form: expected one of {' '.join(FORMS)}, found {form!r}")
    return _tables(form, out) if form in TABLE_FORMS else _lines(form, out)


def _tables(form: str, out: str | Path) -> AbstractContextManager[Sink]:
    if str(out) == STREAM:
        raise UsageError(f"{form}: expected a folder to write the tables to, found {STREAM}")
    if Path(out).exists() and not Path(out).is_dir():
        raise UsageError(f"{out}: expected a folder, found a file")
    try:
        tables = import_module("musnad.exports.tables")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[parquet]'"
        raise MissingExtra(form, why) from None
    return cast("AbstractContextManager[Sink]", tables.opened(form, Path(out)))


@contextlib.contextmanager
def _lines(form: str, out: str | Path) -> Iterator[Sink]:
    make = LINE_FORMS[form]()
    if str(out) == STREAM:
        yield _Lines(sys.stdout, make)
        return
    path = Path(out)
    if path.exists() and not path.is_dir() and not path.is_file():
        # A pipe or a device is written to, never replaced.
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield _Lines(stream, make)
        return
    if path.is_dir() or not path.parent.is_dir():
        found = "a folder" if path.is_dir() else "no folder to put it in"
        raise UsageError(f"{path}: expected a file to write to, found {found}")
    made = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with made.open("w", encoding="utf-8", newline="\n") as stream:
            yield _Lines(stream, make)
        os.replace(made, path)
    finally:
        made.unlink(missing_ok=True)
