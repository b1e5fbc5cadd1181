"""an application behind uvicorn, with a limit on how long a request's head may take"""

from __future__ import annotations

import asyncio
import gc
import socket
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from musnad.compare.sheet import sheet
from musnad.ledger import Ledger
from musnad.lexicon.actors import actors
from musnad.model import Article, Document
from musnad.pipeline import analyse
from musnad.server.answer import templates
from musnad.server.app import HERE, application
from musnad.server.guard import App, Guard
from musnad.server.pages.why import explanation
from musnad.server.settings import Settings
from musnad.server.texts import Texts
from musnad.server.workers import Workers

# Connections at once; more are told to come again.
CONNECTIONS = 200
IDLE_SECONDS = 5
# So many of the newest articles are read before the first one asks, which takes two seconds more.
# They hold six in ten words of an article of other days, which is then read in three quarters of
# the time; further articles bring little more.
KNOWN = 120
# Of so many, all that a page may ask is made.
THOROUGH = 12


class Impatient(H11Protocol):
    """Closes a connection on which a request's head does not arrive in time."""

    head_seconds = 10.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Start to wait for the first head."""
        super().connection_made(transport)
        # An answer goes out in pieces; without this the last one waits 40 ms for a receipt.
        # asyncio does it by itself only on sockets that were made with the protocol's number.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop waiting once a head is there; start again with the next request."""
        before = vars(self).get("cycle")
        super().data_received(data)
        begun = self.cycle is not before
        if begun:
            self._stop()
        elif before is None or before.response_complete:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._waiting is None:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_later(self.head_seconds, self._close)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _close(self) -> None:
        self.transport.close()


def config(app: Guard, settings: Settings) -> uvicorn.Config:
    """How uvicorn runs the application."""
    protocol = cast(
        "type[asyncio.Protocol]",
        type("Protocol", (Impatient,), {"head_seconds": settings.head_seconds}),
    )
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=protocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32_768,
    )


def listening(settings: Settings) -> socket.socket:
    """A socket at the address, before anything else is done.

    Raises:
        OSError: the address is taken, or is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family)


def warm(ledger: Ledger) -> None:
    """Read lexicon, templates and some articles, so that the first one who asks need not wait.

    The lexicon remembers the words that it has met; to look up those of an article takes as long
    as all the rest of reading it. Those of the newest articles are met again the soonest.
    """
    example = analyse(Article(id="", text=Texts("ar")("example.text")))
    for number, document in enumerate((example, *ledger.desk().articles(limit=KNOWN))):
        if number < THOROUGH:
            sheet(document)
            for at in _places(document):
                explanation(document, at)
        else:
            analyse(Article(id="", text=document.text, outlet=document.outlet))
    actors()
    for name in templates().list_templates():
        templates().get_template(name)
    # What is there now stays; to look through it all at every collection takes 170 ms.
    gc.collect()
    gc.freeze()


def _places(document: Document) -> list[int]:
    """A cue of each class."""
    return list({one.cue.kind: one.cue.start for one in document.attributions}.values())


def serve(ledger: Ledger, settings: Settings, at: socket.socket) -> None:
    """Answer on a socket until Ctrl-C."""
    warm(ledger)
    if settings.workers < 1:
        _run(application(ledger, settings), settings, at)
        return
    made: list[Workers] = []

    def around(app: App) -> App:
        made.append(Workers(app, settings.workers, lambda path: path.startswith(HERE)))
        return made[0]

    app = application(ledger, settings, around)
    # No connection to a database may be shared between processes.
    ledger.close()
    made[0].start()
    try:
        _run(app, settings, at)
    finally:
        made[0].stop()


def _run(app: Guard, settings: Settings, at: socket.socket) -> None:
    uvicorn.Server(config(app, settings)).run(sockets=[at])
