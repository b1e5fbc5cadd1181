"""stands before everything: sizes, times, hosts, and the headers of every answer"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from musnad.server.metrics import Metrics
from musnad.server.problems import PROBLEM, problem
from musnad.server.settings import Settings, is_loopback

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

EXPORT = "/api/v1/export"
READING = frozenset(("GET", "HEAD", "OPTIONS"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Refusal(Exception):
    """A request that goes no further: the status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Guard:
    """An application behind its limits."""

    def __init__(self, app: App, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._exports = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        started = time.perf_counter()
        try:
            _refuse_strangers(scope, self._settings)
            body = await _body(scope, receive, self._settings)
            if scope["path"] == EXPORT:
                await self._export(scope, receive, answer)
            else:
                await self._run(scope, body, receive, answer, self._settings.seconds)
        except Refusal as error:
            await answer.refuse(error, scope["path"])
        self._metrics.count(scope, answer.status, time.perf_counter() - started)

    async def _export(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        """Run what takes long and is sent bit by bit, of which there are only a few at once."""
        most = self._settings.exports
        if self._exports >= most:
            raise Refusal(503, f"expected up to {most} exports at once, found {most} at work")
        self._exports += 1
        try:
            await self._run(scope, b"", receive, answer, self._settings.export_seconds)
        finally:
            self._exports -= 1

    async def _run(
        self, scope: Scope, body: bytes, receive: Receive, answer: _Answer, seconds: float
    ) -> None:
        """Run the application, but wait for it only so long; what is late is dropped."""
        task = asyncio.ensure_future(self._app(scope, _replayed(body, receive), answer))
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            task.add_done_callback(_forget)
            # What is sent bit by bit ends here; a thread at work runs on to its end.
            task.cancel()
            raise Refusal(503, f"no answer within {seconds:g} seconds")
        task.result()


class _Answer:
    """Sends an answer with the headers of the house, and nothing after a refusal."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._refused = False
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if self._refused:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await self._send(message)

    async def refuse(self, error: Refusal, path: str) -> None:
        """One problem in place of an answer; none where one has begun."""
        if self.status:
            self._refused = True
            return
        body = msgspec.json.encode(problem(error.status, str(error), path))
        headers = [(b"content-type", PROBLEM.encode()), (b"content-length", b"%d" % len(body))]
        headers.append((b"connection", b"close"))
        start = {"type": "http.response.start", "status": error.status, "headers": headers}
        await self(start)
        await self({"type": "http.response.body", "body": body})
        self._refused = True


def _refuse_strangers(scope: Scope, settings: Settings) -> None:
    """Refuse names that lead here from elsewhere, and what other sites' pages send."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    host = headers.get(b"host", "")
    if settings.local and not is_loopback(_name(host)):
        raise Refusal(421, f"expected a name of this machine as host, found {host[:100]!r}")
    if scope["method"] in READING:
        return
    origin = headers.get(b"origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise Refusal(403, f"expected this server's own pages to send it, found {origin[:100]!r}")


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


async def _body(scope: Scope, receive: Receive, settings: Settings) -> bytes:
    """The whole body, which is small, or a refusal."""
    if scope["method"] in READING:
        return b""
    too_large = Refusal(413, f"expected up to {settings.body} bytes, found more")
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit() or int(length) > settings.body:
        raise too_large
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(settings.body_seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "expected a whole request, found its beginning")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > settings.body:
                    raise too_large
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        why = f"expected the request within {settings.body_seconds:g} seconds"
        raise Refusal(408, why) from None


def _replayed(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _forget(task: asyncio.Future[None]) -> None:
    with contextlib.suppress(asyncio.CancelledError, Exception):
        task.result()
