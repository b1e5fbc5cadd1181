"""musnad watch: feeds, over and over -> a ledger that keeps up with them"""

from __future__ import annotations

import signal
import threading
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Annotated

import msgspec
import typer

from musnad.cli.common import complain, counted
from musnad.desk.alerting import Alerting
from musnad.errors import InputError, UsageError
from musnad.ingest.report import Kinds
from musnad.ingest.watch.rounds import Watcher
from musnad.ingest.watch.settings import settings
from musnad.ingest.watch.state import State
from musnad.ledger import Ledger
from musnad.ledger.imports import Kept, Reading
from musnad.model import Article
from musnad.pipeline import analyse


class Keeper:
    """Stores articles in a ledger, and counts them.

    Args:
        given: what is watched, for the ledger's note of each round that brings something.
    """

    def __init__(self, ledger: Ledger, given: str) -> None:
        self.stored = 0
        self.kinds = Kinds()
        self._ledger = ledger
        self._given = given
        self._reading: Reading | None = None

    def store(self, story: Article, outlet: str | None) -> None:
        """Analyse an article and store it for good."""
        if outlet is not None and story.outlet is None:
            story = msgspec.structs.replace(story, outlet=outlet)
        self._ledger.add(analyse(story), story.origin)
        self.stored += 1
        self._noted().article()

    def known(self, id: str) -> bool:
        """Whether the ledger has an article."""
        return self._ledger.document(id) is not None

    def skip(self, error: InputError) -> None:
        """Count a page that holds no article, and say why."""
        self.kinds.add(error)
        complain(f"skipped {error}")
        self._noted().skip(error)

    def rest(self, state: Kept) -> None:
        """The round is over."""
        if self._reading is not None:
            self._reading.end(state)
            self._reading = None

    def close(self) -> None:
        """No round follows, and one that is at work is not finished."""
        self.rest("stopped")

    def _noted(self) -> Reading:
        if self._reading is None:
            self._reading = self._ledger.imports().begin("watch", self._given, None)
        return self._reading


def watch(
    feeds: Annotated[
        Path, typer.Argument(metavar="FEEDS.toml", help="The feeds to watch, and how.")
    ],
    ledger: Annotated[
        str, typer.Option(metavar="FILE", envvar="MUSNAD_LEDGER", help="Where documents go.")
    ] = "musnad.db",
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What was done already; LEDGER.watch if absent."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End after one round.")] = False,
) -> None:
    """Read every article that feeds list, once, until it is stopped.

    Stopped in whatever way and started again, it goes on where it was: nothing is lost, and
    nothing read twice. Feeds are asked only for what has changed; robots.txt is obeyed. After
    each round the saved searches of `musnad alert` are run, and what is new is handed over.

    Ctrl-C and SIGTERM let it finish the page at work; Ctrl-C again ends it at once.

    Exit status: 0 after Ctrl-C, SIGTERM or --once, 2 where the ledger cannot be written to.
    """
    asked = settings(feeds)
    memory = State(state or _beside(ledger))
    stop = _stopping()
    try:
        with Ledger.open(ledger) as book, closing(Keeper(book, str(feeds))) as keeper:
            watcher = Watcher(asked, memory, keeper.store, keeper.known, keeper.skip, complain)
            alerting = Alerting(book, complain)
            while True:
                watcher.round(stop.is_set)
                keeper.rest("stopped" if stop.is_set() else "ended")
                complain(f"stored {counted(keeper.stored, 'article')}{keeper.kinds}")
                told = alerting.round(stop.is_set)
                if told.sent:
                    complain(f"told {counted(told.sent, 'new statement')}")
                if once or stop.wait(0.0 if stop.is_set() else watcher.rest()):
                    break
    finally:
        memory.close()


def _beside(ledger: str) -> Path:
    if "://" in ledger or ledger == ":memory:":
        raise UsageError("--state: expected a file, as the ledger is none")
    return Path(f"{ledger}.watch")


def _stopping() -> threading.Event:
    """An event that SIGTERM and Ctrl-C set: the page at work is finished first."""
    stop = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked)
    return stop
