"""searches, entities, comparisons and sums"""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import get
from litestar.params import QueryParameter

from musnad.ledger.entry import OutletSum
from musnad.server.answer import AnyRequest
from musnad.server.api.answers import problems
from musnad.server.api.paging import LIMIT, Limit, Offset, cut
from musnad.server.api.records import (
    ArticlePage,
    EntityPage,
    EventPage,
    ImportPage,
    SkipPage,
    StatementPage,
)
from musnad.server.house import house
from musnad.server.pages.corpus import Corpus
from musnad.server.pages.corpus import corpus as whole
from musnad.server.pages.events import Asked
from musnad.server.pages.events import events as told
from musnad.server.pages.matter import Matter, matter
from musnad.server.pages.outlets import Portrait, portrait
from musnad.server.pages.who import Person, person

Words = Annotated[str | None, QueryParameter(description="words; every one must be found")]
Name = Annotated[str | None, QueryParameter(description="a name or an id")]
State = Annotated[str | None, QueryParameter(description="a state by ISO code or name")]
Since = Annotated[str | None, QueryParameter(name="from", description="first day, YYYY-MM-DD")]
Until = Annotated[str | None, QueryParameter(name="to", description="last day, YYYY-MM-DD")]
Outlet = Annotated[str | None, QueryParameter(description="name of the outlet")]
Page = Annotated[int, QueryParameter(ge=1, le=100_000)]


@get("/search", sync_to_thread=True, responses=problems())
def search(
    request: AnyRequest,
    q: Words = None,
    who: Name = None,
    via: Name = None,
    outlet: Outlet = None,
    kind: Annotated[str | None, QueryParameter(description="class of the cue")] = None,
    naming: Annotated[str | None, QueryParameter(description="named, anonymous ...")] = None,
    country: State = None,
    via_country: State = None,
    office: Annotated[str | None, QueryParameter(description="a title by id or name")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    offset: Offset = 0,
) -> StatementPage:
    """Statements that fit: those of a fitting source first, then the newest."""
    found = house(request).ledger.ask(
        who,
        q,
        since=since,
        until=until,
        outlet=outlet,
        kind=kind,
        via=via,
        naming=naming,
        country=country,
        via_country=via_country,
        office=office,
        limit=limit + 1,
        offset=offset,
    )
    items, more = cut(request, found, limit, offset)
    return StatementPage(items, limit, offset, more)


@get("/events", sync_to_thread=True, responses=problems())
def events(
    request: AnyRequest,
    type: Annotated[str | None, QueryParameter(description="PLOVER type, such as ASSAULT")] = None,
    who: Annotated[str | None, QueryParameter(description="one who takes part: name or id")] = None,
    actor: Name = None,
    recipient: Name = None,
    place: Name = None,
    asserted: Annotated[
        Literal["own", "reported"] | None, QueryParameter(description="in whose voice")
    ] = None,
    outlet: Outlet = None,
    document: Annotated[str | None, QueryParameter(description="id of an article")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    offset: Offset = 0,
) -> EventPage:
    """Events that fit, those of the newest article first, each with the chain that asserts it."""
    wanted = Asked(
        type=type,
        who=who,
        actor=actor,
        recipient=recipient,
        place=place,
        asserted=asserted,
        outlet=outlet,
        document=document,
        since=since,
        until=until,
    )
    items, more = cut(request, told(house(request), wanted, limit + 1, offset), limit, offset)
    return EventPage(items, limit, offset, more)


@get("/articles", sync_to_thread=True, responses=problems())
def articles(
    request: AnyRequest,
    q: Words = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    offset: Offset = 0,
) -> ArticlePage:
    """Articles that hold all words: in the headline first, then the newest."""
    found = house(request).ledger.articles(
        q, since=since, until=until, outlet=outlet, limit=limit + 1, offset=offset
    )
    items, more = cut(request, found, limit, offset)
    return ArticlePage(items, limit, offset, more)


@get("/entities", sync_to_thread=True, responses=problems())
def entities(
    request: AnyRequest, name: Name = None, limit: Limit = LIMIT, offset: Offset = 0
) -> EntityPage:
    """Entities that bear a name; without one, those who speak most often."""
    here = house(request)
    if name:
        found = here.desk.called(name, limit + 1, offset)
    else:
        top = here.remembered(
            ("top", limit + offset), lambda: here.desk.speakers(limit=limit + offset + 1)
        )
        found = top[offset:]
    items, more = cut(request, found, limit, offset)
    return EntityPage(items, limit, offset, more)


@get("/entity", sync_to_thread=True, responses=problems(404))
def entity(
    request: AnyRequest,
    id: Annotated[str, QueryParameter(description="such as country/RUS", min_length=1)],
    role: Annotated[Literal["source", "via"], QueryParameter()] = "source",
    page: Page = 1,
) -> Person:
    """An entity with its offices, its statements a page at a time, and its disputes."""
    return person(house(request), id, role, page)


@get("/comparison", sync_to_thread=True, responses=problems())
def comparison(
    request: AnyRequest,
    about: Annotated[str, QueryParameter(description="words of the articles", min_length=1)],
    since: Since = None,
    until: Until = None,
) -> Matter:
    """The newest articles about something, laid side by side."""
    return matter(house(request), about, since, until)


@get("/outlets", sync_to_thread=True, responses=problems())
def outlets(request: AnyRequest, since: Since = None, until: Until = None) -> list[OutletSum]:
    """What the articles of each outlet add up to."""
    return house(request).desk.outlets(None, since, until)


@get("/outlet", sync_to_thread=True, responses=problems(404))
def outlet(
    request: AnyRequest,
    name: Annotated[str, QueryParameter(description="name of the outlet")],
    since: Since = None,
    until: Until = None,
) -> Portrait:
    """One outlet, and whom it lets speak."""
    return portrait(house(request), name, since, until)


@get("/corpus", sync_to_thread=True, responses=problems())
def corpus(
    request: AnyRequest, outlet: Outlet = None, since: Since = None, until: Until = None
) -> Corpus:
    """What was read, by outlet and day."""
    return whole(house(request), outlet, since, until)


@get("/imports", sync_to_thread=True, responses=problems())
def imports(request: AnyRequest, limit: Limit = LIMIT, offset: Offset = 0) -> ImportPage:
    """What is being read into the ledger, then what was, the newest first."""
    found = house(request).ledger.imports().every(limit + 1, offset)
    items, more = cut(request, found, limit, offset)
    return ImportPage(items, limit, offset, more)


@get("/skipped", sync_to_thread=True, responses=problems())
def skipped(
    request: AnyRequest,
    number: Annotated[
        int | None, QueryParameter(name="import", description="of an import", ge=1, le=1 << 62)
    ] = None,
    kind: Annotated[str | None, QueryParameter(description="such as BrokenRecord")] = None,
    limit: Limit = LIMIT,
    offset: Offset = 0,
) -> SkipPage:
    """What could not be read and why, the latest first."""
    log = house(request).ledger.imports()
    found = log.skipped(number, kind, limit=limit + 1, offset=offset)
    items, more = cut(request, found, limit, offset)
    return SkipPage(items, limit, offset, more)
