"""things that are joined two by two -> the group of each, however many there are"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator


class Groups:
    """Groups of numbered things.

    Args:
        count: how many things there are; each costs eight bytes.

    Example:
        >>> groups = Groups(5)
        >>> groups.join([(3, 4), (0, 2)])
        >>> list(groups.tops())
        [0, 1, 0, 3, 3]
    """

    def __init__(self, count: int) -> None:
        self._over = array("q", range(count))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Put the things of each pair into one group."""
        for left, right in pairs:
            one, other = self._top(left), self._top(right)
            if one != other:
                self._over[max(one, other)] = min(one, other)

    def tops(self) -> Iterator[int]:
        """For each thing the first one of its group."""
        return (self._top(thing) for thing in range(len(self._over)))

    def _top(self, thing: int) -> int:
        over = self._over
        top = thing
        while over[top] != top:
            top = over[top]
        while over[thing] != top:
            over[thing], thing = top, over[thing]
        return top
