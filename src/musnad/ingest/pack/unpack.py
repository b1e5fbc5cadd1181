"""a packed stream -> the bytes inside, a piece at a time, unless it is a bomb"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from musnad.errors import BrokenFile, PackedBomb
from musnad.ingest.context import Context
from musnad.ingest.limits import HARMLESS, HEAD, RATIO, WINDOW
from musnad.model import Article

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


# A frame of zstd that holds no data.
SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")


class Unpacker(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, size: int, /) -> bytes: ...


class _Gzip:
    """zlib's decompressor, which returns what it has not yet unpacked."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self._rest = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, size: int, /) -> bytes:
        unpacked = self._inner.decompress(self._rest + data, size)
        self._rest = self._inner.unconsumed_tail
        return unpacked


def _zstd() -> Unpacker:
    limit = {int(zstd.DecompressionParameter.window_log_max): WINDOW.bit_length() - 1}
    return zstd.ZstdDecompressor(options=limit)


MAKERS: tuple[tuple[bytes, Callable[[], Unpacker]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=WINDOW)),
    (b"(\xb5/\xfd", _zstd),
)
ERRORS = (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError, zstd.ZstdError)


class Unpacked(io.RawIOBase):
    """The bytes inside a packed stream.

    Args:
        packed: from its beginning.
        name: the input's name, for errors.

    Raises:
        PackedBomb: more than RATIO bytes come of each packed one.
        BrokenFile: the packed bytes are damaged, or end too early.
    """

    def __init__(self, packed: io.BufferedReader, name: str) -> None:
        super().__init__()
        self._name = name
        self._taken = self._given = 0
        self._pieces = self._members(packed)
        self._piece = b""

    def readable(self) -> bool:
        """Always; `io.BufferedReader` asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        while not self._piece:
            try:
                self._piece = next(self._pieces)
            except StopIteration:
                return 0
            except ERRORS as error:
                raise BrokenFile(self._name, f"expected packed data, found: {error}") from None
            self._count(len(self._piece))
        chunk, self._piece = self._piece[: len(buffer)], self._piece[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _count(self, given: int) -> None:
        self._given += given
        if self._given > HARMLESS and self._given > RATIO * self._taken:
            why = f"expected at most {RATIO} bytes of each packed one, found more"
            raise PackedBomb(self._name, why)

    def _take(self, packed: BinaryIO) -> bytes:
        data = packed.read(HEAD)
        self._taken += len(data)
        return data

    def _members(self, packed: BinaryIO) -> Iterator[bytes]:
        """The bytes of each member; one packed file may be several, one after the other."""
        data = self._take(packed)
        while data:
            make = next((make for magic, make in MAKERS if data.startswith(magic)), None)
            if make is None and not SKIPPABLE.match(data):
                return  # padding behind the last member
            member = make() if make else _zstd()
            yield from self._member(member, data, packed)
            data = member.unused_data
            while len(data) < 8 and (more := self._take(packed)):
                data += more

    def _member(self, member: Unpacker, data: bytes, packed: BinaryIO) -> Iterator[bytes]:
        while True:
            piece = member.decompress(data, HEAD)
            if piece:
                yield piece
            if member.eof:
                return
            data = b""
            if not piece:
                data = self._take(packed)
                if not data:
                    raise BrokenFile(self._name, "expected more packed data, found the end")


def unpack(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in what a packed stream holds."""
    inner = context.inside(context.name)
    yield from context.read(io.BufferedReader(Unpacked(stream, context.name), HEAD), inner)
