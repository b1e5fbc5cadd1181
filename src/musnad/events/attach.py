"""place, date and asserting report of an event: from its clause, its sentence, the dateline"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from musnad.events.found import Found
from musnad.events.phrases import phrase, starts
from musnad.events.view import Range, View
from musnad.lexicon import tags as t
from musnad.model import Attribution
from musnad.model.timex import Timex

_IN = frozenset(t.IN + t.WITH + t.TO + t.PREPOSITION + t.DIRECTION)
# "Baghdad (Reuters) -", "Ramallah - ": names before a dash or a bracket.
_DATELINE = re.compile(f"{t.NAME}{{1,3}}(?=[{t.DASH}{t.BRACKET}{t.COLON}{t.COMMA}])")


def place_of(view: View, found: Found) -> Range | None:
    """The place in the event's clause, else in its sentence, nearest first."""
    at = found.word.at
    for first, last in ((at, found.right), (found.left, at), (found.first, found.last)):
        span = _place(view, first, last)
        if span is not None:
            return span
    return None


def _place(view: View, first: int, last: int) -> Range | None:
    sites = view.sites
    for at in sites[bisect_left(sites, first + 1) : bisect_left(sites, last)]:
        near = view.tags[at - 1] in _IN or view.linked(at - 1, "near")
        if near and starts(view, at, last):
            return phrase(view, at, last)
    return None


def is_place(view: View, at: int) -> bool:
    """A place's name, or a noun such as "town" or "province", begins here."""
    index = bisect_left(view.sites, at)
    return index < len(view.sites) and view.sites[index] == at


def dateline(view: View) -> Range | None:
    """The place before the story's first dash or bracket."""
    match = _DATELINE.match(view.tags)
    return match.span() if match and is_place(view, match.start()) else None


class Times:
    """The time expressions of a text, asked by tokens."""

    def __init__(self, view: View, times: Sequence[Timex]) -> None:
        usable = [
            time for time in times if time.begin is not None and time.type in ("DATE", "TIME")
        ]
        self._times = [(view.tokens.at(time.start), time) for time in usable]

    def of(self, found: Found) -> Timex | None:
        """The time nearest to the event in its clause, else in its sentence."""
        for first, last in ((found.left, found.right), (found.first, found.last)):
            inside = [one for one in self._times if first <= one[0] < last]
            if inside:
                return min(inside, key=lambda one: abs(one[0] - found.word.at))[1]
        return None


class Reports:
    """The reports of a text, asked by offsets."""

    def __init__(self, reports: Sequence[Attribution]) -> None:
        self._pieces = sorted(
            (piece.end - piece.start, piece.start, piece.end, number, one.id)
            for number, one in enumerate(reports)
            for piece in one.content
        )

    def around(self, start: int, end: int) -> str | None:
        """The innermost report in whose content a range stands."""
        for _, begin, finish, _, key in self._pieces:
            if begin <= start and end <= finish:
                return key
        return None
