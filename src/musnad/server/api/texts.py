"""analyses, explanations, and articles that come in"""

from __future__ import annotations

from typing import Annotated

from litestar import get, post
from litestar.openapi.spec import Example
from litestar.params import Body, QueryParameter

from musnad.errors import TooLarge
from musnad.model import Document
from musnad.server.answer import AnyRequest
from musnad.server.api.answers import SENT, problems
from musnad.server.api.examples import ARTICLE, PLACE
from musnad.server.api.records import Added, Place
from musnad.server.given import Given, article, read
from musnad.server.house import house
from musnad.server.pages.why import Why, explanation
from musnad.server.problems import Forbidden

Id = Annotated[str, QueryParameter(description="id of an article", min_length=1, max_length=2000)]
At = Annotated[int, QueryParameter(description="place in code points", ge=0, le=1 << 31)]

Version = Annotated[
    int | None,
    QueryParameter(description="an older version, 1 the oldest", ge=1, le=100_000),
]


@post("/analyse", sync_to_thread=True, status_code=200, responses=problems(*SENT))
def analyse(
    request: AnyRequest, data: Annotated[Given, Body(examples=[Example(value=ARTICLE)])]
) -> Document:
    """Everything found in a text, which is not kept."""
    return read(data, house(request).settings)


@post("/explain", sync_to_thread=True, status_code=200, responses=problems(*SENT))
def explain_text(
    request: AnyRequest, data: Annotated[Place, Body(examples=[Example(value=PLACE)])]
) -> Why:
    """Why a text is read as it is at one place."""
    return explanation(article(data, house(request).settings), data.at)


@get("/explain", sync_to_thread=True, responses=problems(404))
def explain_article(request: AnyRequest, id: Id, at: At, version: Version = None) -> Why:
    """Why an article of the ledger is read as it is at one place."""
    return explanation(house(request).version(id, version), at)


@get("/article", sync_to_thread=True, responses=problems(404))
def one_article(request: AnyRequest, id: Id, version: Version = None) -> Document:
    """An article of the ledger with everything found in it."""
    return house(request).version(id, version)


@post("/articles", sync_to_thread=True, status_code=201, responses=problems(401, *SENT))
def add(
    request: AnyRequest, data: Annotated[list[Given], Body(examples=[Example(value=[ARTICLE])])]
) -> Added:
    """Read articles and keep them, all or none of them.

    Wants `Authorization: Bearer TOKEN` where the server has a token.
    """
    here = house(request)
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not here.settings.may_write(token.strip() if kind.lower() == "bearer" else None):
        raise Forbidden("expected the token with which this server was started")
    if len(data) > here.settings.articles:
        why = f"expected up to {here.settings.articles} at once, found {len(data)}"
        raise TooLarge("articles", why)
    documents = [read(one, here.settings) for one in data]
    changed = here.ledger.add_many((one, None) for one in documents)
    here.forget()
    return Added(changed, [one.id for one in documents])
