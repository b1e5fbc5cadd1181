"""a file of lines in pieces, each of which can be read without the others"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from musnad.errors import InputError
from musnad.ingest import gate
from musnad.ingest.context import Context
from musnad.ingest.decode import marked
from musnad.ingest.jsonl import cut, without_text
from musnad.ingest.kind import kind
from musnad.ingest.limits import HEAD
from musnad.ingest.reading import completed, dispatched
from musnad.ingest.report import Note, Skip
from musnad.ingest.rows.columns import checked
from musnad.ingest.stream import opened
from musnad.model import Article


class Piece(NamedTuple):
    """A stretch of a file: whole lines.

    Attributes:
        file: its name.
        start, end: bytes of the file, end exclusive.
        line: the number of its first line, from 1.
    """

    file: str
    start: int
    end: int
    line: int


def has_pieces(file: str | Path, columns: Mapping[str, str] | None = None) -> bool:
    """Whether a file is JSON lines of articles, in an encoding whose lines are cut as bytes.

    Raises:
        MissingInput: it cannot be opened.
    """
    columns = checked(columns)
    with opened(file) as stream:
        head = stream.read(HEAD)
    if marked(head) in ("utf-16", "utf-32"):
        return False
    return kind(head, columns) == "jsonl" and without_text(head, columns) is None


def articles_of(
    piece: Piece,
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    on_skip: Skip,
    on_note: Note,
) -> Iterator[Article]:
    """The articles in a piece of JSON lines, as `musnad.read` gives them for the whole file.

    Args:
        piece: as `has_pieces` allows.
        published, outlet, columns, on_skip, on_note: as for `musnad.read`.
    """
    context = Context(piece.file, on_skip, on_note, dispatched, checked(columns))
    with opened(piece.file) as stream:
        encoding = marked(stream.read(4)) if piece.start == 0 else None
        stream.seek(piece.start)
        lines: io.BufferedReader = io.BufferedReader(
            _Stretch(stream, piece.end - piece.start), HEAD
        )
        for article in cut(lines, context, encoding, piece.line):
            try:
                gate.refuse(article, piece.file)
            except InputError as error:
                on_skip(error)
            else:
                yield completed(article, published, outlet)


class _Stretch(io.RawIOBase):
    """So many bytes of a stream from where it stands."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        super().__init__()
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        """Always; `io.BufferedReader` asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        chunk = self._stream.read(min(len(buffer), self._left))
        self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)
