"""a topic's accounts side by side: conflicts, quotations that drift, timeline, lineage"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, get

from musnad.compare.drift import Piece, apart
from musnad.compare.kept import MOST, compare_some, newest_disputes
from musnad.ledger.entry import Happening
from musnad.ledger.happened import told_in
from musnad.model.comparison import Comparison, Edge, Family, Moment, Side
from musnad.server.answer import AnyRequest, Lang, View, address, answered, asked
from musnad.server.found import said
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.pictures import lineage_graph
from musnad.server.tables import comparison_rows

LATEST = 12
# Of more statements than these only those in dispute are listed.
MOMENTS = 120
# Events of a matter at most.
DEEDS = 24


class Asked(msgspec.Struct, rename={"since": "from", "until": "to"}):
    """Words that the articles hold, and their days of publication."""

    about: str | None = None
    since: str | None = None
    until: str | None = None


class Matter(msgspec.Struct, frozen=True):
    """The accounts of a matter.

    Attributes:
        comparison: what they have to do with one another.
        fresh: articles of which nothing was kept, so that they were compared now.
        more: whether further articles fit, which are left out.
        events: the newest events that they tell, up to a number.
    """

    comparison: Comparison
    fresh: int
    more: bool
    events: list[Happening] = []


def matter(
    here: House, about: str | None, since: str | None = None, until: str | None = None
) -> Matter:
    """The newest articles about something, laid side by side.

    Raises:
        UsageError: a date is none, or there is no word.
    """

    def make() -> Matter:
        ids = here.ledger.holding(about, since=since, until=until, limit=MOST + 1)
        documents = here.ledger.brief(ids[:MOST])
        comparison, fresh = compare_some(here.ledger, ids[:MOST], documents)
        newest = sorted(documents, key=lambda one: one.published or "", reverse=True)
        events = [told for one in newest for told in told_in(one)]
        return Matter(comparison, fresh, len(ids) > MOST, events[:DEEDS])

    return here.remembered(("matter", about, since, until), make)


@get("/{lang:str}/matter", sync_to_thread=True)
def page(request: AnyRequest, lang: Lang) -> Response[Any]:
    """A matter; without one, the newest disputes that are kept."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        if wanted.about or wanted.since or wanted.until:
            found = matter(here, wanted.about, wanted.since, wanted.until)
        else:
            kept = here.remembered("disputes", lambda: newest_disputes(here.ledger, LATEST))
            found = Matter(kept, 0, False)

        def end(one: Edge, side: str) -> str:
            name = one.outlet if side == "teller" else one.origin
            if name is None:
                id = one.document if side == "teller" else one.origin_document
                return address(lang, "article", id=id)
            if side == "teller":
                return address(lang, "outlet", name=name)
            return address(lang, "search", via=name)

        return View(
            template="matter.html",
            title=wanted.about or label.text("nav.matter"),
            record=found,
            rows=comparison_rows(found.comparison),
            values={
                "wanted": wanted,
                "graph": lineage_graph(found.comparison.lineage, label.text, end),
                "said": said,
                "drift": drift,
                "most": MOST,
                "most_events": DEEDS,
                "moments": moments(found.comparison),
            },
        )

    return answered(request, lang, make)


def moments(found: Comparison) -> list[Moment]:
    """The timeline; of a long one what is in dispute, and its beginning where nothing is."""
    if len(found.timeline) <= MOMENTS:
        return list(found.timeline)
    disputed = [one for one in found.timeline if one.marks]
    return disputed[:MOMENTS] or list(found.timeline[:MOMENTS])


def drift(family: Family) -> list[tuple[Side, tuple[Piece, ...]]]:
    """Each rendering of a family with its words beside those of the fullest one."""
    return [(one.side, apart(family.fullest, one.side)) for one in family.renderings]
