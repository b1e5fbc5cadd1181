"""musnad alert: searches that are kept, and tell what is new to them"""

from __future__ import annotations

import shlex
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.text import Text

from musnad.cli.ask import (
    AnswerFormat,
    Country,
    Event,
    Kind,
    Naming,
    Office,
    Outlet,
    Via,
    ViaCountry,
    Who,
)
from musnad.cli.common import SOME, complain, console, counted, utf8
from musnad.cli.lines import STEP, flow
from musnad.cli.output import print_json
from musnad.cli.safe import harmless
from musnad.cli.show import DOT, REMARK, SOURCE
from musnad.desk.alerting import Alerting
from musnad.errors import UsageError
from musnad.ledger import Ledger
from musnad.ledger.alert import Alert, Asked, Standing, Way

app = typer.Typer(
    name="alert", help="Searches that are kept, and tell what is new.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the search is called.")]
Where = Annotated[
    str, typer.Option("--ledger", metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger.")
]


@app.command("add")
def add(
    name: Name,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of the source or of what was said.")
    ] = None,
    who: Who = None,
    via: Via = None,
    country: Country = None,
    via_country: ViaCountry = None,
    office: Office = None,
    event: Event = None,
    naming: Naming = None,
    outlet: Outlet = None,
    kind: Kind = None,
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="Post JSON to this address.")
    ] = None,
    mail: Annotated[
        str | None, typer.Option(metavar="FILE", help="Add mails to this mbox file, or maildir.")
    ] = None,
    command: Annotated[
        str | None, typer.Option(metavar="CMD", help="Give JSON to this program.")
    ] = None,
    ledger: Where = "musnad.db",
) -> None:
    """Keep a search, and tell from now on what is new to it.

    What fits it now is old and not told. `musnad watch` runs it after each round, `musnad
    alert run` at once; each statement is told once.

    Exit status: 0 it is kept, 2 its name is in use, or it asks for nothing that there is.
    """
    asked = Asked(
        who=utf8(who, "--who"),
        about=utf8(about, "--about"),
        via=utf8(via, "--via"),
        outlet=utf8(outlet, "--outlet"),
        kind=utf8(kind, "--class"),
        naming=naming,
        country=country,
        via_country=via_country,
        office=office,
        event=event,
    )
    if asked == Asked():
        raise UsageError("alert: expected something to look for, such as --who or --about")
    way, target = _way(webhook, mail, command)
    called = utf8(name, "NAME")
    if called is None or called != " ".join(called.split()):
        raise UsageError(f"NAME: expected a name in one line, found {name!r}")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    made = Alert(name=called, asked=asked, way=way, target=target, made=now)
    with Ledger.open(ledger) as book:
        old = book.alerts().add(made)
    complain(f"kept {called}; {counted(old, 'statement')} fit it already and will not be told")


@app.command("list")
def show(
    format: Annotated[
        AnswerFormat, typer.Option(help="For people, or as JSON a line.")
    ] = AnswerFormat.pretty,
    ledger: Where = "musnad.db",
) -> None:
    """List the saved searches, and how much each has told.

    Exit status: 0 all is well, 1 there are none or something was given up.
    """
    with Ledger.open(ledger, create=False) as book:
        found = book.alerts().every()
    for one in found:
        if format is AnswerFormat.jsonl:
            print_json(one)
        else:
            _show(one)
    if not found:
        complain(f"no saved search in {ledger}")
    if not found or any(one.failed for one in found):
        raise typer.Exit(SOME)


@app.command("remove")
def remove(name: Name, ledger: Where = "musnad.db") -> None:
    """Forget a saved search, and what it has told.

    Exit status: 0 it is gone, 2 there is none of this name.
    """
    with Ledger.open(ledger, create=False) as book:
        book.alerts().remove(name)
    complain(f"removed {name}")


@app.command("run")
def run(
    again: Annotated[
        bool, typer.Option("--again", help="Try at once what failed or was given up.")
    ] = False,
    ledger: Where = "musnad.db",
) -> None:
    """Run the saved searches once, and tell what is new.

    Exit status: 0 all was told, 1 something could not be, 2 the ledger cannot be used.
    """
    with Ledger.open(ledger, create=False) as book:
        if again:
            book.alerts().again()
        told = Alerting(book, complain).round()
    complain(f"found {counted(told.found, 'new statement')}, told {told.sent:,}")
    if told.failed:
        raise typer.Exit(SOME)


def _way(webhook: str | None, mail: str | None, command: str | None) -> tuple[Way, tuple[str, ...]]:
    """How news are handed over, and to whom.

    Raises:
        UsageError: not one way is given, or it leads nowhere.
    """
    if sum(one is not None for one in (webhook, mail, command)) != 1:
        raise UsageError("expected one of --webhook, --mail and --command")
    if webhook is not None:
        parts = urlsplit(webhook)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"--webhook: expected an http or https address, found {webhook!r}")
        return "webhook", (webhook,)
    if mail is not None:
        path = Path(mail).absolute()
        if not path.parent.is_dir():
            raise UsageError(f"--mail: expected a file in a folder, found none: {path.parent}")
        if mail.endswith("/"):
            path.mkdir(exist_ok=True)
        return "mail", (str(path),)
    return "command", _program(command or "")


def _program(command: str) -> tuple[str, ...]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--command: expected a command, found {command!r}: {error}") from None
    found = shutil.which(words[0]) if words else None
    if found is None:
        raise UsageError(f"--command: expected a program, found none: {command!r}")
    return (str(Path(found).absolute()), *words[1:])


def _show(one: Standing) -> None:
    screen = console(sys.stdout)
    alert = one.alert
    flow(screen, [Text(harmless(alert.name), SOURCE), Text(alert.way, REMARK)], DOT, 0)
    asked = {name: getattr(alert.asked, name) for name in alert.asked.__struct_fields__}
    facts = [f"{name} {harmless(value)}" for name, value in asked.items() if value is not None]
    flow(screen, list(map(Text, facts)), DOT, STEP)
    # Whole on one line, however long, so that a path can be copied.
    screen.print(Text(" " * STEP + harmless(" ".join(alert.target))), soft_wrap=True)
    counts = f"told {one.sent:,}, waiting {one.waiting:,}, given up {one.failed:,}"
    flow(screen, [Text(counts), *([Text(harmless(one.why))] if one.why else [])], DOT, STEP)
