"""which words of a row stand under a negation"""

from __future__ import annotations

from musnad.compare.row import FUNCTION, Row
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import negations
from musnad.lexicon.glossary import Hit

# So many telling words stand under a negation at most: a noun takes its genitives and
# adjectives with it, a verb its subject and object.
_REACH = {"noun": 3, "without": 3, "fail": 5, "clause": 7, "verb": 7}
_GOVERN = frozenset((t.IN, t.ABOUT, t.THAT, t.FROM, t.PREPOSITION))


class Scope:
    """What is negated between two places of a row.

    Attributes:
        by: for each word the place of the negation over it, or -1.
        focus: the words that are the first under their negation.
        open: the words of which a "not … but" leaves open whether they are negated.
    """

    def __init__(self, row: Row, first: int, last: int) -> None:
        self.by = [-1] * (last - first)
        self.open: set[int] = set()
        self.focus: set[int] = set()
        self._row, self._first, self._last = row, first, last
        for hit in negations().within(row.words[first:last]):
            self._apply(hit)

    def negated(self, at: int) -> bool:
        """Whether the word at a place of the row is negated."""
        return self.by[at - self._first] >= 0

    def over(self, at: int) -> int:
        """The place of the negation over the word at a place of the row."""
        return self.by[at - self._first]

    def start(self, at: int) -> int:
        """Where the negation over that word begins in the text."""
        return self._row.starts[self.by[at - self._first]]

    def _apply(self, hit: Hit[str]) -> None:
        if hit.value == "none":
            return
        if hit.value == "except":
            self._take_back(hit.first)
            return
        end = self._end(hit.last, hit.value)
        told = [at for at in range(hit.last, end) if self._tells(at)]
        for at in told[: _REACH[hit.value]]:
            # A second negation over the first one takes it back.
            self.by[at] = -1 if self.by[at] >= 0 else hit.first + self._first
        head = self._head(hit, told)
        if head is not None and self.by[head] >= 0:
            self.focus.add(head + self._first)

    def _head(self, hit: Hit[str], told: list[int]) -> int | None:
        """The word that a negation is about; none where it is about a part of the clause."""
        if not told or hit.value == "without":
            return None
        if hit.value == "noun" and hit.first > 1:
            return None
        if hit.value == "fail":
            return next((at for at in told if self._governed(at)), None)
        at = told[0] + self._first
        part = self._row.joined[hit.first + self._first] or self._row.definite[at]
        named = self._row.tags[at] == t.NAME
        return None if hit.value == "clause" and (part or named) else told[0]

    def _governed(self, at: int) -> bool:
        """Whether a word stands behind the preposition or particle of a verb of failing."""
        return at > 0 and self._row.tags[at + self._first - 1] in _GOVERN

    def _end(self, at: int, kind: str) -> int:
        row = self._row
        last = self._last - self._first
        for place in range(at, last):
            if place > at and row.breaks[place + self._first]:
                return place
            if kind in ("noun", "without") and place > at + 1 and not self._tells(place):
                return place
        return last

    def _tells(self, at: int) -> bool:
        return self._row.tags[at + self._first] not in FUNCTION

    def _take_back(self, at: int) -> None:
        by = self.by[at - 1] if at else -1
        if by >= 0:
            self.open |= {at + self._first for at, one in enumerate(self.by) if one == by}
            self.by = [-1 if one == by else one for one in self.by]
            self.focus = {one for one in self.focus if self.by[one - self._first] >= 0}
