"""the application: all handlers, the API's description, and the guard before them"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Litestar, Request, Response, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from musnad.ledger import Ledger
from musnad.pipeline import ENGINE
from musnad.server.answer import wrong
from musnad.server.api import ledger as of_ledger
from musnad.server.api import texts
from musnad.server.api.export import export
from musnad.server.guard import EXPORT, App, Guard
from musnad.server.house import House
from musnad.server.metrics import Metrics
from musnad.server.pages import corpus, events, imports, matter, outlets, read, search, who, why
from musnad.server.pages import house as of_house
from musnad.server.problems import as_problem
from musnad.server.settings import Settings
from musnad.server.texts import LANGUAGES

API = "/api/v1"
# What answers with a problem and not with a page.
MACHINES = ("/api/", "/static/", "/health", "/metrics")
# What the process that listens answers itself: what is small, and what is sent bit by bit.
HERE = ("/static/", "/health", "/metrics", f"{API}/openapi", EXPORT)
PAGES = """
    read article articles why search who events matter outlets outlet sentences corpus
    imports skipped
""".split()
IN_API = """
    analyse explain article articles search events entities entity comparison outlets outlet corpus
    imports skipped export
"""


def application(
    ledger: Ledger, settings: Settings, around: Callable[[App], App] | None = None
) -> Guard:
    """The server over a ledger, for any ASGI program.

    Args:
        ledger: open for as long as the server runs.
        settings: where it listens, and its limits.
        around: what stands between the application and its limits.
    """
    metrics = Metrics(_paths())
    app = Litestar(
        route_handlers=[_api(), _pages(), _of_house()],
        state=State({"house": House(ledger, settings, metrics)}),
        exception_handlers={Exception: _told},
        openapi_config=_described(),
        compression_config=CompressionConfig("gzip", minimum_size=800, gzip_compress_level=4),
        request_max_body_size=settings.body,
        debug=False,
        logging_config=None,
    )
    return Guard(around(app) if around else app, settings, metrics)


def _api() -> Router:
    handlers = [texts.analyse, texts.explain_text, texts.explain_article, texts.one_article]
    more = [texts.add, of_ledger.search, of_ledger.events, of_ledger.articles]
    more += [of_ledger.entities, of_ledger.entity]
    sums = [export, of_ledger.comparison, of_ledger.outlets, of_ledger.outlet, of_ledger.corpus]
    sums += [of_ledger.imports, of_ledger.skipped]
    return Router(API, route_handlers=[*handlers, *more, *sums])


def _pages() -> Router:
    reading = [read.form, read.pasted, read.keep, read.article, why.kept, why.pasted]
    asking = [search.search, who.who, events.page, matter.page, corpus.page]
    asking += [imports.imports, imports.skipped]
    of_outlets = [outlets.outlets, outlets.outlet, outlets.sentences]
    of_outlets += [outlets.pasted_sentences]
    return Router("/", route_handlers=[*reading, *asking, *of_outlets], include_in_schema=False)


def _of_house() -> Router:
    handlers = [of_house.start, of_house.start_in, of_house.static]
    machines = [of_house.health, of_house.metrics]
    return Router("/", route_handlers=[*handlers, *machines], include_in_schema=False)


def _paths() -> frozenset[str]:
    """The paths that are counted each by itself."""
    pages = {f"/{lang}/{page}" for lang in LANGUAGES for page in PAGES}
    return frozenset(pages | {f"{API}/{name}" for name in IN_API.split()} | {"/health", "/metrics"})


def _described() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Musnad",
        version=ENGINE.rpartition(" ")[2],
        description="Who said what in Arabic news, according to whom.",
        path=f"{API}/openapi",
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        use_handler_docstrings=True,
    )


def _told(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An error as a problem, or as a page for those who read pages."""
    if request.scope["path"].startswith(MACHINES):
        return as_problem(request, error)
    return wrong(request, error)
