"""a web server on loopback that serves what a test gives it"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Reply(NamedTuple):
    """What is answered at a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


Answer = Reply | Callable[["Handler"], Reply | None]


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's table; everything else is 404."""

    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        answer = self.server.replies.get(self.path.partition("?")[0], Reply(b"", 404))
        reply = answer(self) if callable(answer) else answer
        if reply is None:
            return
        with contextlib.suppress(OSError):
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """A server with its table of replies, and the paths that it was asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[str, Answer] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Its address, without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of readers that have gone."""


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    """A server that runs until the block ends."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
