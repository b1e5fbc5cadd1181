"""musnad mcp: a ledger for the tools of a language model"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from musnad.errors import MissingExtra
from musnad.ledger import Ledger


def mcp(
    ledger: Annotated[
        str, typer.Option(metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger to ask.")
    ] = "musnad.db",
    write: Annotated[
        bool, typer.Option("--write", help="Let articles be added; without it nothing is written.")
    ] = False,
) -> None:
    """Answer a model's tools over the Model Context Protocol, on standard input and output.

    A program that speaks the protocol starts this command itself. The tools are search,
    who_said, accounts, article and explain; with --write there is add as well.

    Exit status: 0 the program has gone, 2 the ledger cannot be opened.
    """
    try:
        made = import_module("musnad.mcp")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        raise MissingExtra("mcp", f"expected {error.name}: pip install 'musnad[mcp]'") from None
    with Ledger.open(ledger, create=write, read_only=not write) as book:
        made.server(book, writable=write).run("stdio")
