"""musnad serve: a ledger in the browser, and over HTTP for programs"""

from __future__ import annotations

import os
import secrets
from importlib import import_module
from typing import Annotated

import msgspec
import typer

from musnad.cli.common import complain, utf8
from musnad.errors import MissingExtra
from musnad.ledger import Ledger

TOKEN = "MUSNAD_TOKEN"
# Fork is how they come to the lexicon that has been read already.
WORKERS = min(4, os.cpu_count() or 1) if hasattr(os, "fork") else 0
MEMORY = (":memory:", "sqlite://")


def serve(
    ledger: Annotated[
        str, typer.Option(metavar="LEDGER", envvar="MUSNAD_LEDGER", help="The ledger to show.")
    ] = "musnad.db",
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to listen; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at.")] = 8765,
    workers: Annotated[
        int,
        typer.Option(min=0, max=64, help="Processes that answer; 0: the one that listens."),
    ] = WORKERS,
) -> None:
    """Show a ledger in the browser, and answer programs under /api/v1.

    A ledger that is not there yet is made. Whoever writes needs a token as soon as other
    machines can reach the server: that of MUSNAD_TOKEN, or one that is made and printed.

    Exit status: 0 it was stopped, 2 it could not be started.
    """
    try:
        settings_of = import_module("musnad.server.settings")
        run = import_module("musnad.server.run")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        raise MissingExtra(
            "serve", f"expected {error.name}: pip install 'musnad[server]'"
        ) from None
    token = utf8(os.environ.get(TOKEN), TOKEN)
    local = settings_of.is_loopback(host)
    if token is None and not local:
        token = secrets.token_urlsafe(24)
        complain(f"whoever writes needs this token: {token}")
    settings = settings_of.Settings(
        host=host, port=port, token=token, workers=0 if ledger in MEMORY else workers
    )
    with Ledger.open(ledger) as book, run.listening(settings) as at:
        settings = msgspec.structs.replace(settings, port=at.getsockname()[1])
        complain(f"{ledger} at {settings.address} (Ctrl-C ends it)")
        run.serve(book, settings, at)
