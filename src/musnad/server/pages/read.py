"""paste an article, open one, keep it"""

from __future__ import annotations

from textwrap import shorten
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from musnad.errors import UsageError
from musnad.marked import Opener, linked
from musnad.marked import asked as by_form
from musnad.model import Attribution, Document
from musnad.server.answer import AnyRequest, Lang, View, address, answered, asked, language
from musnad.server.found import blocks, headline
from musnad.server.given import Given, read
from musnad.server.house import house, picked
from musnad.server.labels import Labels, web_address
from musnad.server.pages.why import explanation
from musnad.server.problems import Forbidden
from musnad.server.tables import report_rows

RECENT = 12
# Id of the form in which a pasted article stands.
FORM = "keep"


class Form(msgspec.Struct, kw_only=True):
    """What the form on the page sends; blank fields are not known."""

    text: str = ""
    headline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    token: str = ""

    def given(self) -> Given:
        """The article in the form.

        Raises:
            UsageError: a field is too long.
        """
        fields = {name: getattr(self, name).strip() or None for name in NAMES}
        # Browsers send lines as the network does; offsets count them as one sign.
        text = self.text.replace("\r\n", "\n").strip("\n")
        try:
            return msgspec.convert({"text": text or " ", **fields}, Given)
        except msgspec.ValidationError as error:
            raise UsageError(str(error)) from None


NAMES = ("headline", "outlet", "published", "url")
FormBody = Annotated[Form, Body(media_type=RequestEncodingType.URL_ENCODED)]


# The oldest one is the first.
VersionNumber = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class Asked(msgspec.Struct):
    """Which article, and which place in it."""

    id: str = ""
    at: Annotated[int, msgspec.Meta(ge=0, le=1 << 31)] | None = None
    version: VersionNumber | None = None


@get("/{lang:str}/read", sync_to_thread=True)
def form(request: AnyRequest, lang: Lang) -> Response[Any]:
    """The form, and the newest articles."""
    here = house(request)

    def make(label: Labels) -> View:
        recent = here.remembered("recent", lambda: here.desk.articles(limit=RECENT))
        rows = [article_row(one) for one in recent]
        values = {"recent": recent, "form": Form()}
        title = label.text("nav.read")
        return View(template="read.html", title=title, record=rows, rows=rows, values=values)

    return answered(request, lang, make)


@post("/{lang:str}/read", sync_to_thread=True, status_code=200)
def pasted(request: AnyRequest, lang: Lang, data: FormBody) -> Response[Any]:
    """What was found in a pasted article, which is not kept."""
    here = house(request)

    def make(label: Labels) -> View:
        document = read(data.given(), here.settings)
        opener = by_form(FORM, address(lang, "why"))
        view = document_view(label, document, opener)
        view.values |= {"form": data, "pasted": True, "token_wanted": bool(here.settings.token)}
        return view

    return answered(request, lang, make)


@post("/{lang:str}/articles", sync_to_thread=True, status_code=303)
def keep(request: AnyRequest, lang: Lang, data: FormBody) -> Redirect:
    """Put a pasted article into the ledger and show it there.

    Raises:
        Forbidden: the server wants a token, and this is none.
    """
    here = house(request)
    language(lang)
    if not here.settings.may_write(data.token):
        raise Forbidden("expected the token with which this server was started")
    document = read(data.given(), here.settings)
    here.ledger.add(document)
    here.forget()
    return Redirect(address(lang, "article", id=document.id), status_code=303)


@get("/{lang:str}/article", sync_to_thread=True)
def article(request: AnyRequest, lang: Lang) -> Response[Any]:
    """An article of the ledger; `at` explains one place in it."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        versions = here.versions(wanted.id)
        document = picked(versions, wanted.version)
        shown = {"id": document.id, "version": wanted.version}
        opener = linked(lambda at: address(lang, "article", **shown, at=at, anchor="why"))
        view = document_view(label, document, opener)
        view.values |= {"versions": versions, "version": wanted.version}
        view.values["why"] = None if wanted.at is None else explanation(document, wanted.at)
        return view

    return answered(request, lang, make)


def document_view(label: Labels, document: Document, opener: Opener) -> View:
    """The page of a document."""
    heading, in_headline = headline(document)
    values = {
        "blocks": blocks(document, opener),
        "heading": heading,
        "in_headline": in_headline,
        "names": {one.id: _speaker(one) for one in document.attributions},
        "source_url": web_address(document.url),
        "known": {one.id for one in document.entities},
        "why": None,
        "versions": [document],
        "version": None,
        "pasted": False,
        "token_wanted": False,
        "form": None,
    }
    title = document.headline or shorten(
        document.text.strip().partition("\n")[0], 90, placeholder="…"
    )
    rows = report_rows([document])
    return View(template="article.html", title=title, record=document, rows=rows, values=values)


def _speaker(report: Attribution) -> str:
    """What the one who speaks is called in the text; empty where nobody is."""
    who = report.source or report.antecedent
    return who.text if who is not None else ""


def article_row(one: Document) -> dict[str, object]:
    """An article as a row of a table."""
    return {
        "id": one.id,
        "published": one.published,
        "outlet": one.outlet,
        "headline": one.headline,
        "url": one.url,
        "reports": len(one.attributions) + len(one.headline_attributions),
    }
