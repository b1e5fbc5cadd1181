"""outlets: what they attribute and to whom, what they say themselves, beside one another"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, get, post

from musnad.errors import UsageError
from musnad.ledger.entry import OutletSum, Speaker
from musnad.ledger.lists import COLUMN, Sentences
from musnad.model import Document
from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.given import read
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.pages.read import FormBody
from musnad.server.pages.search import PageNumber
from musnad.server.problems import Absent
from musnad.server.sentences import Line, lines

TOP = 15
BESIDE = 4
# Articles whose sentences make up a page.
PAGE = 10


class Days(msgspec.Struct, rename={"since": "from", "until": "to"}):
    """Days of publication."""

    since: str | None = None
    until: str | None = None


class Asked(Days, rename={"since": "from", "until": "to"}):
    """One outlet, and which of its sentences."""

    name: str = ""
    of: str = "own"
    document: str | None = None
    page: PageNumber = 1


class Portrait(msgspec.Struct, frozen=True):
    """One outlet.

    Attributes:
        sums: its counts.
        speakers: whom it lets speak, the most often reported first.
    """

    sums: OutletSum
    speakers: list[Speaker]


def portrait(here: House, name: str, since: str | None, until: str | None) -> Portrait:
    """An outlet, as its articles of some days make it.

    Raises:
        Absent: the ledger has no article of it.
    """

    def make() -> Portrait | None:
        found = here.desk.outlets(name, since, until)
        return Portrait(found[0], here.desk.speakers(name, since, until, TOP)) if found else None

    found = here.remembered(("outlet", name, since, until), make)
    if found is None:
        raise Absent(f"expected an outlet with articles in the ledger, found {name!r}")
    return found


@get("/{lang:str}/outlets", sync_to_thread=True)
def outlets(request: AnyRequest, lang: Lang) -> Response[Any]:
    """All outlets in a table; those that are ticked beside one another."""
    here, days = house(request), asked(request, Days)
    names = [name for name in request.query_params.getall("with", []) if name][:BESIDE]

    def make(label: Labels) -> View:
        found = here.remembered(
            ("outlets", days.since, days.until),
            lambda: here.desk.outlets(None, days.since, days.until),
        )
        beside = [portrait(here, name, days.since, days.until) for name in names]
        return View(
            template="outlets.html",
            title=label.text("nav.outlets"),
            record=beside or found,
            rows=[msgspec.structs.asdict(one) for one in ([p.sums for p in beside] or found)],
            values={"found": found, "beside": beside, "days": days, "ticked": names},
        )

    return answered(request, lang, make)


@get("/{lang:str}/outlet", sync_to_thread=True)
def outlet(request: AnyRequest, lang: Lang) -> Response[Any]:
    """One outlet with its figures, each a link to what it counts."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        found = portrait(here, wanted.name, wanted.since, wanted.until)
        return View(
            template="outlet.html",
            title=found.sums.outlet or label.text("outlet.none"),
            record=found,
            rows=[msgspec.structs.asdict(one) for one in found.speakers],
            values={"wanted": wanted},
        )

    return answered(request, lang, make)


@get("/{lang:str}/sentences", sync_to_thread=True)
def sentences(request: AnyRequest, lang: Lang) -> Response[Any]:
    """The sentences that a figure counts."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        documents = _documents(here, wanted, "name" in request.query_params)
        return _sentences(label, documents, wanted, False)

    return answered(request, lang, make)


@post("/{lang:str}/sentences", sync_to_thread=True, status_code=200)
def pasted_sentences(request: AnyRequest, lang: Lang, data: FormBody) -> Response[Any]:
    """The sentences that a figure of a pasted article counts."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        return _sentences(label, [read(data.given(), here.settings)], wanted, True)

    return answered(request, lang, make)


def _sentences(label: Labels, documents: list[Document], wanted: Asked, pasted: bool) -> View:
    _sort(wanted.of)
    found = lines(documents[:PAGE], wanted.of)
    more = len(documents) > PAGE
    return View(
        template="sentences.html",
        title=label.text(f"of.{wanted.of}"),
        record=found,
        rows=[Line.row(one) for one in found],
        values={"found": found, "wanted": wanted, "more": more, "pasted": pasted},
    )


def _sort(of: str) -> Sentences:
    for one in COLUMN:
        if one == of:
            return one
    raise UsageError(f"of: expected one of {' '.join(COLUMN)}, found {of!r}")


def _documents(here: House, wanted: Asked, named: bool) -> list[Document]:
    having = _sort(wanted.of)
    if wanted.document is not None:
        return [here.version(wanted.document, None)]
    first = (wanted.page - 1) * PAGE
    days = (wanted.since, wanted.until)
    return here.desk.articles(wanted.name if named else None, *days, having, PAGE + 1, first)
