"""a document -> the marks of its text, and the cards of its reports beside it"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.lexicon.lookup import row
from musnad.model import Attribution, Document, Event, Span
from musnad.model.comparison import Side
from musnad.model.timex import Timex
from musnad.server.marked import Mark, Opener, Paragraph, paragraphs

DEEPEST = 3


class Link(NamedTuple):
    """One of those who pass a report on: what they are called, and their entity's id."""

    text: str
    entity: str | None


class Card(NamedTuple):
    """A report as it stands beside the text.

    Attributes:
        report: the report.
        depth: in how many others it stands.
        links: the chain, the outlet first.
        at: a place in the text that it covers.
    """

    report: Attribution
    depth: int
    links: tuple[Link, ...]
    at: int


class Block(NamedTuple):
    """A paragraph with what stands in the margin beside it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]
    times: tuple[Timex, ...]
    events: tuple[Event, ...]


def blocks(document: Document, opener: Opener | None) -> list[Block]:
    """The body's paragraphs, each with the reports, times and events that begin in it."""
    cards = list(_cards(document.attributions, document.outlet))
    found = []
    for one in paragraphs(document.text, _marks(document), opener):
        inside = tuple(card for card in cards if one.start <= card.at < one.end)
        times = tuple(time for time in document.times if one.start <= time.start < one.end)
        events = tuple(e for e in document.events if one.start <= e.trigger.start < one.end)
        found.append(Block(one, inside, times, events))
    return found


def headline(document: Document) -> tuple[list[Paragraph], list[Card]]:
    """The headline with its marks, and the reports in it."""
    marks = [one for report in document.headline_attributions for one in _of_report(report)]
    cards = list(_cards(document.headline_attributions, document.outlet))
    return paragraphs(document.headline or "", marks), cards


def chain(report: Attribution, outlet: str | None) -> tuple[Link, ...]:
    """Who passes a report on, the outlet first; from the spans where there is no chain."""
    if report.chain:
        links = [Link(link.text or link.entity or "", link.entity) for link in report.chain]
        return tuple(link for link in links if link.text)
    last = report.source or report.antecedent
    names = [outlet, *(span.text for span in report.via), last.text if last else None]
    return tuple(Link(name, None) for name in names if name)


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


def _cards(reports: Sequence[Attribution], outlet: str | None) -> Iterator[Card]:
    parents = {report.id: report.parent for report in reports}
    for report in reports:
        depth, outer = 0, report.parent
        while outer in parents and depth < DEEPEST:
            depth, outer = depth + 1, parents[outer]
        yield Card(report, depth, chain(report, outlet), report.cue.start)


def _marks(document: Document) -> Iterator[Mark]:
    for sentence in document.voice:
        if not sentence.attributed:
            yield Mark(sentence.start, sentence.end, "own")
        for label in sentence.loaded:
            if not label.quoted:
                yield Mark(label.start, label.end, "loaded", title=_neutral(label.row))
    for report in document.attributions:
        yield from _of_report(report)
    for time in document.times:
        yield Mark(time.start, time.end, "time", title=time.value)
    for event in document.events:
        yield Mark(event.trigger.start, event.trigger.end, "event", event.id)


def _of_report(report: Attribution) -> Iterator[Mark]:
    yield Mark(report.cue.start, report.cue.end, "cue", report.id)
    yield from _spans(report.content, "content", report.id)
    yield from _spans(report.quotes, "quote", report.id)
    yield from _spans(report.via, "via", report.id)
    if report.source is not None:
        yield Mark(report.source.start, report.source.end, "source", report.id)


def _spans(spans: Iterable[Span], kind: str, report: str) -> Iterator[Mark]:
    return (Mark(span.start, span.end, kind, report) for span in spans if span.end > span.start)


def _neutral(id: str) -> str:
    """The neutral word of a loaded one's row."""
    found = row(id)
    return found.cells.get("neutral", "") if found is not None else ""
