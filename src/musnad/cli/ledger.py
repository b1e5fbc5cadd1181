"""musnad ledger refresh: reads again what an older engine has read"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from musnad.cli.common import complain, counted
from musnad.ledger import Ledger
from musnad.model import Article, Document, Origin
from musnad.pipeline import ENGINE, analyse

app = typer.Typer(name="ledger", help="What is done to a ledger as a whole.", no_args_is_help=True)


@app.callback()
def options() -> None:
    """What stands before the command's name."""


@app.command("refresh")
def refresh(
    ledger: Annotated[
        str, typer.Option(metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger to refresh.")
    ] = "musnad.db",
) -> None:
    """Read every stored article again that another version of Musnad has read.

    The texts come out of the ledger itself. An article is replaced as a whole, so that
    stopping at any moment does no harm; a second run goes on where the first one stopped.

    Exit status: 0 all went well, 2 the ledger cannot be opened or written to.
    """
    with Ledger.open(ledger, create=False) as book:
        changed = book.add_many(_read_again(book))
    complain(f"read {counted(changed, 'article')} again")


def _read_again(book: Ledger) -> Iterator[tuple[Document, Origin | None]]:
    # What is replaced in the meantime is no longer stale, so that nothing comes twice.
    for document, origin in book.stale(ENGINE):
        yield analyse(_article(document, origin)), origin


def _article(document: Document, origin: Origin | None) -> Article:
    """The article as it came in, as far as its document tells."""
    return Article(
        id=document.id,
        text=document.text,
        url=document.url,
        outlet=document.outlet,
        section=document.section,
        headline=document.headline,
        lead=document.lead,
        author=document.author,
        dateline=document.dateline,
        published=document.published,
        language=document.language,
        origin=origin,
    )
