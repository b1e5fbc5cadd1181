"""lines of JSON -> articles, one a line; a broken line costs only itself"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from musnad.errors import EmptyInput, EncodingError, InputError, TooLarge
from musnad.ingest.dates import day
from musnad.ingest.decode import decode
from musnad.ingest.identity import identity
from musnad.ingest.limits import LIMIT, size
from musnad.ingest.record import Record, record
from musnad.ingest.report import Note, Skip
from musnad.ingest.stream import lines
from musnad.ingest.text import blank
from musnad.model import Article, Origin


def records(
    stream: BinaryIO, name: str, encoding: str | None, skip: Skip, note: Note
) -> Iterator[Article]:
    """The articles of a JSONL file, blank lines passed over.

    Args:
        stream: from its beginning.
        name: the file's name; errors are named `name:line`.
        encoding: that of the byte order mark, or None.
        skip: takes the error of each line that is no article.
        note: takes a line for each value that was dropped.
    """
    wide = encoding if encoding in ("utf-16", "utf-32") else None
    try:
        for number, line in lines(stream, wide):
            try:
                found = _article(line, name, number, encoding, note)
            except InputError as error:
                skip(error)
                continue
            if found is not None:
                yield found
    except UnicodeDecodeError as error:
        skip(EncodingError(name, f"expected {encoding}, found bytes that break it: {error.reason}"))


def _article(
    line: bytes | None, name: str, number: int, encoding: str | None, note: Note
) -> Article | None:
    """The article in one line; None where the line is blank."""
    where = f"{name}:{number}"
    if line is None:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one line, found more")
    if not line.strip():
        return None
    text, read_as = decode(line, where)
    found = record(text, where, columns)
    return made(found, Origin(name, number, encoding or read_as), where, note)
