"""musnad fetch: addresses of pages, feeds and sitemaps -> who said what"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from musnad.cli.common import complain
from musnad.cli.output import Format, print_json, writer
from musnad.cli.reports import Tally, report, tallied
from musnad.cli.shelf import shelf
from musnad.errors import UsageError
from musnad.ingest import articles
from musnad.ingest.net.fetch import Fetcher, is_address
from musnad.ingest.net.policy import AGENT, Policy
from musnad.model import Article


def fetch(
    urls: Annotated[
        list[str],
        typer.Argument(metavar="URL", help="Addresses of pages, feeds or sitemaps."),
    ],
    ledger: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Store the documents in this ledger as well."),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="For people, as one JSON array, or as JSON a line.")
    ] = Format.pretty,
    only_articles: Annotated[
        bool,
        typer.Option("--articles", help="Print the articles as JSON lines, and analyse nothing."),
    ] = False,
    delay: Annotated[
        float, typer.Option(min=0.0, help="Seconds between two requests to one host.")
    ] = 1.0,
    pages: Annotated[int, typer.Option(min=1, help="Most pages of one feed or sitemap.")] = 1_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds without an answer.")] = 20.0,
    agent: Annotated[str, typer.Option(metavar="NAME", help="How to name ourselves.")] = AGENT,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses.")
    ] = False,
) -> None:
    """Fetch articles, politely, and find every report in them.

    A feed's or sitemap's pages are fetched one after the other. robots.txt is obeyed, and
    private addresses are refused, those behind redirects too.

    What cannot be fetched is skipped and named on standard error. Exit status: 0 all was
    read, 1 some was skipped, 2 nothing was read.
    """
    for url in urls:
        if not is_address(url):
            raise UsageError(f"expected an http or https address, found {url!r}")
    policy = Policy(agent=agent, private=private, delay=delay, pages=pages, timeout=timeout)
    fetcher = Fetcher(policy)
    with tallied() as tally:
        if only_articles:
            for article in _fetched(urls, fetcher, tally):
                tally.articles += 1
                print_json(article)
        else:
            with shelf(ledger, "fetch", urls) as store, writer(format) as write:
                tally.tell(store.skip)
                report(_fetched(store.passing(urls), fetcher, tally), tally, store, write)
    raise typer.Exit(tally.status)


def _fetched(urls: Iterable[str], fetcher: Fetcher, tally: Tally) -> Iterator[Article]:
    for url in urls:
        yield from articles(url, fetcher=fetcher, on_skip=tally.skip, on_note=complain)
