"""what is being read into the ledger, what was, and what was skipped on the way and why"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get

from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.house import house
from musnad.server.labels import Labels
from musnad.server.pages.search import PageNumber

PAGE = 50


class Asked(msgspec.Struct):
    """Which page of imports."""

    page: PageNumber = 1


class AskedSkips(msgspec.Struct, rename={"number": "import"}):
    """Which skipped inputs are listed."""

    number: Annotated[int, msgspec.Meta(ge=1, le=1 << 62)] | None = None
    kind: str | None = None
    page: PageNumber = 1


@get("/{lang:str}/imports", sync_to_thread=True)
def imports(request: AnyRequest, lang: Lang) -> Response[Any]:
    """A page of imports, those that run first."""
    here, wanted = house(request), asked(request, Asked)

    def make(label: Labels) -> View:
        found = here.ledger.imports().every(PAGE + 1, (wanted.page - 1) * PAGE)
        shown, more = found[:PAGE], len(found) > PAGE
        return View(
            template="imports.html",
            title=label.text("imports.title"),
            record={"items": shown, "page": wanted.page, "more": more},
            rows=[msgspec.structs.asdict(one) for one in shown],
            values={"imports": shown, "more": more, "wanted": wanted, "moment": moment},
        )

    return answered(request, lang, make)


@get("/{lang:str}/skipped", sync_to_thread=True)
def skipped(request: AnyRequest, lang: Lang) -> Response[Any]:
    """A page of what could not be read, the latest first."""
    here, wanted = house(request), asked(request, AskedSkips)

    def make(label: Labels) -> View:
        log = here.ledger.imports()
        first = (wanted.page - 1) * PAGE
        found = log.skipped(wanted.number, wanted.kind, limit=PAGE + 1, offset=first)
        shown, more = found[:PAGE], len(found) > PAGE
        return View(
            template="skipped.html",
            title=label.text("skipped.title"),
            record={"items": shown, "page": wanted.page, "more": more},
            rows=[msgspec.to_builtins(one) for one in shown],
            values={
                "skips": shown,
                "more": more,
                "wanted": wanted,
                "kinds": log.kinds(wanted.number),
            },
        )

    return answered(request, lang, make)


def moment(seconds: float) -> str:
    """A moment as a day and a time, UTC.

    Example:
        >>> moment(0.0)
        '1970-01-01 00:00'
    """
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
