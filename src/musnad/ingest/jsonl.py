"""lines of JSON -> articles, one a line; a broken line costs only itself"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import msgspec

from musnad.errors import BrokenRecord, EncodingError, InputError, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.decode import decode, marked
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.made import made
from musnad.ingest.record import Record, decoded, record
from musnad.ingest.rows.columns import absent, renamed
from musnad.ingest.stream import lines
from musnad.model import Article, Origin

ROW: msgspec.json.Decoder[Mapping[str, object]] = msgspec.json.Decoder(dict[str, object])
# So many records without a text, and none with one, are no records of articles.
SEVERAL = 2


def records(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles of a JSONL file, blank lines passed over.

    Errors are named `name:line`; each line that is no article is skipped.

    Raises:
        BrokenRecord: none of its first records has a text under the name that is looked for.
    """
    head = stream.peek(4)[:HEAD]
    encoding = marked(head)
    wide = encoding if encoding in ("utf-16", "utf-32") else None
    why = None if wide else without_text(head, context.columns)
    if why is not None:
        raise BrokenRecord(context.name, why)
    yield from cut(stream, context, encoding)


def cut(
    stream: io.BufferedReader, context: Context, encoding: str | None, first: int = 1
) -> Iterator[Article]:
    """The articles of lines, from wherever in their file they are.

    Args:
        stream: whole lines.
        context: the surroundings.
        encoding: what the file's byte order mark names, if it has one.
        first: the number of the first line.
    """
    wide = encoding if encoding in ("utf-16", "utf-32") else None
    try:
        for number, line in lines(stream, wide, first):
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


def without_text(head: bytes, columns: Mapping[str, str]) -> str | None:
    """What is wrong with records of which none has a text; None where one has."""
    found: list[Mapping[str, object]] = []
    for line in head.split(b"\n")[:-1]:
        try:
            row = ROW.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        if columns.get("text", "text") in row:
            return None
        found.append(row)
    own = {"text": columns["text"]} if "text" in columns else {}
    return absent(found[0], own) if len(found) >= SEVERAL else None


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
    found = _record(text, where, context)
    return made(found, Origin(context.name, number, encoding or read_as), where, context.note)


def _record(line: str, where: str, context: Context) -> Record:
    """The record in a line, under the names that the user has given its fields."""
    if context.columns:
        return renamed(decoded(line, where, ROW), context.columns, where)
    return record(line, where)
