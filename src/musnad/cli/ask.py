"""musnad ask: a name or some words -> what a ledger holds of them"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from musnad.cli.common import SOME, complain, console
from musnad.cli.output import print_json
from musnad.cli.show import show_entry, show_hit
from musnad.errors import UsageError
from musnad.ledger import Entry, Hit, Ledger


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
        typer.Option(
            metavar="NAME", help="Who it is, under all names, in the source or in the chain."
        ),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Words of one who passes it on, as the outlet."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="For which state the source speaks: RUS, روسيا ..."),
    ] = None,
    via_country: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="The state of one who passes it on."),
    ] = None,
    office: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="What the source is: president, وزير الخارجية ..."),
    ] = None,
    naming: Annotated[
        str | None,
        typer.Option(metavar="HOW", help="named, anonymous, collective, document, impersonal."),
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
    articles: Annotated[
        bool, typer.Option("--articles", help="List the articles that hold WORDS instead.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many entries.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="Leave out so many before them.")] = 0,
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
    With --articles only dates and outlet narrow the search down.

    Exit status: 0 something was found, 1 nothing was, 2 the ledger cannot be asked.
    """
    text = " ".join(words) if words else None
    narrowed = (who, via, country, via_country, office, naming, kind)
    if articles and any(one is not None for one in narrowed):
        raise UsageError("--articles: expected WORDS, dates and --outlet alone beside it")
    found: list[Entry] | list[Hit]
    with Ledger.open(ledger, create=False) as book:
        page = {"since": since, "until": until, "outlet": outlet}
        if articles:
            found = book.articles(text, **page, limit=limit, offset=offset)
        else:
            found = book.ask(
                *(who, text),
                **page,
                kind=kind,
                via=via,
                naming=naming,
                country=country,
                via_country=via_country,
                office=office,
                limit=limit,
                offset=offset,
            )
    if not found:
        complain(f"nothing found in {ledger}")
        raise typer.Exit(SOME)
    _write(found, format)
    if len(found) == limit:
        complain(f"entries {offset + 1} to {offset + limit}; --limit and --offset show more")


def _write(found: Sequence[Entry | Hit], format: AnswerFormat) -> None:
    screen = console(sys.stdout)
    for one in found:
        if format is AnswerFormat.jsonl:
            print_json(one)
        elif isinstance(one, Hit):
            show_hit(screen, one)
        else:
            show_entry(screen, one)
