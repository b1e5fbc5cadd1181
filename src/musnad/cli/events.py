"""musnad events: files -> coded events, each with the chain of those who assert it"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from musnad.cli.coded import COLUMNS, columns, line
from musnad.cli.common import utf8
from musnad.cli.output import print_json
from musnad.cli.progress import progress
from musnad.cli.reports import given, report, tallied
from musnad.cli.shelf import shelf
from musnad.exports.plover import record
from musnad.ingest import stated
from musnad.model import Document


class EventFormat(StrEnum):
    """How events are written."""

    csv = "csv"
    jsonl = "jsonl"
    plover = "plover"


def events(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Text or JSONL files; - is standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="ISO 8601 date of articles that state none."),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Outlet of articles that state none."),
    ] = None,
    format: Annotated[
        EventFormat, typer.Option(help="A table, JSON a line, or PLOVER records a line.")
    ] = EventFormat.csv,
) -> None:
    """Code what is reported as done: PLOVER type, actors, recipients, place, date, and who says so.

    Files are read as `musnad read` reads them. One event is one row or line; the chain of those
    who assert it stands beside it, the outlet first. Exit status: 0 all was read, 1 some was
    skipped, 2 nothing was read.
    """
    published = published if published is None else stated(published, "--published")
    outlet = utf8(outlet, "--outlet")
    write = _writer(format)
    with tallied("event") as tally, shelf(None) as store, progress(files) as each:
        report(given(each, tally, published, outlet), tally, store, write)
    raise typer.Exit(tally.status)


def _writer(format: EventFormat) -> Callable[[Document], None]:
    if format is EventFormat.csv:
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(COLUMNS)
        return lambda document: table.writerows(columns(document))
    make = line if format is EventFormat.jsonl else record

    def write(document: Document) -> None:
        for event in document.events:
            print_json(make(document, event))

    return write
