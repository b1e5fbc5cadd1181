"""where a shard's work stands, so that the article that ends a process is known to the next one

A process that is killed leaves its mark behind. Whoever takes up the shard in the same run finds
it, and what has ended two processes is set aside. Marks of other runs count for nothing: a run
that was killed as a whole says nothing about the article at which it was.
"""

from __future__ import annotations

import os
import struct
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

# A place in a shard: the part, the number of the article in the shard, and what is done there.
Place = tuple[int, int, int]
READING, ANALYSING, WRITING = 0, 1, 2
TWICE = 2
_PLACE = struct.Struct("<qqq")


class Marks:
    """The mark of one shard, and what ended earlier attempts.

    Args:
        folder: where marks are kept.
        name: of the shard, and of the run.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._mark = folder / f"{name}.at"
        self._ends = folder / f"{name}.ends"
        self._take_over()
        ends = self._ends.read_bytes() if self._ends.exists() else b""
        whole = len(ends) - len(ends) % _PLACE.size
        counts = Counter[Place](_PLACE.iter_unpack(ends[:whole]))
        self.aside = frozenset(place for place, count in counts.items() if count >= TWICE)
        self._file = os.open(self._mark, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o644)

    def _take_over(self) -> None:
        """What the last attempt was at, if it left a mark, ended it."""
        left = self._mark.read_bytes() if self._mark.exists() else b""
        if len(left) == _PLACE.size:
            with self._ends.open("ab") as file:
                file.write(left)
                file.flush()
                os.fsync(file.fileno())

    def at(self, part: int, number: int, doing: int) -> bool:
        """Mark a place; whether it may be gone on with there."""
        place = (part, number, doing)
        os.pwrite(self._file, _PLACE.pack(*place), 0)
        return place not in self.aside

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.close(self._file)
        self._mark.unlink(missing_ok=True)
        if kind is None:
            self._ends.unlink(missing_ok=True)
