"""musnad read: files -> who said what, printed and stored"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from musnad.cli.common import NOTHING, SOME, complain, counted, utf8
from musnad.cli.output import Format, writer
from musnad.cli.progress import progress
from musnad.cli.shelf import shelf
from musnad.errors import InputError
from musnad.ingest import articles, stated
from musnad.model import Article, Document
from musnad.pipeline import analyse


class Tally:
    """Counts what was read and what was skipped."""

    def __init__(self) -> None:
        self.articles = 0
        self.reports = 0
        self.skipped = 0

    def read(self, document: Document) -> None:
        """Count an article with its reports."""
        self.articles += 1
        self.reports += len(document.attributions) + len(document.headline_attributions)

    def skip(self, error: InputError) -> None:
        """Count an input that cannot be read, and say why."""
        self.skipped += 1
        complain(f"skipped {error}")

    def summary(self) -> str:
        """Everything in one line."""
        read = f"{counted(self.articles, 'article')}, {counted(self.reports, 'attribution')}"
        return f"read {read}; skipped {self.skipped:,}"

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.articles:
            return NOTHING
        return SOME if self.skipped else 0


def read(
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
        Format, typer.Option(help="For people, as one JSON array, or as JSON a line.")
    ] = Format.pretty,
    ledger: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Store the documents in this ledger as well."),
    ] = None,
) -> None:
    """Find every report in Arabic news: who said what, according to whom.

    A text file is one article. A JSONL file has one a line, with the fields text, id, url,
    outlet, section, title, published and lead; all but text may be absent. Which of the two
    a file is shows in its content. Text is read as UTF-8, UTF-16 or windows-1256.

    What cannot be read is skipped and named on standard error. Exit status: 0 all was read,
    1 some was skipped, 2 nothing was read.
    """
    published = published if published is None else stated(published, "--published")
    outlet = utf8(outlet, "--outlet")
    tally = Tally()
    try:
        with shelf(ledger) as store, writer(format) as write, progress(files) as each:
            for article in _articles(each, published, outlet, tally):
                document = analyse(article)
                tally.read(document)
                store.add(document, article.origin)
                write(document)
    except KeyboardInterrupt:
        complain(f"interrupted; {tally.summary()}")
        raise
    complain(tally.summary())
    raise typer.Exit(tally.status)


def _articles(
    files: Iterator[str], published: str | None, outlet: str | None, tally: Tally
) -> Iterator[Article]:
    for file in files:
        yield from articles(
            file, published=published, outlet=outlet, on_skip=tally.skip, on_note=complain
        )
