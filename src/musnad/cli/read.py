"""musnad read: files -> who said what, printed and stored"""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from musnad.cli import second as options
from musnad.cli.common import SOME, utf8
from musnad.cli.output import Format, writer
from musnad.cli.progress import progress
from musnad.cli.reports import given, report, tallied
from musnad.cli.second import second_reader
from musnad.cli.shelf import shelf
from musnad.errors import UsageError
from musnad.ingest import stated
from musnad.ingest.rows.columns import checked

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Files, folders or addresses; - is standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="ISO 8601 date of articles that state none."),
]
Outlet = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Outlet of articles that state none."),
]
Written = Annotated[Format, typer.Option(help="For people, as one JSON array, or as JSON a line.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME", help="What a field is called in your tables; may be repeated."
    ),
]
Kept = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Store the documents in this ledger as well."),
]


def read(
    files: Files,
    published: Published = None,
    outlet: Outlet = None,
    format: Written = Format.pretty,
    column: Columns = None,
    ledger: Kept = None,
    second: options.Url = None,
    model: options.Model = None,
    key: options.Key = None,
    below: options.Below = options.BELOW,
    sentence: options.Sentences = None,
    most: options.Most = options.MOST,
    cache: options.Cache = None,
    price: options.Price = None,
) -> None:
    """Find every report in Arabic news: who said what, according to whom.

    Text, pages, feeds, WARC, mail, PDF and DOCX, tables (JSONL, CSV, Parquet), folders and
    archives of all these are read; what a file is shows in its content. A table has the
    columns text, id, url, outlet, section, title, published, lead and author; all but text
    may be absent, and --column text=body tells that yours is called otherwise.

    With --second-reader a model is asked about sentences that the grammar is unsure of; what it
    adds stands beside the grammar's reports, with ids s1, s2 ... Nothing is sent without it.

    What cannot be read is skipped and named on standard error. Exit status: 0 all was read,
    1 some was skipped, 2 nothing was read.
    """
    published = published if published is None else stated(published, "--published")
    outlet = utf8(outlet, "--outlet")
    columns = checked(columns_of(column or []))
    with (
        tallied() as tally,
        shelf(ledger, "read", files) as store,
        writer(format) as write,
        progress(files) as each,
        second_reader(second, model, key, below, most, cache, price) as reader,
    ):
        tally.tell(store.skip)
        more = None if reader is None else partial(reader.read, named=sentence or ())
        report(
            given(store.passing(each), tally, published, outlet, columns), tally, store, write, more
        )
    failed = reader is not None and reader.count.failed
    raise typer.Exit(tally.status or (SOME if failed else 0))


def columns_of(given: list[str]) -> dict[str, str]:
    """What `--column FIELD=NAME` says, as a table.

    Raises:
        UsageError: one is written otherwise, or names a field again.
    """
    found: dict[str, str] = {}
    for one in given:
        field, sign, name = (part.strip() for part in one.partition("="))
        if not sign or not utf8(name, "--column"):
            raise UsageError(f"--column: expected FIELD=NAME such as text=body, found {one!r}")
        if field in found:
            raise UsageError(f"--column: expected {field} once, found it again in {one!r}")
        found[field] = name
    return found
