"""a WARC stream -> its records; a damaged one costs only itself

The reader is its own because it must go on where a record is damaged, and read from a
stream that cannot be wound back.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from musnad.errors import BrokenFile, InputError, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.limits import HEAD, LIMIT, size

VERSION = re.compile(rb"WARC/[01]\.\d+\s*$")
FIELDS = 200
Headers = Mapping[str, str]


class Record(NamedTuple):
    """One record.

    Attributes:
        headers: by name in lower case.
        block: what follows them.
    """

    headers: Headers
    block: bytes

    @property
    def url(self) -> str | None:
        """The address that was crawled."""
        return self.headers.get("warc-target-uri", "").strip("<> ") or None


def records(stream: io.BufferedReader, context: Context, types: frozenset[str]) -> Iterator[Record]:
    """The records of these types, in their order; the blocks of others are passed over."""
    found = True
    while found:
        try:
            headers = _next(stream, context.name)
            found = headers is not None
            if headers is not None:
                record = _record(stream, headers, types, context.name)
                if record is not None:
                    yield record
        except InputError as error:
            context.skip(error)


def _next(stream: io.BufferedReader, name: str) -> Headers | None:
    """The headers of the next record; None at the end."""
    line = stream.readline(HEAD)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(HEAD)
    if not line:
        return None
    if not VERSION.match(line):
        if not _found_again(stream):
            raise BrokenFile(name, "expected a WARC record, found other bytes up to the end")
        return headers_of(stream, name)
    return headers_of(stream, name)


def _found_again(stream: io.BufferedReader) -> bool:
    while line := stream.readline(HEAD):
        if VERSION.match(line):
            return True
    return False


def headers_of(stream: io.BufferedReader | io.BytesIO, name: str) -> Headers:
    """The lines up to a blank one, as a table.

    Raises:
        TooLarge: they have no end.
    """
    found: dict[str, str] = {}
    for _ in range(FIELDS):
        line = stream.readline(HEAD)
        if line in (b"\r\n", b"\n", b""):
            return found
        key, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(key.strip().lower(), value.strip())
    raise TooLarge(name, f"expected at most {FIELDS} header lines, found more")


def _record(
    stream: io.BufferedReader, headers: Headers, types: frozenset[str], name: str
) -> Record | None:
    where = headers.get("warc-target-uri", "") or name
    stated = headers.get("content-length", "")
    if not stated.isdecimal() or len(stated) > 15:
        raise BrokenFile(where, "expected a record with its length, found none")
    length = int(stated)
    if headers.get("warc-type", "").lower() not in types or length > LIMIT:
        _pass(stream, length, where)
        if length > LIMIT and headers.get("warc-type", "").lower() in types:
            raise TooLarge(where, f"expected at most {size(LIMIT)} in one page, found more")
        return None
    block = stream.read(length)
    if len(block) < length:
        raise BrokenFile(where, "expected a whole record, found the file's end")
    return Record(headers, block)


def _pass(stream: io.BufferedReader, length: int, where: str) -> None:
    while length:
        data = stream.read(min(length, HEAD))
        if not data:
            raise BrokenFile(where, "expected a whole record, found the file's end")
        length -= len(data)
