"""an HTTP answer as a crawler kept it -> its status, its headers, its body unpacked"""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from musnad.errors import BrokenFile, TooLarge
from musnad.ingest.charset import charset_of
from musnad.ingest.crawl.records import Headers, headers_of
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.pack.unpack import Unpacked

STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
GZIP = b"\x1f\x8b"


class Kept(NamedTuple):
    """An answer that was kept."""

    status: int
    headers: Headers
    body: bytes

    @property
    def kind(self) -> str:
        """The media type, in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server named."""
        return charset_of(self.headers.get("content-type", ""))


def kept(block: bytes, where: str) -> Kept:
    """The answer in a record's block.

    Raises:
        BrokenFile: it is no answer of HTTP.
        TooLarge: it unpacks to more than the limit.
    """
    stream = io.BytesIO(block)
    status = STATUS.match(stream.readline(HEAD))
    if status is None:
        raise BrokenFile(where, "expected an HTTP answer, found other bytes")
    headers = headers_of(stream, where)
    body = stream.read()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    if body.startswith(GZIP):
        body = io.BufferedReader(Unpacked(io.BufferedReader(io.BytesIO(body)), where), HEAD).read(
            LIMIT + 1
        )
        if len(body) > LIMIT:
            raise TooLarge(where, f"expected at most {size(LIMIT)} in one page, found more")
    return Kept(int(status[1]), headers, body)


def _joined(body: bytes) -> bytes:
    """The chunks of a body; the body as it is where the crawler has joined them already."""
    pieces: list[bytes] = []
    at = 0
    while match := CHUNK.match(body, at):
        length = int(match[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + length])
        at = match.end() + length + 2
    return b"".join(pieces) if pieces and at >= len(body) else body
