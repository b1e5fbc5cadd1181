"""a stream that must be read out of order -> a file on disk, within limits"""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from musnad.errors import TooLarge
from musnad.ingest.limits import HEAD, LIMIT, SPOOL, size


@contextlib.contextmanager
def seekable(stream: io.BufferedReader, name: str, most: int = SPOOL) -> Iterator[BinaryIO]:
    """The same bytes, to be read in any order; small ones stay in memory.

    Raises:
        TooLarge: there are more than `most`.
    """
    with tempfile.SpooledTemporaryFile(max_size=LIMIT) as file:
        copy(stream, file, name, most)
        yield file  # type: ignore[misc]


def copy(stream: io.BufferedReader, file: IO[bytes], name: str, most: int = SPOOL) -> None:
    """Copies a stream into a file, which is then read from its beginning.

    Raises:
        TooLarge: there are more than `most` bytes.
    """
    taken = 0
    while data := stream.read(HEAD):
        taken += len(data)
        if taken > most:
            raise TooLarge(name, f"expected at most {size(most)}, found more")
        file.write(data)
    file.flush()
    file.seek(0)
