"""which earlier articles are about the same, and which have the same text"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zlib import crc32

from rensa import RMinHash

from musnad.compare.facts import Sheet

# Days between two articles that may tell the same.
WINDOW = 10
_LIKE = 0.1
_LINKS = 40
# Of each word so many of the latest articles are looked at.
_LATEST = 300
_KEYS = 24

_HASHES = 64
_ROWS = 4
_SEED = 42
_BYTES = 4


class Topics:
    """Articles by the words of their topics."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[tuple[int, float, int]]] = {}

    def add(self, number: int, sheet: Sheet) -> None:
        """Take one more article."""
        day = ordinal(sheet.day)
        for key, weight in sheet.topic[:_KEYS]:
            found = self._by_key.setdefault(key, [])
            found.append((number, weight, day))
            if len(found) > 2 * _LATEST:
                del found[:-_LATEST]

    def near(self, sheet: Sheet) -> list[tuple[int, float]]:
        """Articles about the same from about the same time, with how alike they are."""
        day = ordinal(sheet.day)
        score: dict[int, float] = {}
        for key, weight in sheet.topic[:_KEYS]:
            for number, other, then in self._by_key.get(key, ())[-_LATEST:]:
                if abs(day - then) <= WINDOW or not day or not then:
                    score[number] = score.get(number, 0.0) + weight * other
        like = [(number, value) for number, value in score.items() if value >= _LIKE]
        return sorted(like, key=lambda one: (-one[1], one[0]))[:_LINKS]


class Texts:
    """Articles by the hashes of their word sequences (MinHash in bands)."""

    def __init__(self) -> None:
        self._latest: dict[int, int] = {}

    def near(self, number: int, hashed: Sequence[int]) -> list[int]:
        """The latest earlier articles that may have the same text; this one is added."""
        found = dict.fromkeys(self._latest[band] for band in hashed if band in self._latest)
        self._latest.update(dict.fromkeys(hashed, number))
        return list(found)


def bands(shingles: Sequence[int]) -> tuple[int, ...]:
    """What two texts have in common, most likely, if they have half of their sequences."""
    if not shingles:
        return ()
    hashed = RMinHash(num_perm=_HASHES, seed=_SEED)
    hashed.update([one.to_bytes(_BYTES, "little") for one in shingles])
    digest = hashed.digest()
    return tuple(
        crc32(b"".join(one.to_bytes(_BYTES, "little") for one in (at, *digest[at : at + _ROWS])))
        for at in range(0, _HASHES, _ROWS)
    )


def ordinal(day: str) -> int:
    """A day as a number; 0 where it is unknown."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def overlap(a: frozenset[int], b: frozenset[int]) -> tuple[float, float]:
    """The share of word sequences that both have, of all and of the shorter one's."""
    if not a or not b:
        return 0.0, 0.0
    both = len(a & b)
    return both / len(a | b), both / min(len(a), len(b))
