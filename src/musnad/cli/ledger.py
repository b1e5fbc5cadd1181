"""musnad ledger refresh, delete: reads again what an older engine has read, takes articles out"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from musnad.cli.common import NOTHING, SOME, complain, counted
from musnad.cli.correct import app as corrections
from musnad.ledger import Ledger
from musnad.model import Article, Document, Origin
from musnad.pipeline import ENGINE, analyse

app = typer.Typer(name="ledger", help="What is done to a ledger as a whole.", no_args_is_help=True)
app.add_typer(corrections)


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


@app.command("delete")
def delete(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="The articles to delete.")],
    yes: Annotated[bool, typer.Option("--yes", help="Delete without asking.")] = False,
    ledger: Annotated[
        str, typer.Option(metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger.")
    ] = "musnad.db",
) -> None:
    """Take articles out of a ledger, with all their versions and all that rests on them.

    Reports, mentions, times, events, comparisons, corrections and alerts of them go, and
    every sum is as if they had never come. They can be read again from where they came.

    Exit status: 0 all went, 1 some were not there or nothing was deleted, 2 none was there.
    """
    with Ledger.open(ledger, create=False) as book:
        there = [one.id for one in book.some(ids)]
        for id in dict.fromkeys(ids):
            if id not in there:
                complain(f"{ledger}: expected the article {id}, found none")
        if not there:
            raise typer.Exit(NOTHING)
        if not (yes or _agreed(f"delete {counted(len(there), 'article')} from {ledger}?")):
            complain("nothing was deleted")
            raise typer.Exit(SOME)
        gone = book.delete(there)
    complain(f"deleted {counted(len(gone), 'article')}")
    if len(gone) < len(set(ids)):
        raise typer.Exit(SOME)


def _agreed(question: str) -> bool:
    """Whether somebody says yes; where nobody can be asked, nobody does."""
    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        return False


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
