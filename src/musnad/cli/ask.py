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


Text = str | None
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Words of the source or of what was said."),
]
Who = Annotated[
    Text,
    typer.Option(metavar="NAME", help="Who it is, under all names, in the source or in the chain."),
]
Via = Annotated[
    Text, typer.Option(metavar="NAME", help="Words of one who passes it on, as the outlet.")
]
Country = Annotated[
    Text,
    typer.Option(metavar="STATE", help="For which state the source speaks: RUS, Russia ..."),
]
ViaCountry = Annotated[
    Text, typer.Option(metavar="STATE", help="The state of one who passes it on.")
]
Office = Annotated[
    Text, typer.Option(metavar="TITLE", help="What the source is: president, prime-minister ...")
]
Event = Annotated[
    Text, typer.Option(metavar="TYPE", help="Reports of such an event: ASSAULT, CONSULT ...")
]
Naming = Annotated[
    Text,
    typer.Option(metavar="HOW", help="named, anonymous, collective, document, impersonal."),
]
Since = Annotated[Text, typer.Option("--from", metavar="DATE", help="First day of publication.")]
Until = Annotated[Text, typer.Option("--to", metavar="DATE", help="Last day of publication.")]
Outlet = Annotated[Text, typer.Option(metavar="NAME", help="Name of the outlet.")]
Kind = Annotated[
    Text,
    typer.Option("--class", metavar="CLASS", help="Class of the cue: say, deny, demand ..."),
]
Articles = Annotated[
    bool, typer.Option("--articles", help="List the articles that hold WORDS instead.")
]
Limit = Annotated[int, typer.Option(min=1, help="At most so many entries.")]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many before them.")]
Written = Annotated[AnswerFormat, typer.Option(help="For people, or as JSON a line.")]
Where = Annotated[
    str, typer.Option(metavar="FILE", envvar="MUSNAD_LEDGER", help="The ledger to ask.")
]


def ask(
    words: Words = None,
    who: Who = None,
    via: Via = None,
    country: Country = None,
    via_country: ViaCountry = None,
    office: Office = None,
    event: Event = None,
    naming: Naming = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    kind: Kind = None,
    articles: Articles = False,
    limit: Limit = 20,
    offset: Offset = 0,
    format: Written = AnswerFormat.pretty,
    ledger: Where = "musnad.db",
) -> None:
    """List what was said, by whom and according to whom, out of a ledger.

    Spelling variants and written-on conjunctions, prepositions and articles do not matter;
    every word must be found. Reports of a source of that name come first, then the newest.
    With --articles only dates and outlet narrow the search down.

    Exit status: 0 something was found, 1 nothing was, 2 the ledger cannot be asked.
    """
    text = " ".join(words) if words else None
    page = {"since": since, "until": until, "outlet": outlet}
    of_reports = {
        "who": who,
        "via": via,
        "country": country,
        "via_country": via_country,
        "office": office,
        "event": event,
        "naming": naming,
        "kind": kind,
    }
    if articles and any(one is not None for one in of_reports.values()):
        raise UsageError("--articles: expected WORDS, dates and --outlet alone beside it")
    found: list[Entry] | list[Hit]
    with Ledger.open(ledger, create=False) as book:
        if articles:
            found = book.articles(text, **page, limit=limit, offset=offset)
        else:
            found = book.ask(words=text, **page, **of_reports, limit=limit, offset=offset)
    if not found:
        complain(f"nothing found in {ledger}")
        raise typer.Exit(SOME)
    _write(found, format)
    if len(found) == limit:
        complain(f"entries {offset + 1} to {offset + limit}; --limit or --offset shows more")


def _write(found: Sequence[Entry | Hit], format: AnswerFormat) -> None:
    screen = console(sys.stdout)
    for one in found:
        if format is AnswerFormat.jsonl:
            print_json(one)
        elif isinstance(one, Hit):
            show_hit(screen, one)
        else:
            show_entry(screen, one)
