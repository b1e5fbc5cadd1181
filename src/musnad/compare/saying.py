"""a report, or a sentence in the outlet's own voice -> what it says, ready to be compared"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from musnad.compare.counting import counted
from musnad.compare.deeds import deeds
from musnad.compare.facts import Amount, Dated, Deed, Speaker, Stance, Statement, Word
from musnad.compare.negation import Scope
from musnad.compare.retreats import turns
from musnad.compare.row import Row
from musnad.compare.speakers import Speakers
from musnad.compare.telling import stances, telling
from musnad.compare.when import dated
from musnad.lexicon.contrast import negations, referents
from musnad.lexicon.stems import bare
from musnad.model import Attribution
from musnad.model.timex import Timex

_DENY = "deny"
# A denial that says no more than that only points back.
_POINTING = 3
_SHORT = 8
# A sentence of fewer telling words asserts nothing that could be compared.
_LEAST = 3
_BEFORE = 10
_UNREPORTED = 0.8


class Told(NamedTuple):
    """What a stretch of a text says."""

    words: tuple[Word, ...]
    stances: tuple[Stance, ...]
    amounts: tuple[Amount, ...]
    deeds: tuple[Deed, ...]
    days: tuple[Dated, ...]


class Sayings:
    """The statements of one article, made in the order of the text."""

    def __init__(self, row: Row, sentences: list[int], days: Sequence[Timex]) -> None:
        self._row = row
        self._sentences = sentences
        self._days = days
        self._speakers = Speakers()

    def report(self, report: Attribution) -> Statement:
        """What a report says."""
        spans = tuple((span.start, span.end) for span in report.content)
        told = self._told(spans)
        return Statement(
            report.id,
            spans,
            self._speakers.of(report),
            report.cue.text,
            report.cue.kind,
            report.certainty,
            report.confidence,
            report.parent,
            self._sentence(report.cue.start),
            report.cue.start,
            *told[:-1],
            self._turns(report.cue.start),
            report.cue.kind == _DENY and self._points(spans),
            report.mode == "direct",
            self._before(report.cue.start, "contrary"),
            self._before(report.cue.start, "contrast"),
            _rules_out(report.cue.text),
            told.days,
        )

    def own(self, number: int, place: tuple[int, int]) -> Statement | None:
        """What a sentence of the outlet itself says; None where that is too little."""
        told = self._told((place,))
        if len(told.words) < _LEAST:
            return None
        return Statement(
            None,
            (place,),
            Speaker(None),
            None,
            None,
            "unknown",
            1.0,
            None,
            number,
            place[0],
            *told[:-1],
            self._turns(place[0]),
            days=told.days,
        )

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentences, at) - 1)

    def _told(self, spans: tuple[tuple[int, int], ...]) -> Told:
        parts = [self._piece(*self._row.range(*place)) for place in spans]
        return Told(*(tuple(chain(*column)) for column in zip(*parts, strict=True)))

    def _piece(self, first: int, last: int) -> Told:
        scope = Scope(self._row, first, last)
        return Told(
            tuple(telling(self._row, first, last, scope)),
            tuple(stances(self._row, first, last, scope)),
            tuple(counted(self._row, first, last)),
            tuple(deeds(self._row, first, last, scope)),
            dated(self._row, self._days, first, last),
        )

    def _turns(self, at: int) -> int:
        """Whether the words before a cue turn to another time of the same speaker."""
        start = self._sentences[self._sentence(at)] if self._sentences else 0
        first, last = self._row.range(start, at)
        return turns(self._row, max(first, last - _BEFORE), min(last + 2, len(self._row)))

    def _before(self, at: int, kind: str) -> bool:
        """Whether a phrase of a kind stands in the sentence before a cue."""
        start = self._sentences[self._sentence(at)] if self._sentences else 0
        first, last = self._row.range(start, at)
        words = self._row.words[max(first, last - _BEFORE) : last]
        return any(hit.value == kind for hit in referents().within(words))

    def denials(self, cues: set[int]) -> Iterator[Statement]:
        """Denials that are no reports of their own: a source denied this."""
        row = self._row
        for at, kind in enumerate(row.kinds):
            if kind != _DENY or row.starts[at] in cues:
                continue
            end = at + 1
            while end < len(row) and end < at + _SHORT and not row.breaks[end]:
                end += 1
            for hit in referents().within(row.words[at + 1 : end]):
                place = at + 1 + hit.first
                if hit.value == "points" and hit.first > 0 and not row.joined[place]:
                    yield self._denial(at, place)
                    break

    def _denial(self, at: int, end: int) -> Statement:
        row = self._row
        named = row.text[row.starts[at + 1] : row.ends[end - 1]]
        return Statement(
            None,
            ((row.starts[end], row.ends[end]),),
            self._speakers.named(named),
            row.text[row.starts[at] : row.ends[at]],
            _DENY,
            "denied",
            _UNREPORTED,
            None,
            self._sentence(row.starts[at]),
            row.starts[at],
            (),
            points=True,
        )

    def _points(self, spans: tuple[tuple[int, int], ...]) -> bool:
        """Whether a content only points back: this, the report's truth."""
        for start, end in spans:
            first, last = self._row.range(start, end)
            if last - first > _SHORT:
                return False
            words = self._row.words[first : min(last, first + _POINTING)]
            if any(hit.value == "points" for hit in referents().within(words)):
                return True
        return False


def _rules_out(cue: str) -> bool:
    """Whether a cue says that something did not or will not come about."""
    hit = negations().at([bare(cue)], 0)
    return hit is not None and hit.value == "fail"
