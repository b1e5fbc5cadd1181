"""what is asked about events -> those that fit, each with its article and who asserts it"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
import sqlalchemy as sa

from musnad.errors import UsageError
from musnad.ingest.dates import whole_day
from musnad.ledger.brief import brief
from musnad.ledger.entry import Happening
from musnad.ledger.parts import ACTOR, PLACE, RECIPIENT
from musnad.ledger.question import EVENTS
from musnad.ledger.replies import parted
from musnad.ledger.rows import folded
from musnad.ledger.tables import documents, events, parties, tallies
from musnad.ledger.who import entities_called
from musnad.model import ChainLink, Document, Event, Span

# Whether the outlet says so itself, or reports that others do.
Asserted = Literal["own", "reported"]
ASSERTED: tuple[Asserted, ...] = ("own", "reported")
ROLES = {
    "who": (ACTOR, RECIPIENT),
    "actor": (ACTOR,),
    "recipient": (RECIPIENT,),
    "place": (PLACE,),
}


class Deeds(msgspec.Struct, frozen=True, kw_only=True):
    """What events must fit; None asks for nothing.

    Attributes:
        type: PLOVER type, such as `ASSAULT`.
        who: name or id of an entity that acts, or to whom it is done.
        actor, recipient, place: the same, in this role alone.
        asserted: `own` where the outlet says so itself, `reported` where others do.
        outlet: name of the outlet.
        since, until: first and last day of publication, YYYY-MM-DD.
        documents: ids of the articles in which to look.
        limit, offset: how many events, after how many.
    """

    type: str | None = None
    who: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    asserted: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    documents: tuple[str, ...] | None = None
    limit: int = 50
    offset: int = 0


def checked(asked: Deeds) -> Deeds:
    """The same, if it makes sense.

    Raises:
        UsageError: a day is none, or there is no such type or way of asserting.
    """
    if asked.type is not None and asked.type.upper() not in EVENTS:
        raise UsageError(f"type: expected one of {' '.join(EVENTS)}, found {asked.type!r}")
    if asked.asserted is not None and asked.asserted not in ASSERTED:
        why = f"expected one of {' '.join(ASSERTED)}, found {asked.asserted!r}"
        raise UsageError(f"asserted: {why}")
    return msgspec.structs.replace(
        asked,
        type=asked.type and asked.type.upper(),
        since=asked.since and whole_day(asked.since, "from"),
        until=asked.until and whole_day(asked.until, "to"),
    )


def happenings(connection: sa.Connection, asked: Deeds) -> list[Happening]:
    """The events that fit, those of the newest article first, in the order of its text.

    Args:
        connection: to the ledger.
        asked: what they must fit, as `checked` gives it.
    """
    chosen = sa.select(events.c.document, events.c.id).where(*_stated(asked))
    newest = (events.c.day, events.c.document)
    for name, roles in ROLES.items():
        called = getattr(asked, name)
        if called is None:
            continue
        ids = entities_called(connection, called)
        if not ids:
            return []
        takes = parties.alias()
        here = sa.and_(takes.c.document == events.c.document, takes.c.event == events.c.id)
        chosen = chosen.join(takes, here)
        chosen = chosen.where(takes.c.entity.in_(ids), takes.c.role.in_(roles))
        newest = (takes.c.day, takes.c.document)
    if newest[0].table is not events:
        # One who acts on himself, or bears two names, stands there twice.
        chosen = chosen.group_by(*newest, events.c.document, events.c.id, events.c.start)
    chosen = chosen.order_by(*(one.desc() for one in newest), events.c.start, events.c.id)
    rows = connection.execute(chosen.limit(asked.limit).offset(asked.offset))
    return _read(connection, [(document, id) for document, id in rows])


def taken_part(connection: sa.Connection, id: str) -> int:
    """In how many events an entity acts, or is acted upon."""
    columns = parties.c
    chosen = sa.select(columns.document, columns.event).where(
        columns.entity == id, columns.role.in_((ACTOR, RECIPIENT))
    )
    number = sa.select(sa.func.count()).select_from(chosen.distinct().subquery())
    return connection.scalar(number) or 0


def told_in(document: Document) -> list[Happening]:
    """All events of a document.

    Example:
        >>> told_in(Document(engine="musnad 0", stages=(), id="1", text=""))
        []
    """
    return [_happening(document, one) for one in document.events]


def _stated(asked: Deeds) -> Iterator[sa.ColumnElement[bool]]:
    """What is asked of the event itself and of its article."""
    if asked.type is not None:
        yield events.c.type == asked.type
    if asked.asserted is not None:
        own = events.c.attribution.is_(None)
        yield own if asked.asserted == "own" else ~own
    if asked.since is not None:
        yield events.c.day >= asked.since
    if asked.until is not None:
        yield sa.and_(events.c.day <= asked.until, events.c.day != "")
    if asked.outlet is not None:
        there = sa.select(tallies.c.document)
        there = there.where(tallies.c.folded_outlet == folded(asked.outlet))
        yield events.c.document.in_(there)
    if asked.documents is not None:
        keys = sa.select(documents.c.key).where(documents.c.id.in_(asked.documents))
        yield events.c.document.in_(keys.where(~documents.c.superseded))


def _read(connection: sa.Connection, wanted: list[tuple[int, str]]) -> list[Happening]:
    """Events by their document's key and their id, in this order."""
    keys = list(dict.fromkeys(key for key, _ in wanted))
    found: dict[tuple[int, str], Happening] = {}
    chosen = sa.select(documents.c.key, documents.c.record)
    for some in parted(keys):
        for key, record in connection.execute(chosen.where(documents.c.key.in_(some))):
            found |= {(key, one.event.id): one for one in told_in(brief(record))}
    return [found[one] for one in wanted if one in found]


def _happening(document: Document, event: Event) -> Happening:
    return Happening(
        document=document.id,
        outlet=document.outlet,
        url=document.url,
        headline=document.headline,
        published=document.published,
        event=event,
        chain=_chain(document, event),
        sentence=_sentence(document, event),
    )


def _chain(document: Document, event: Event) -> tuple[ChainLink, ...]:
    """Those who assert an event, the outlet first; the outlet alone where nobody is quoted."""
    for report in document.attributions:
        if report.id == event.asserted_by:
            return report.chain
    return (ChainLink(None, document.outlet),) if document.outlet else ()


def _sentence(document: Document, event: Event) -> Span:
    at = event.trigger.start
    for one in document.sentences:
        if one.start <= at < one.end:
            return Span.of(document.text, one.start, one.end)
    return Span.of(document.text, at, event.trigger.end)
