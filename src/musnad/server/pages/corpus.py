"""what was read: counts by outlet and day, and the articles themselves"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from litestar import Response, get

from musnad.ledger.entry import Counts, DaySum, OutletSum
from musnad.server.answer import AnyRequest, Lang, View, address, answered, asked
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.pages.imports import moment
from musnad.server.pages.read import article_row
from musnad.server.pages.search import PageNumber
from musnad.server.pictures import day_bars

PAGE = 25
# So many imports stand on the page; the others have one of their own.
IMPORTS = 5


class Asked(msgspec.Struct, rename={"since": "from", "until": "to"}):
    """Which articles are listed."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    of: Literal["all", "revised"] = "all"
    page: PageNumber = 1


class Corpus(msgspec.Struct, frozen=True):
    """What was read.

    Attributes:
        counts: how much there is in all.
        outlets: sums by outlet.
        days: sums by day and outlet.
    """

    counts: Counts
    outlets: list[OutletSum]
    days: list[DaySum]


def corpus(
    here: House, outlet: str | None = None, since: str | None = None, until: str | None = None
) -> Corpus:
    """What was read, of one outlet or of all.

    Raises:
        UsageError: a day is none.
    """

    def make() -> Corpus:
        sums = here.desk.outlets(outlet, since, until)
        return Corpus(here.ledger.counts(), sums, here.desk.days(outlet, since, until))

    return here.remembered(("corpus", outlet, since, until), make)


@get("/{lang:str}/corpus", sync_to_thread=True)
def page(request: AnyRequest, lang: Lang) -> Response[Any]:
    """The counts, and a page of articles."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        found = corpus(here, wanted.outlet, wanted.since, wanted.until)
        first = (wanted.page - 1) * PAGE
        articles = here.desk.articles(
            wanted.outlet,
            wanted.since,
            wanted.until,
            limit=PAGE + 1,
            offset=first,
            revised=wanted.of == "revised",
        )

        def day(one: str) -> str:
            return address(
                lang, "corpus", outlet=wanted.outlet, from_=one, to=one, anchor="articles"
            )

        rows = [msgspec.structs.asdict(one) for one in found.days]
        values = {
            "imports": here.ledger.imports().every(IMPORTS),
            "moment": moment,
            "wanted": wanted,
            "articles": [article_row(one) for one in articles[:PAGE]],
            "more": len(articles) > PAGE,
            "bars": day_bars(found.days, label.text, day),
        }
        title = label.text("nav.corpus")
        return View(template="corpus.html", title=title, record=found, rows=rows, values=values)

    return answered(request, lang, make)
