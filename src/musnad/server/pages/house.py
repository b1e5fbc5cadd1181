"""what belongs to the house and not to a page: start, static files, health, metrics"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import PathParameter
from litestar.response import Redirect

from musnad.pipeline import ENGINE
from musnad.server.answer import AnyRequest, Lang, language
from musnad.server.house import house
from musnad.server.problems import Absent

STATIC = Path(__file__).parent.parent / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@get("/", sync_to_thread=False)
def start(request: AnyRequest) -> Redirect:
    """The first page, in the browser's language if that is one of ours."""
    return Redirect(f"/{_preferred(request.headers.get('accept-language', ''))}/read")


@get("/{lang:str}", sync_to_thread=False)
def start_in(lang: Lang) -> Redirect:
    """The first page in a language."""
    return Redirect(f"/{language(lang)}/read")


def _preferred(accepted: str) -> str:
    for one in accepted.lower().split(","):
        first = one.strip()[:2]
        if first in ("ar", "en"):
            return first
    return "ar"


@get("/static/{name:str}", sync_to_thread=False)
def static(request: AnyRequest, name: Annotated[str, PathParameter()]) -> Response[bytes]:
    """One of the pages' own files; there are no others.

    Raises:
        Absent: there is no such file.
    """
    found = _files().get(name)
    if found is None:
        raise Absent(f"expected a file of the pages, found {name!r}")
    body, kind, tag = found
    headers = {"ETag": tag, "Cache-Control": "max-age=600"}
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, media_type=kind, headers=headers)
    return Response(body, media_type=kind, headers=headers)


@cache
def _files() -> dict[str, tuple[bytes, str, str]]:
    """All files with their kinds and tags, read once: a name is looked up, never opened."""
    found = {}
    for path in STATIC.iterdir():
        if path.suffix in KINDS:
            body = path.read_bytes()
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            found[path.name] = body, KINDS[path.suffix], tag
    return found


@get("/health", sync_to_thread=True)
def health(request: AnyRequest) -> dict[str, str]:
    """Whether the server can read its ledger.

    Raises:
        LedgerError: it cannot.
    """
    house(request).desk.stamp()
    return {"status": "ok", "engine": ENGINE}


@get("/metrics", sync_to_thread=True, media_type="text/plain; version=0.0.4")
def metrics(request: AnyRequest) -> str:
    """Requests and their times, and what the ledger holds, for Prometheus."""
    here = house(request)
    counts = here.remembered("counts", here.ledger.counts)
    gauges: dict[str, Any] = {
        "musnad_articles": counts.documents,
        "musnad_reports": counts.attributions,
    }
    return here.metrics.text(gauges)
