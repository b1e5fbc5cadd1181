"""CSV with any usual delimiter -> articles; a broken row costs only itself"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from musnad.errors import BrokenRecord, EncodingError, InputError, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.decode import decode, marked
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.made import made
from musnad.ingest.rows.columns import absent, renamed
from musnad.ingest.rows.header import cells, delimiter
from musnad.ingest.stream import lines
from musnad.model import Article, Origin


def rows(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles of a CSV file, one a row; the first line names the columns.

    Raises:
        BrokenRecord: a column that is needed is not there.
    """
    encoding = _encoding(stream, context)
    csv.field_size_limit(LIMIT)
    reader = _Rows(stream, encoding, context.name)
    names = cells(first := reader.header())
    why = absent(names, context.columns)
    if why is not None:
        raise BrokenRecord(context.name, why)
    reader.begin(delimiter(first))
    while True:
        where = f"{context.name}:{reader.line + 1}"
        try:
            row = reader.next(where)
            if row is None:
                return
            if any(row):
                yield _article(names, row, where, reader, context)
        except InputError as error:
            context.skip(error)


def _article(
    names: list[str], row: list[str], where: str, reader: _Rows, context: Context
) -> Article:
    if len(row) > len(names):
        raise BrokenRecord(where, f"expected {len(names)} cells, found {len(row)}")
    found = renamed(dict(zip(names, row, strict=False)), context.columns, where)
    return made(found, Origin(context.name, reader.line, reader.encoding), where, context.note)


class _Rows:
    """Rows at bounded memory, however long a line is and however many lines a row has."""

    def __init__(self, stream: io.BufferedReader, encoding: str, name: str) -> None:
        self.encoding, self.line, self._name = encoding, 0, name
        wide = encoding if encoding in ("utf-16", "utf-32") else None
        self._codec = "utf-8-sig" if encoding == "utf-8" or wide else encoding
        self._lines = self._decoded(lines(stream, wide))
        self._held = 0

    def header(self) -> str:
        """The first line that is not blank.

        Raises:
            EncodingError: the bytes break their encoding.
        """
        try:
            return next((line for line in self._lines if line.strip()), "")
        except UnicodeError as error:
            raise self._broken(self._name, error) from None

    def begin(self, delimiter: str) -> None:
        """Read what follows as rows."""
        self._reader = csv.reader(self._lines, delimiter=delimiter)

    def next(self, where: str) -> list[str] | None:
        """The next row; None at the end.

        Raises:
            InputError: the row cannot be read; the next one may be.
        """
        self._held = 0
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise BrokenRecord(where, f"expected a row of CSV, found: {error}") from None
        except UnicodeError as error:
            raise self._broken(where, error) from None

    def _broken(self, where: str, error: UnicodeError) -> EncodingError:
        reason = getattr(error, "reason", None) or error
        why = f"expected {self.encoding}, found bytes that break it: {reason}"
        return EncodingError(where, why)

    def _decoded(self, raw: Iterator[tuple[int, bytes | None]]) -> Iterator[str]:
        return _Decoded(raw, self)

    def text(self, line: bytes | None) -> str:
        """A line as text, counted against what one row may hold."""
        self._held += len(line or b"")
        if line is None or self._held > LIMIT:
            why = f"expected at most {size(LIMIT)} in one row, found more"
            raise TooLarge(f"{self._name}:{self.line}", why)
        return line.decode(self._codec if self.line == 1 else self._codec.removesuffix("-sig"))


class _Decoded:
    """The lines as text; unlike a generator it goes on behind an error."""

    def __init__(self, raw: Iterator[tuple[int, bytes | None]], rows: _Rows) -> None:
        self._raw, self._rows = raw, rows

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._rows.line, line = next(self._raw)
        return self._rows.text(line)


def _encoding(stream: io.BufferedReader, context: Context) -> str:
    """The encoding of the whole file, told from its head up to the last whole line."""
    head = stream.peek(HEAD)[:HEAD]
    if marked(head):
        return marked(head) or "utf-8"
    whole = head[: head.rfind(b"\n") + 1] or head
    return decode(whole, context.name)[1]
