"""musnad ask: a name or some words -> what a ledger holds of them"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from musnad.cli.common import SOME, complain, console
from musnad.cli.output import print_json
from musnad.cli.show import show_entry
from musnad.ledger import Entry, Ledger


class AnswerFormat(StrEnum):
    """How entries are written."""

    pretty = "pretty"
    jsonl = "jsonl"


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Words of the source or of what was said."),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Words of the source, or of anyone in the chain."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of publication.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of publication.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet.")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--class", metavar="CLASS", help="Class of the cue: say, deny, demand ..."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many entries.")] = 20,
    format: Annotated[
        AnswerFormat, typer.Option(help="For people, or as JSON a line.")
    ] = AnswerFormat.pretty,
    ledger: Annotated[
        str, typer.Option(metavar="FILE", envvar="MUSNAD_LEDGER", help="The ledger to ask.")
    ] = "musnad.db",
) -> None:
    """List what was said, by whom and according to whom, out of a ledger.

    Spelling variants and written-on conjunctions, prepositions and articles do not matter;
    every word must be found. Reports of a source of that name come first, then the newest.

    Exit status: 0 something was found, 1 nothing was, 2 the ledger cannot be asked.
    """
    text = " ".join(words) if words else None
    with Ledger.open(ledger, create=False) as book:
        found = book.ask(who, text, since=since, until=until, outlet=outlet, kind=kind, limit=limit)
    if not found:
        complain(f"nothing found in {ledger}")
        raise typer.Exit(SOME)
    _write(found, format)
    if len(found) == limit:
        complain(f"the first {limit} entries; --limit shows more")


def _write(entries: list[Entry], format: AnswerFormat) -> None:
    screen = console(sys.stdout)
    for entry in entries:
        if format is AnswerFormat.jsonl:
            print_json(entry)
        else:
            show_entry(screen, entry)
