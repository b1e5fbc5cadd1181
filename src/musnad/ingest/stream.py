"""opens an input, looks at its head, and cuts it into lines at bounded memory"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from musnad.errors import InputError, MissingInput
from musnad.ingest.limits import HEAD, LIMIT

STDIN = "-"
Line = tuple[int, bytes | None]


@contextlib.contextmanager
def opened(source: str | Path) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        MissingInput: there is no such file, it is a directory, or it may not be read.
    """
    if str(source) == STDIN:
        yield sys.stdin.buffer
        return
    with _file(source) as file:
        yield file


def _file(source: str | Path) -> BinaryIO:
    try:
        return Path(source).open("rb")
    except (OSError, ValueError) as error:
        why = reason(error)
        if "://" in str(source):
            why = "expected a file, or an address that begins with http:// or https://"
        raise MissingInput(str(source), why) from None


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "expected a file, found none of this name"
    if isinstance(error, IsADirectoryError):
        return "expected a file, found a directory"
    if isinstance(error, PermissionError):
        return "expected a file that may be read, found one without permission"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


class Whole(io.RawIOBase):
    """A stream that remembers its head, so that looking at it takes nothing away.

    Args:
        stream: the bytes, from their beginning.
        name: the input's name, for the error.

    Raises:
        MissingInput: on any reading that fails.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        super().__init__()
        self._head = b""
        self._error: InputError | None = None
        self._over = False
        self._stream = stream
        self._name = name

    def head(self, enough: Callable[[bytes], bool]) -> bytes:
        """The first bytes: at most HEAD, fewer once they are enough."""
        while len(self._head) < HEAD and not enough(self._head):
            try:
                more = self._more(HEAD - len(self._head))
            except InputError as error:
                # What came before a damaged place is read; the error comes where it belongs.
                if not self._head:
                    raise
                self._error, self._over = error, False
                break
            if not more:
                break
            self._head += more
        return self._head

    def readable(self) -> bool:
        """Always; `io.BufferedReader` asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        count = len(buffer)
        chunk, self._head = self._head[:count], self._head[count:]
        chunk = chunk or self._more(count)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _more(self, count: int) -> bytes:
        if self._over:
            return b""
        if self._error is not None:
            self._over = True
            raise self._error
        # A pipe's read1 hands over what it has, so that a slow one is answered line by line.
        read = getattr(self._stream, "read1", self._stream.read)
        try:
            return bytes(read(count))
        except InputError:
            # Told once; a reader that goes on behind errors finds the end.
            self._over = True
            raise
        except OSError as error:
            self._over = True
            raise MissingInput(self._name, reason(error)) from None


def lines(stream: BinaryIO, encoding: str | None, first: int = 1) -> Iterator[Line]:
    """The lines with their numbers; None in place of a line over the limit.

    At most LIMIT bytes are held, however long a line is.

    Args:
        stream: from its beginning.
        encoding: `utf-16` or `utf-32`, whose lines cannot be cut as bytes; else None.
        first: the number of the first line.

    Raises:
        UnicodeDecodeError: the bytes break that encoding.
    """
    readline = _by_line(stream, encoding)
    number = first - 1
    while line := readline(LIMIT + 1):
        number += 1
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = readline(HEAD)
        yield number, None


def _by_line(stream: BinaryIO, encoding: str | None) -> Callable[[int], bytes]:
    if encoding is None:
        return stream.readline
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    return lambda limit: text.readline(limit).encode()
