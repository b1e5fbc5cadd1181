"""token ranges -> records of the model"""

from __future__ import annotations

from typing import cast

from musnad.events.attach import Reports, Times, dateline
from musnad.events.confidence import confidence, features
from musnad.events.entities import Names
from musnad.events.found import Found
from musnad.events.phrases import split
from musnad.events.view import Range, View
from musnad.model import Span
from musnad.model.event import Auxiliary, Event, EventType, Participant, Trigger
from musnad.model.timex import Timex


class Records:
    """Makes the records of one text."""

    def __init__(
        self,
        view: View,
        times: Times,
        reports: Reports,
        names: Names,
        published: str | None,
    ) -> None:
        self._view = view
        self.times = times
        self.reports = reports
        self._names = names
        self._published = published
        self._dateline = dateline(view)

    def participant(self, span: Range) -> Participant:
        """A noun phrase as a participant."""
        start, end = self._view.tokens.span(*span)
        found = self._names.ids(start, end)
        if not found and span[1] > span[0] + 1 and self._view.linked(span[0], "place"):
            found = self._names.ids(self._view.tokens.starts[span[0] + 1], end)
        return Participant(start, end, self._view.tokens.text[start:end], found)

    def named(self, span: Span) -> Participant:
        """A span of the text as a participant."""
        found = self._names.ids(span.start, span.end)
        return Participant(span.start, span.end, span.text, found)

    def parties(self, spans: list[Range]) -> tuple[Participant, ...]:
        """The participants of some phrases, each party for itself."""
        pieces = [piece for span in spans for piece in split(self._view, span)]
        return tuple(self.participant(piece) for piece in dict.fromkeys(pieces))

    def dates(
        self, time: Timex | None, auxiliary: tuple[Auxiliary, ...]
    ) -> tuple[str | None, str | None]:
        """First and last day: of the time expression, else of publication."""
        if time is not None:
            return time.begin, time.finish
        if auxiliary or not self._published:
            return None, None
        return self._published[:10], self._published[:10]

    def trigger(self, found: Found) -> Trigger:
        """The action word, clitics left out."""
        tokens, word = self._view.tokens, found.word
        start, end = tokens.span(word.at, word.at + 1)
        skipped = 0
        while skipped < word.acts.skip and start < end - 1:
            start += 1
            skipped += 1
        return Trigger(start, end, tokens.text[start:end], " ".join(word.act.row.lemma))

    def event(
        self,
        found: Found,
        *,
        contexts: tuple[str, ...],
        auxiliary: tuple[Auxiliary, ...],
        time: Timex | None,
        place: Range | None,
        hints: tuple[str, ...],
    ) -> tuple[Event, tuple[str, ...]]:
        """The record and its features; its id is given when all events are known.

        Args:
            hints: what the other words of the sentence say for or against it.
        """
        trigger = self.trigger(found)
        begin, finish = self.dates(time, auxiliary)
        asserted = self.reports.around(trigger.start, trigger.end)
        own, place = place, place or self._dateline
        names = features(self._view, found, time, own, asserted is not None)
        names += hints if names else ()
        event = Event(
            id="",
            type=cast(EventType, found.kind),
            mode=found.mode or None,
            contexts=contexts,
            auxiliary=auxiliary,
            actors=self.parties(found.actors),
            recipients=self.parties(found.recipients),
            place=None if place is None else self.participant(place),
            begin=begin,
            finish=finish,
            trigger=trigger,
            asserted_by=asserted,
            confidence=confidence(found.kind, names),
            rule=found.rule,
            trace=tuple(dict.fromkeys(found.rows)),
        )
        return event, names
