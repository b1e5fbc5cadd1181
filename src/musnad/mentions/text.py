"""an article on its way: its spots, its day, and what it has named so far"""

from __future__ import annotations

from operator import attrgetter

from musnad.lexicon.affixes import affixes
from musnad.lexicon.naming import naming
from musnad.mentions.memory import Memory
from musnad.mentions.scan import Scan
from musnad.mentions.spots import Spot

_key = attrgetter("key")


class Text:
    """One article while its spots are resolved.

    Attributes:
        scan: its words.
        spots: where it names somebody or something, in order.
        date: day of publication as `YYYY-MM-DD`, or None.
        memory: what it has named.
    """

    __slots__ = ("_keys", "_sport", "date", "memory", "scan", "spots")

    def __init__(self, scan: Scan, spots: list[Spot], date: str | None, memory: Memory) -> None:
        self.scan = scan
        self.spots = spots
        self.date = date
        self.memory = memory
        self._sport: list[int] | None = None
        self._keys: list[str] | None = None

    @property
    def keys(self) -> list[str]:
        """The folded form of each token; made where something asks."""
        if self._keys is None:
            self._keys = list(map(_key, self.scan.hints))
        return self._keys

    @property
    def sport(self) -> list[int]:
        """The tokens that are words of sport; looked for only where a place asks."""
        if self._sport is None:
            words, keys = naming()["sport"], self.keys
            none = words.keys().isdisjoint(keys)  # as in most articles
            self._sport = [] if none else [at for at, key in enumerate(keys) if key in words]
        return self._sport

    def before(self, spot: Spot) -> str:
        """The symbol of the token before a spot; empty at the beginning."""
        return self.scan.level[spot.first - 1] if spot.first else ""

    def after(self, spot: Spot) -> str:
        """The symbol of the token behind a spot; empty at the end."""
        return self.scan.level[spot.last : spot.last + 1]


def head_of(key: str) -> str:
    """The first word of a folded name without the article."""
    word = key.partition(" ")[0]
    article = affixes().article
    return word.removeprefix(article) if len(word) > len(article) + 2 else word
