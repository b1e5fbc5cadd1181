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
    found = record(text, where)
    if blank(found.text):
        raise EmptyInput(where, "expected a text, found nothing but white space")
    return _made(found, Origin(name, number, encoding or read_as), where, note)


def _made(found: Record, origin: Origin, where: str, note: Note) -> Article:
    headline = _filled(found.title)
    published = _filled(found.published)
    if published is not None and day(published) is None:
        note(
            f"{where}: field published: expected an ISO 8601 date, found {published!r};"
            " the article is kept without a date"
        )
        # The record states a date, if one that cannot be read: a default must not replace it.
        published = ""
    return Article(
        text=found.text,
        id=_filled(found.id) or identity(headline, found.text),
        url=_filled(found.url),
        outlet=_filled(found.outlet),
        section=_filled(found.section),
        headline=headline,
        lead=_filled(found.lead),
        published=published,
        origin=origin,
    )


def _filled(value: str | None) -> str | None:
    """The value, unless it is blank."""
    return value if value is not None and value.strip() else None
