"""which articles are asked for: by words and by days of publication"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import msgspec

from musnad.compare.sides import Sides
from musnad.errors import UsageError
from musnad.ingest.dates import whole_day
from musnad.ledger.words import forms, words


class Choice(msgspec.Struct, frozen=True):
    """What an article must fit.

    Attributes:
        about: for each word the forms of which the article must have one.
        since, until: first and last day of publication.
    """

    about: tuple[frozenset[str], ...] = ()
    since: str | None = None
    until: str | None = None

    @classmethod
    def made(cls, about: str | None, since: str | None, until: str | None) -> Self:
        """A choice of what a user gives.

        Raises:
            UsageError: a date is none, or there is no word.
        """
        asked = words(about)
        if about is not None and not asked:
            raise UsageError(f"about: expected at least one word, found {about!r}")
        first = None if since is None else whole_day(since, "from")
        last = None if until is None else whole_day(until, "to")
        return cls(tuple(frozenset(forms(word)) for word in asked), first, last)

    def among(self, sides: Sides, ids: Sequence[str]) -> list[str]:
        """Those of some articles that fit."""
        return [id for id in ids if self._fits(sides, id)]

    def _fits(self, sides: Sides, id: str) -> bool:
        day = sides.sheet(id).day
        if (self.since and day < self.since) or (self.until and not "" < day <= self.until):
            return False
        if not self.about:
            return True
        document = sides.document(id)
        there = set(words(document.text)) | set(words(document.headline))
        return all(not asked.isdisjoint(there) for asked in self.about)
