"""one box and facets -> statements with their chains, or articles"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Response, get

from musnad.errors import UsageError
from musnad.ledger import Entry, Hit
from musnad.ledger.question import NAMINGS
from musnad.lexicon.rows import CLASSES
from musnad.model.shown import chain
from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.tables import entry_rows

PAGE = 20
Count = Annotated[int, msgspec.Meta(ge=1, le=500)]
PageNumber = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
NAMED = 5


class Search(msgspec.Struct, rename={"since": "from", "until": "to"}):
    """What is looked for; see `Ledger.ask`."""

    q: str | None = None
    who: str | None = None
    via: str | None = None
    outlet: str | None = None
    kind: str | None = None
    naming: str | None = None
    country: str | None = None
    via_country: str | None = None
    office: str | None = None
    since: str | None = None
    until: str | None = None
    of: Literal["statements", "articles"] = "statements"
    page: PageNumber = 1
    limit: Count = PAGE


def statements(here: House, wanted: Search) -> list[Entry]:
    """The statements of a page, and one more where there is a next page."""
    return here.ledger.ask(
        wanted.who,
        wanted.q,
        since=wanted.since,
        until=wanted.until,
        outlet=wanted.outlet,
        kind=wanted.kind,
        via=wanted.via,
        naming=wanted.naming,
        country=wanted.country,
        via_country=wanted.via_country,
        office=wanted.office,
        limit=wanted.limit + 1,
        offset=(wanted.page - 1) * wanted.limit,
    )


def articles(here: House, wanted: Search) -> list[Hit]:
    """The articles of a page, and one more where there is a next page."""
    return here.ledger.articles(
        wanted.q,
        since=wanted.since,
        until=wanted.until,
        outlet=wanted.outlet,
        limit=wanted.limit + 1,
        offset=(wanted.page - 1) * wanted.limit,
    )


@get("/{lang:str}/search", sync_to_thread=True)
def search(request: AnyRequest, lang: Lang) -> Response[Any]:
    """The page of results; a question that makes no sense is answered on the page."""
    here, wanted = house(request), asked(request, Search)

    def make(label: Labels) -> View:
        found: list[Entry] | list[Hit] = []
        problem = None
        try:
            of = statements if wanted.of == "statements" else articles
            found = here.remembered(
                ("search", msgspec.json.encode(wanted)), lambda: of(here, wanted)
            )
        except UsageError as error:
            if request.query_params.get("as", "html") != "html":
                raise
            problem = str(error)
        shown = found[: wanted.limit]
        rows = [*entry_rows(one for one in shown if isinstance(one, Entry))]
        rows += [hit_row(one) for one in shown if isinstance(one, Hit)]
        return View(
            template="search.html",
            title=label.text("nav.search"),
            record={"items": shown, "page": wanted.page, "more": len(found) > len(shown)},
            rows=rows,
            values={"found": shown, "problem": problem, **_around(here, wanted, found)},
            status=400 if problem else 200,
        )

    return answered(request, lang, make)


def _around(here: House, wanted: Search, found: list[Entry] | list[Hit]) -> dict[str, Any]:
    """What the page shows around its results: facets, and who bears the name in the box."""
    name = wanted.q or wanted.who
    facets = ("who", "via", "outlet", "kind", "naming", "country", "via_country", "office")
    return {
        "wanted": wanted,
        "more": len(found) > wanted.limit,
        "named": here.desk.called(name, NAMED) if name and wanted.page == 1 else [],
        "outlets": here.remembered("outlets", here.desk.outlets),
        "classes": CLASSES,
        "namings": NAMINGS,
        "narrowed": any(getattr(wanted, name) for name in (*facets, "since", "until")),
        "chain": chain,
    }


def hit_row(one: Hit) -> dict[str, object]:
    """An article that was found, as a row of a table."""
    return {
        "document": one.document,
        "published": one.published,
        "outlet": one.outlet,
        "headline": one.headline,
        "snippet": one.snippet.text,
    }
