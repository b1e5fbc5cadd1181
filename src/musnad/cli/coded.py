"""one event with its article and its asserting chain: as a row, as JSON"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from musnad.exports.plover import chain_of, report_of
from musnad.model import ChainLink, Document, Event, Participant

COLUMNS = tuple(
    """
    document outlet published event type mode contexts auxiliary actors recipients place begin
    finish trigger start end chain cue asserted_by confidence rule
    """.split()
)
# Between the parties of one cell, and between the links of a chain.
_PARTIES, _LINKS = "; ", " > "


class Line(msgspec.Struct, frozen=True):
    """An event with what is known of its article, and the chain of those who assert it."""

    document: str
    outlet: str | None
    published: str | None
    event: Event
    chain: tuple[ChainLink, ...]


def line(document: Document, event: Event) -> Line:
    """The event as JSON Lines have it."""
    chain = chain_of(document, event)
    return Line(document.id, document.outlet, document.published, event, chain)


def columns(document: Document) -> Iterator[tuple[object, ...]]:
    """The events of a document as rows under `COLUMNS`."""
    for event in document.events:
        report = report_of(document, event)
        trigger = event.trigger
        yield (
            *(document.id, document.outlet, document.published, event.id, event.type, event.mode),
            *(" ".join(event.contexts), " ".join(event.auxiliary)),
            *(_texts(event.actors), _texts(event.recipients)),
            event.place.text if event.place is not None else None,
            *(event.begin, event.finish, trigger.text, trigger.start, trigger.end),
            _LINKS.join(link.text or "" for link in chain_of(document, event)),
            report.cue.text if report is not None else None,
            *(event.asserted_by, event.confidence, event.rule),
        )


def _texts(parties: tuple[Participant, ...]) -> str:
    return _PARTIES.join(" ".join(one.text.split()) for one in parties)
