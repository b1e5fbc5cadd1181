"""key -> what a function makes of it, worked out once as long as it is asked for now and then"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
# A crawl's vocabulary grows without end (names, misspellings), and a form takes some 650 bytes in
# all memos of a process together.
MOST = 50_000


class Memo(dict[str, T], Generic[T]):
    """What was made of each key; past so many keys it begins anew.

    What the one before knows is still asked, so that no common key is worked out again, and
    memory stays flat over any number of texts.

    Args:
        make: what a key stands for; the same key always gives the same.
        most: so many keys are kept, and as many of those before.

    Example:
        >>> lengths = Memo(len)
        >>> lengths["four"], dict(lengths)
        (4, {'four': 4})
    """

    def __init__(self, make: Callable[[str], T], *, most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._before: dict[str, T] = {}

    def __missing__(self, key: str) -> T:
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        found = self._before.get(key)
        if found is None:
            found = self._make(key)
        self[key] = found
        return found
