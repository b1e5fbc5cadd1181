"""an event -> a PLOVER record, with the chain of those who assert it"""

from __future__ import annotations

import msgspec

from musnad.exports.shared import sentence_of
from musnad.model import Attribution, ChainLink, Document, Event, Participant

_QUADS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
_QUAD = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds.split()}


class Party(msgspec.Struct, frozen=True):
    """An actor or recipient of a PLOVER record: as the text has it, and its entities."""

    text: str
    wiki: str | None = None
    id: tuple[str, ...] = ()


class Location(msgspec.Struct, frozen=True):
    """Where a PLOVER event took place."""

    text: str
    id: tuple[str, ...] = ()


class TextInfo(msgspec.Struct, frozen=True):
    """Where in the article the event stands, and who asserts it, the outlet first."""

    start: int
    end: int
    trigger: str
    asserted_by: tuple[str, ...] = ()


class CiteInfo(msgspec.Struct, frozen=True):
    """The article."""

    source: str | None
    pub_date: str | None
    headline: str | None
    url: str | None


class Plover(msgspec.Struct, frozen=True, omit_defaults=True):
    """A PLOVER record; what is unknown is left out, apart from the required fields."""

    id: str
    date: str
    actor: tuple[Party, ...]
    event: tuple[str, ...]
    recipient: tuple[Party, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    quad_code: str = ""
    event_loc: Location | None = None
    enddate: str | None = None
    event_text: str = ""
    text_info: TextInfo | None = None
    cite_info: CiteInfo | None = None
    link: str | None = None
    coder: str = ""


def chain_of(document: Document, event: Event) -> tuple[ChainLink, ...]:
    """Those who assert an event, the outlet first; the outlet alone where nobody is quoted."""
    report = report_of(document, event)
    if report is not None:
        return report.chain
    return (ChainLink(None, document.outlet),) if document.outlet else ()


def report_of(document: Document, event: Event) -> Attribution | None:
    """The report that asserts an event; None where the outlet itself does."""
    key = event.asserted_by
    return next((one for one in document.attributions if one.id == key), None) if key else None


def record(document: Document, event: Event) -> Plover:
    """The event as a PLOVER record."""
    chain = tuple(link.text or "" for link in chain_of(document, event))
    trigger, place = event.trigger, event.place
    return Plover(
        id=f"{document.id}/{event.id}",
        date=event.begin or (document.published or "")[:10],
        actor=tuple(map(_party, event.actors)),
        event=(event.type,),
        recipient=tuple(map(_party, event.recipients)),
        mode=(event.mode,) if event.mode else (),
        context=event.contexts,
        auxiliary=event.auxiliary,
        quad_code=_QUAD[event.type],
        event_loc=None if place is None else Location(place.text, place.entities),
        enddate=event.finish if event.finish != event.begin else None,
        event_text=sentence_of(document, event),
        text_info=TextInfo(trigger.start, trigger.end, trigger.text, chain),
        cite_info=CiteInfo(document.outlet, document.published, document.headline, document.url),
        link=document.url,
        coder=document.engine,
    )


def _party(one: Participant) -> Party:
    return Party(one.text, None, one.entities)
