"""musnad compare: articles -> accounts side by side"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from musnad.cli.accounts import show_comparison, summary
from musnad.cli.common import NOTHING, SOME, complain, console, utf8
from musnad.cli.corpus import compare_corpus
from musnad.cli.output import print_json
from musnad.cli.progress import progress
from musnad.cli.reports import Tally, given
from musnad.compare import compare as compare_documents
from musnad.compare import compare_ledger
from musnad.compare.html import page
from musnad.errors import UsageError
from musnad.ingest.dates import stated
from musnad.ledger import Ledger
from musnad.model import Document
from musnad.model.comparison import Comparison
from musnad.pipeline import analyse


class ComparisonFormat(StrEnum):
    """How a comparison is written."""

    pretty = "pretty"
    json = "json"


def compare(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILES", help="What holds the articles; - is standard input."),
    ] = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="LEDGER", help="Compare all that a ledger holds.")
    ] = None,
    tables: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Compare what musnad bulk has written.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that compare tables.")
    ] = None,
    memory: Annotated[
        str | None, typer.Option(metavar="SIZE", help="What sorting tables may hold, such as 2GB.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only articles that have all these words.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of publication.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of publication.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="ISO 8601 date of articles that state none.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Outlet of articles that state none.")
    ] = None,
    format: Annotated[
        ComparisonFormat, typer.Option(help="For people, or one JSON object.")
    ] = ComparisonFormat.pretty,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a report with pictures as well.")
    ] = None,
) -> None:
    """Show where accounts differ, copy each other, and where somebody goes back on a word.

    Conflicts come with both chains, the words that clash, and the rule that found them; a
    comparison says that two accounts differ, never which of them is right.

    Exit status: 0 articles were compared, 1 some input was skipped, 2 nothing was compared.
    """
    if [bool(files), ledger is not None, tables is not None].count(True) != 1:
        raise UsageError("expected files, --ledger or --tables, and only one of them")
    if tables is not None:
        _refuse(about=about, since=since, until=until, published=published, html=html)
        done = compare_corpus(tables, workers, memory, format is ComparisonFormat.json)
        raise typer.Exit(0 if done else NOTHING)
    tally = Tally()
    if ledger is not None:
        found = _in_ledger(ledger, about, since, until)
    else:
        documents = _documents(files or [], published, utf8(outlet, "--outlet"), tally)
        found = compare_documents(documents, about=about, since=since, until=until)
    _write(found, format, html)
    raise typer.Exit((SOME if tally.skipped else 0) if found.documents else NOTHING)


def _in_ledger(ledger: str, about: str | None, since: str | None, until: str | None) -> Comparison:
    with Ledger.open(ledger, create=False) as book:
        return compare_ledger(book, about=about, since=since, until=until)


def _refuse(**given: object) -> None:
    """Refuse what cannot be had of tables, which are compared whole."""
    names = {"since": "from", "until": "to"}
    for name, value in given.items():
        if value is not None:
            why = "expected files or a ledger; tables are compared whole, and queried afterwards"
            raise UsageError(f"--{names.get(name, name)}: {why}")


def _documents(
    files: list[str], published: str | None, outlet: str | None, tally: Tally
) -> Iterator[Document]:
    day = published if published is None else stated(published, "--published")
    with progress(files) as each:
        yield from map(analyse, given(each, tally, day, outlet))


def _write(found: Comparison, format: ComparisonFormat, html: Path | None) -> None:
    if format is ComparisonFormat.json:
        print_json(found)
    else:
        show_comparison(console(sys.stdout), found)
    if html is not None:
        html.write_text(page(found, on_note=complain), encoding="utf-8")
    complain(summary(found))
