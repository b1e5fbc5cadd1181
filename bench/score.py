"""the figures of one gold set, and the digest that tells it from others"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Score(NamedTuple):
    """The figures of one gold set.

    Attributes:
        name: the gold set's name; its floors stand under it.
        digest: of the gold file; a floor holds for no other one.
        figures: all figures, by name.
        floored: names of those that may not fall.
        at_most: names of figures with the most that they may be.
    """

    name: str
    digest: str
    figures: dict[str, float]
    floored: tuple[str, ...]
    at_most: Mapping[str, float] = MappingProxyType({})


def digest(content: bytes) -> str:
    """By which floors know a gold file."""
    return hashlib.sha256(content).hexdigest()
