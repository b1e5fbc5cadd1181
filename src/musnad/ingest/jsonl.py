"""lines of JSON -> articles, one a line; a broken line costs only itself"""

from __future__ import annotations

import io
from collections.abc import Iterator

from musnad.errors import EncodingError, InputError, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.decode import decode, marked
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.made import made
from musnad.ingest.record import record
from musnad.ingest.stream import lines
from musnad.model import Article, Origin


def records(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles of a JSONL file, blank lines passed over.

    Errors are named `name:line`; each line that is no article is skipped.
    """
    encoding = marked(stream.peek(4)[:HEAD])
    wide = encoding if encoding in ("utf-16", "utf-32") else None
    try:
        for number, line in lines(stream, wide):
            try:
                found = _article(line, number, encoding, context)
            except InputError as error:
                context.skip(error)
                continue
            if found is not None:
                yield found
    except UnicodeError as error:
        reason = getattr(error, "reason", None) or error
        why = f"expected {encoding}, found bytes that break it: {reason}"
        context.skip(EncodingError(context.name, why))


def _article(
    line: bytes | None, number: int, encoding: str | None, context: Context
) -> Article | None:
    """The article in one line; None where the line is blank."""
    where = f"{context.name}:{number}"
    if line is None:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one line, found more")
    if not line.strip():
        return None
    text, read_as = decode(line, where)
    found = record(text, where, context.columns)
    return made(found, Origin(context.name, number, encoding or read_as), where, context.note)
