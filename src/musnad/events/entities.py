"""a noun phrase -> the entities that it names, from the mentions of its text"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from musnad.model import Mention

PLACES = ("place", "country")


class Names:
    """The mentions of a text that stand for somebody, asked by offsets.

    Attributes:
        places: offsets at which a place or a country is named.
        persons: offsets at which a person is named.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._known = sorted((one for one in mentions if one.entity), key=lambda one: one.start)
        self._starts = [one.start for one in self._known]
        self.persons = {one.start for one in mentions if one.kind == "person"}
        self.places = {one.start for one in mentions if one.kind in PLACES}

    def ids(self, start: int, end: int) -> tuple[str, ...]:
        """The entities of the mention with which a phrase begins, or that holds all of it."""
        at = bisect_left(self._starts, start)
        best: Mention | None = None
        while at < len(self._known) and self._known[at].start == start:
            one = self._known[at]
            if best is None or one.end > best.end:
                best = one
            at += 1
        return (best.entity,) if best is not None and best.entity else ()
