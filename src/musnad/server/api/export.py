"""everything that was found, sent while it is read"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Literal

from litestar import get
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import OpenAPIResponse, Operation
from litestar.params import QueryParameter
from litestar.response import Stream

from musnad.ledger import Entry
from musnad.ledger.happened import told_in
from musnad.model import Document
from musnad.server.answer import AnyRequest
from musnad.server.api.answers import problems
from musnad.server.api.ledger import Outlet, Since, Until
from musnad.server.house import house
from musnad.server.pages.read import article_row
from musnad.server.stream import csv_chunks, json_chunks
from musnad.server.tables import entry_rows, event_rows

What = Literal["statements", "events", "articles"]
Format = Literal["jsonl", "csv"]
KINDS = {"jsonl": "application/jsonl", "csv": "text/csv"}


LINES = ResponseSpec(
    str,
    generate_examples=False,
    description="A line for each.",
    media_type=KINDS["jsonl"],
)


@dataclass
class Lines(Operation):
    """An operation whose answer is of either kind; a handler's own description has room for one."""

    def __post_init__(self) -> None:
        """Describe the other kind as the first one."""
        answer = (self.responses or {}).get("200")
        if isinstance(answer, OpenAPIResponse) and answer.content:
            answer.content |= {KINDS["csv"]: answer.content[KINDS["jsonl"]]}


@get("/export", sync_to_thread=True, responses={200: LINES, **problems()}, operation_class=Lines)
def export(
    request: AnyRequest,
    what: Annotated[What, QueryParameter(description="what stands in a line")] = "statements",
    format: Annotated[Format, QueryParameter(description="JSON a line, or a table")] = "jsonl",
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> Stream:
    """All statements, events or articles of an outlet or of some days, or of all.

    They come in the order in which their articles were stored, while they are read; whoever
    takes longer than the server's limit gets a part, and a connection that ends too early.
    """
    found = house(request).ledger.documents(since=since, until=until, outlet=outlet)
    chunks = _chunks(found, what, format)
    # What goes wrong at once is answered as such.
    first = next(chunks, b"")
    named = f'attachment; filename="musnad-{what}.{format}"'
    return Stream(
        chain([first], chunks),
        media_type=KINDS[format],
        headers={"Content-Disposition": named},
    )


def _chunks(found: Iterable[Document], what: What, format: Format) -> Iterator[bytes]:
    if what == "articles":
        return json_chunks(found) if format == "jsonl" else csv_chunks(map(article_row, found))
    if what == "events":
        told = (one for document in found for one in told_in(document))
        return json_chunks(told) if format == "jsonl" else csv_chunks(event_rows(told))
    said = (one for document in found for one in entries_of(document))
    return json_chunks(said) if format == "jsonl" else csv_chunks(entry_rows(said))


def entries_of(document: Document) -> Iterator[Entry]:
    """The statements of a document, those of its headline first."""
    for report in (*document.headline_attributions, *document.attributions):
        yield Entry(
            document=document.id,
            outlet=document.outlet,
            url=document.url,
            headline=document.headline,
            published=document.published,
            attribution=report,
        )
