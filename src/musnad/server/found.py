"""a document -> the marks of its text, and the cards of its reports beside it"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.lexicon.lookup import row
from musnad.marked import Mark, Opener, Paragraph, paragraphs
from musnad.model import Document, Event, Span
from musnad.model.comparison import Side
from musnad.model.shown import Card, cards, report_marks
from musnad.model.timex import Timex


class Block(NamedTuple):
    """A paragraph with what stands in the margin beside it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]
    times: tuple[Timex, ...]
    events: tuple[Event, ...]


def blocks(document: Document, opener: Opener | None) -> list[Block]:
    """The body's paragraphs, each with the reports, times and events that begin in it."""
    beside = cards(document.attributions, document.outlet)
    found = []
    for one in paragraphs(document.text, _marks(document), opener):
        inside = tuple(card for card in beside if one.start <= card.at < one.end)
        times = tuple(time for time in document.times if one.start <= time.start < one.end)
        events = tuple(e for e in document.events if one.start <= e.trigger.start < one.end)
        found.append(Block(one, inside, times, events))
    return found


def headline(document: Document) -> tuple[list[Paragraph], list[Card]]:
    """The headline with its marks, and the reports in it."""
    marks = [one for report in document.headline_attributions for one in report_marks(report)]
    return (
        paragraphs(document.headline or "", marks),
        cards(document.headline_attributions, document.outlet),
    )


def said(side: Side, clash: Span | None = None) -> list[Paragraph]:
    """What one side says, the words that clash set off."""
    found: list[Paragraph] = []
    for piece in sorted(side.content, key=lambda span: span.start):
        marks = []
        if clash is not None and clash.start < piece.end and clash.end > piece.start:
            start, end = clash.start - piece.start, clash.end - piece.start
            marks = [Mark(max(start, 0), min(end, len(piece.text)), "clash")]
        found += paragraphs(piece.text, marks)
    return found


def _marks(document: Document) -> Iterator[Mark]:
    for sentence in document.voice:
        if not sentence.attributed:
            yield Mark(sentence.start, sentence.end, "own")
        for label in sentence.loaded:
            if not label.quoted:
                yield Mark(label.start, label.end, "loaded", title=_neutral(label.row))
    for report in document.attributions:
        yield from report_marks(report)
    for time in document.times:
        yield Mark(time.start, time.end, "time", title=time.value)
    for event in document.events:
        yield Mark(event.trigger.start, event.trigger.end, "event", event.id)


def _neutral(id: str) -> str:
    """The neutral word of a loaded one's row."""
    found = row(id)
    return found.cells.get("neutral", "") if found is not None else ""
