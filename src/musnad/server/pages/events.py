"""what is told to have happened: by type, party, place, outlet and day, each with who says so"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, get

from musnad.errors import UsageError
from musnad.ledger.entry import Happening
from musnad.ledger.happened import ASSERTED, Deeds
from musnad.ledger.question import EVENTS
from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.pages.search import Count, PageNumber
from musnad.server.tables import event_rows

PAGE = 20


class Asked(msgspec.Struct, rename={"since": "from", "until": "to"}):
    """Which events are listed; see `Deeds`."""

    type: str | None = None
    who: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    asserted: str | None = None
    outlet: str | None = None
    document: str | None = None
    since: str | None = None
    until: str | None = None
    page: PageNumber = 1
    limit: Count = PAGE


def events(here: House, wanted: Asked, limit: int, offset: int) -> list[Happening]:
    """The events that fit, the newest article's first.

    Raises:
        UsageError: a day is none, or there is no such type.
    """
    given = {name: getattr(wanted, name) for name in GIVEN}
    documents = (wanted.document,) if wanted.document is not None else None
    deeds = Deeds(**given, documents=documents, limit=limit, offset=offset)
    return here.remembered(("events", deeds), lambda: here.desk.events(deeds))


GIVEN = ("type", "who", "actor", "recipient", "place", "asserted", "outlet", "since", "until")


@get("/{lang:str}/events", sync_to_thread=True)
def page(request: AnyRequest, lang: Lang) -> Response[Any]:
    """A page of events; a question that makes no sense is answered on the page."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        found: list[Happening] = []
        problem = None
        try:
            found = events(here, wanted, wanted.limit + 1, (wanted.page - 1) * wanted.limit)
        except UsageError as error:
            if request.query_params.get("as", "html") != "html":
                raise
            problem = str(error)
        shown, more = found[: wanted.limit], len(found) > wanted.limit
        return View(
            template="events.html",
            title=label.text("nav.events"),
            record={"items": shown, "page": wanted.page, "more": more},
            rows=event_rows(shown),
            values={
                "found": shown,
                "more": more,
                "wanted": wanted,
                "problem": problem,
                "types": EVENTS,
                "voices": ASSERTED,
                "outlets": here.remembered("outlets", here.desk.outlets),
                "narrowed": any(getattr(wanted, name) for name in (*GIVEN, "document")),
            },
            status=400 if problem else 200,
        )

    return answered(request, lang, make)
