"""things that are joined two by two -> groups"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def united(pairs: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
    """The groups of things that pairs join, each in the order in which they came.

    Example:
        >>> united([(1, 2), (3, 4), (2, 5)])
        [[1, 2, 5], [3, 4]]
    """
    over: dict[Thing, Thing] = {}
    for left, right in pairs:
        one, other = _top(over, left), _top(over, right)
        if one != other:
            over[other] = one
    groups: dict[Thing, list[Thing]] = {}
    for thing in over:
        groups.setdefault(_top(over, thing), []).append(thing)
    return list(groups.values())


def _top(over: dict[Thing, Thing], thing: Thing) -> Thing:
    top = thing
    while over.setdefault(top, top) != top:
        top = over[top]
    while over[thing] != top:
        over[thing], thing = top, over[thing]
    return top
