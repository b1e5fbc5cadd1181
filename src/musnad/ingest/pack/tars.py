"""a tar archive -> its members, read in one go without a step back

The reader is its own because an archive is hostile until proven otherwise: nothing in a
header is believed before it is checked, and no header costs more than its own block.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from musnad.errors import BrokenFile, InputError, TooLarge, UnsafeInput
from musnad.ingest.context import Context
from musnad.ingest.limits import HEAD, MEMBERS
from musnad.ingest.pack.member import is_litter, refuse_link, refuse_path
from musnad.model import Article

BLOCK = 512
FILE, LINKS, FOLDER = b"0\x007", b"12", b"5"
LONG_NAME, LONG_LINK, EXTENDED, GLOBAL = b"L", b"K", b"x", b"g"
BASE_256 = 0x80


def members(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in a tar archive.

    Raises:
        TooLarge: there are too many members, or a name is too long.
        BrokenFile: the archive is damaged or ends too early.
    """
    archive = _Tar(stream, context.name)
    for count, (path, flag, member) in enumerate(archive):
        if count >= MEMBERS:
            raise TooLarge(context.name, f"expected at most {MEMBERS:,} members, found more")
        if flag not in FOLDER and not is_litter(path):
            yield from _member(path, flag, member, context)
        member.drain()


def _member(path: str, flag: bytes, member: _Part, context: Context) -> Iterator[Article]:
    try:
        inner = context.inside(f"{context.name}/{path}")
        refuse_path(path, inner.name)
        if flag in LINKS:
            refuse_link(inner.name)
        if flag not in FILE:
            raise UnsafeInput(inner.name, "expected a file, found a device or a sparse file")
        yield from context.read(io.BufferedReader(member, HEAD), inner)
    except InputError as error:
        context.skip(error)


class _Part(io.RawIOBase):
    """So many bytes of a stream; the padding behind them is skipped with `drain`."""

    def __init__(self, stream: io.BufferedReader, size: int, name: str) -> None:
        super().__init__()
        self._stream, self._left, self._name = stream, size, name
        self._padding = -size % BLOCK

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self._left, HEAD))
        if not data and self._left and len(buffer):
            raise BrokenFile(self._name, "expected more of a member, found the archive's end")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def drain(self) -> None:
        """Skip what was not read, and the padding."""
        self._left, self._padding = self._left + self._padding, 0
        while self._left:
            data = self._stream.read(min(self._left, HEAD))
            if not data:
                raise BrokenFile(self._name, "expected more of a member, found the archive's end")
            self._left -= len(data)

    def close(self) -> None:
        """Nothing: the stream goes on behind this part."""


class _Tar:
    """The headers of an archive, those that only carry a name joined to the next one."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        self._stream, self._name = stream, name

    def __iter__(self) -> Iterator[tuple[str, bytes, _Part]]:
        path, length = None, None
        while (header := self._stream.read(BLOCK)) and header.strip(b"\0"):
            size, flag = self._checked(header), header[156:157]
            if flag in (LONG_NAME, LONG_LINK, EXTENDED, GLOBAL):
                said = self._small(size)
                if flag == LONG_NAME:
                    path = said.rstrip(b"\0")
                elif flag == EXTENDED:
                    fields = _fields(said)
                    path = fields.get(b"path", path)
                    length = _number(fields.get(b"size"))
                continue
            size = size if length is None else length
            name = (path or _name(header)).decode("utf-8", "replace")
            yield name, flag, _Part(self._stream, size if flag in FILE else 0, self._name)
            path = length = None

    def _checked(self, header: bytes) -> int:
        """The size that a header states, once its sum of bytes is right."""
        if len(header) < BLOCK:
            raise BrokenFile(self._name, "expected a header of 512 bytes, found the end")
        stated = _octal(header[148:156])
        if stated != sum(header) - sum(header[148:156]) + 8 * 32:
            raise BrokenFile(self._name, "expected a tar header, found one with a wrong sum")
        size = _octal(header[124:136])
        if size is None:
            raise BrokenFile(self._name, "expected a member's size, found none")
        return size

    def _small(self, size: int) -> bytes:
        if size > HEAD:
            raise TooLarge(self._name, f"expected at most {HEAD:,} bytes of names, found more")
        said = self._stream.read(size + -size % BLOCK)
        if len(said) < size:
            raise BrokenFile(self._name, "expected a member's name, found the archive's end")
        return said[:size]


def _name(header: bytes) -> bytes:
    name, prefix = header[:100].split(b"\0")[0], header[345:500].split(b"\0")[0]
    ustar = header[257:263] == b"ustar\0"
    return prefix + b"/" + name if ustar and prefix else name


def _octal(field: bytes) -> int | None:
    if field[0] & BASE_256:
        return None if field[0] & 0x40 else int.from_bytes(field[1:], "big")
    digits = field.strip(b"\0 ") or b"0"
    return int(digits, 8) if digits.isdigit() and not {*b"89"} & {*digits} else None


def _number(field: bytes | None) -> int | None:
    return int(field) if field is not None and field.isdigit() and len(field) < 20 else None


def _fields(said: bytes) -> dict[bytes, bytes]:
    """The fields of an extended header: `length key=value`, one a line."""
    fields: dict[bytes, bytes] = {}
    at = 0
    while at < len(said):
        blank = said.find(b" ", at, at + 20)
        length = _number(said[at:blank]) if blank > 0 else None
        if not length or at + length > len(said):
            break
        key, _, value = said[blank + 1 : at + length - 1].partition(b"=")
        fields[key] = value
        at += length
    return fields
