"""answers made in processes beside the one that listens, so that all cores are used

Python runs one thread at a time; five readers who ask at once would wait for one another. The
process that listens keeps to itself what is small or long: files, health, metrics, and exports,
which are sent while they are made. Everything else goes to whichever worker is free.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple

App = Callable[[Any, Any, Any], Awaitable[None]]
# How often a worker looks whether the one that listens is still there, in seconds.
LOOKS = 5
# What a worker needs of a request.
PASSED = (
    *("type", "asgi", "http_version", "method", "scheme", "path", "raw_path", "root_path"),
    *("query_string", "headers", "server", "client"),
)


class Answer(NamedTuple):
    """One answer: the status, the headers, the body."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Workers:
    """An ASGI application that lets processes answer.

    Args:
        app: the application; the processes are copies of this one, made when it is called for.
        number: how many processes.
        here: whether a path is answered in this process.
    """

    def __init__(self, app: App, number: int, here: Callable[[str], bool]) -> None:
        self._app = app
        self._number = number
        self._here = here
        self._pool = self._made()

    def start(self) -> None:
        """Make the processes now; nothing else may run in this one yet."""
        self._pool.submit(os.getpid).result()

    def processes(self) -> list[int]:
        """The numbers of the processes that are there."""
        return [one.pid for one in multiprocessing.active_children() if one.pid]

    def stop(self) -> None:
        """Let the processes go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self._here(scope["path"]):
            await self._app(scope, receive, send)
            return
        message = await receive()
        asked = {name: scope[name] for name in PASSED if name in scope}
        found = await self._answered(asked, message.get("body", b""))
        start = {"type": "http.response.start", "status": found.status, "headers": found.headers}
        await send(start)
        await send({"type": "http.response.body", "body": found.body})

    async def _answered(self, asked: dict[str, Any], body: bytes) -> Answer:
        """An answer; where a process has died, others are made and it is asked for once more."""
        pool = self._pool
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(pool, _answer, asked, body)
        except BrokenProcessPool:
            if pool is self._pool:
                pool.shutdown(wait=False)
                self._pool = self._made()
            return await loop.run_in_executor(self._pool, _answer, asked, body)

    def _made(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(self._number, context, _begin, (self._app, os.getpid()))


_apps: list[App] = []
_loops: list[asyncio.AbstractEventLoop] = []


def _begin(app: App, parent: int) -> None:
    """What a new process does first."""
    # Ctrl-C reaches every process of a terminal; the one that listens ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _apps.append(app)
    _loops.append(asyncio.new_event_loop())
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS)
    os._exit(1)


def _answer(asked: dict[str, Any], body: bytes) -> Answer:
    """What the application answers to a request."""
    parts: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        parts.append(message)

    _loops[-1].run_until_complete(_apps[-1](asked, receive, send))
    whole = b"".join(part.get("body", b"") for part in parts[1:])
    headers = [(bytes(name), bytes(value)) for name, value in parts[0]["headers"]]
    return Answer(parts[0]["status"], headers, whole)
