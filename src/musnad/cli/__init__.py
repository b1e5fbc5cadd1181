"""the commands: read ask events compare bulk serve ledger fetch watch alert brief explain …"""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.alert import app as alert
from musnad.cli.ask import ask
from musnad.cli.brief import brief
from musnad.cli.bulk import bulk
from musnad.cli.common import Commands, print_version
from musnad.cli.compare import compare
from musnad.cli.evaluate import evaluate
from musnad.cli.events import events
from musnad.cli.explain import explain
from musnad.cli.fetch import fetch
from musnad.cli.ledger import app as ledger
from musnad.cli.lexicon import app as lexicon
from musnad.cli.read import read
from musnad.cli.serve import serve
from musnad.cli.watch import watch

app = typer.Typer(
    name="musnad",
    cls=Commands,
    help="Reads Arabic news and tells who said what, and according to whom.",
    epilog="Exit status: 0 all went well, 1 something was skipped or not found, 2 nothing done.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read)
app.command("ask")(ask)
app.command("events")(events)
app.command("compare")(compare)
app.add_typer(ledger)
app.command("serve")(serve)
app.command("bulk")(bulk)
app.command("fetch")(fetch)
app.command("watch")(watch)
app.add_typer(alert)
app.command("brief")(brief)
app.command("explain")(explain)
app.command("evaluate")(evaluate)
app.add_typer(lexicon, name="lexicon")


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """What stands before the command's name."""


def main() -> None:
    """The command `musnad`: runs it and ends the process with its exit status."""
    app()
