"""musnad read, ask, compare, export, serve …: the command line"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from musnad.cli.chosen import MARKUP, Chosen
from musnad.cli.common import print_version

app = typer.Typer(
    name="musnad",
    cls=Chosen,
    help="Reads Arabic news and tells who said what, and according to whom.",
    epilog="Exit status: 0 all went well, 1 something was skipped or not found, 2 nothing done.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    # Tables and documents have no cycles; looking for some took a seventh of a cold start.
    gc.set_threshold(100_000, 20, 20)
    app()
