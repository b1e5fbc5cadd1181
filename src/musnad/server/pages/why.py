"""a place in a text -> the rules and rows that decided there"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from musnad.errors import OffsetError
from musnad.explain import explain
from musnad.lexicon.lookup import row
from musnad.model import Article, Document, Event, Explanation, Span
from musnad.pipeline import analyse
from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.given import Given, article
from musnad.server.house import house
from musnad.server.labels import Labels

Place = Annotated[int, msgspec.Meta(ge=0, le=1 << 31)]


class Why(msgspec.Struct, frozen=True):
    """Everything that decided about one place.

    Attributes:
        found: rules, readings, reports and names there.
        here: the word at the place; None between words.
        rows: the rows of the lexicon that took part, by their ids.
        events: the events that are named there, or of which one who takes part is.
    """

    found: Explanation
    here: Span | None
    rows: dict[str, dict[str, object]]
    events: tuple[Event, ...] = ()


class Asked(msgspec.Struct):
    """Which article, and which place in it."""

    id: str
    at: Place
    version: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None


class AskedText(msgspec.Struct):
    """A text that is not kept, and a place in it."""

    text: str
    at: str
    outlet: str = ""
    published: str = ""


def explanation(what: Article | Document, at: int) -> Why:
    """Why a text is read as it is at one place.

    Raises:
        OffsetError: there is no such place.
    """
    found = explain(what, at)
    here = [one for one in found.readings if one.span.start <= at < one.span.end]
    ids = [id for one in here for id in one.rows]
    ids += [id for report in found.attributions for id in report.trace]
    document = what if isinstance(what, Document) else analyse(what)
    events = tuple(one for one in document.events if _names(one, at))
    ids += [id for one in events for id in one.trace]
    rows = {id: one._asdict() for id in dict.fromkeys(ids) if (one := row(id)) is not None}
    return Why(found, here[0].span if here else None, rows, events)


def _names(event: Event, at: int) -> bool:
    """Whether a place is in the word for an event, or in a phrase for one who takes part."""
    parts = (event.trigger, event.place, *event.actors, *event.recipients)
    return any(one is not None and one.start <= at < one.end for one in parts)


@get("/{lang:str}/why", sync_to_thread=True)
def kept(request: AnyRequest, lang: Lang) -> Response[Any]:
    """Why an article of the ledger is read as it is at a place; a part of a page."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        document = here.version(wanted.id, wanted.version)
        return _view(label, explanation(document, wanted.at), document)

    return answered(request, lang, make)


@post("/{lang:str}/why", sync_to_thread=True, status_code=200)
def pasted(
    request: AnyRequest,
    lang: Lang,
    data: Annotated[AskedText, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """The same for a text that is not kept.

    Raises:
        OffsetError: the place is no number.
    """
    if not data.at.isdecimal() or len(data.at) > len(str(1 << 31)):
        raise OffsetError(f"expected an offset, found {data.at[:20]!r}")
    at = int(data.at)
    text = data.text.replace("\r\n", "\n").strip("\n")
    given = Given(text=text, outlet=data.outlet or None, published=data.published or None)
    what = article(given, house(request).settings)
    return answered(request, lang, lambda label: _view(label, explanation(what, at), None))


def _view(label: Labels, why: Why, document: Document | None) -> View:
    rows = [
        {"rule": one.rule, "says": one.says, "source": report.source and report.source.text}
        for one, report in zip(why.found.steps, why.found.attributions, strict=True)
    ]
    title = label.text("why.title")
    values = {"why": why, "document": document}
    return View(template="why.html", title=title, record=why, rows=rows, values=values)
