"""a server on loopback that speaks the protocol of OpenAI-compatible addresses, and misbehaves"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

KEY = "sk-test-0123456789"
Said = dict[str, Any]
Behave = Callable[["Handler", dict[str, Any]], None]


class Request(NamedTuple):
    """What came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def sentence(self) -> str:
        """The sentence that was sent."""
        return str(json.loads(self.body["messages"][-1]["content"])["sentence"])


class Server(ThreadingHTTPServer):
    """Answers as its `behave` says; several one after the other, the last one for good."""

    daemon_threads = True

    def __init__(self, *behave: Behave) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaves = list(behave)
        self.requests: list[Request] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def next(self) -> Behave:
        """What it does this time."""
        return self.behaves.pop(0) if len(self.behaves) > 1 else self.behaves[0]


class Handler(BaseHTTPRequestHandler):
    """Checks the request as a real address does, then behaves."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """One completion."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request = Request(self.path, dict(self.headers.items()), body)
        self.server.requests.append(request)
        if self.path != "/v1/chat/completions":
            return self.reply(404, b'{"error": {"message": "no such path"}}')
        if self.headers["Authorization"] != f"Bearer {KEY}":
            told = f'{{"error": {{"message": "wrong key {self.headers["Authorization"]}"}}}}'
            return self.reply(401, told.encode())
        form = body["response_format"]
        if form["type"] != "json_schema" or not form["json_schema"]["strict"]:
            return self.reply(400, b'{"error": {"message": "no form"}}')
        return self.server.next()(self, body)

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at the requests."""


def completion(content: str | None, **more: Any) -> bytes:
    """A completion as the protocol has it."""
    message = {"role": "assistant", "content": content, **more.pop("message", {})}
    found = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "small",
        "choices": [
            {"index": 0, "message": message, "finish_reason": "stop"} | more.pop("choice", {})
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return json.dumps(found | more).encode()


def says(*reports: Said, **more: Any) -> Behave:
    """Answers every sentence with these reports."""
    content = json.dumps({"reports": list(reports)}, ensure_ascii=False)
    return lambda handler, body: handler.reply(200, completion(content, **more))


def status(code: int, body: bytes = b"{}", **headers: str) -> Behave:
    """Answers with a status."""
    return lambda handler, _: handler.reply(code, body, **headers)


def raw(body: bytes) -> Behave:
    """Answers with a body of any kind."""
    return lambda handler, _: handler.reply(200, body)


def stalls(handler: Handler, body: dict[str, Any]) -> None:
    """Takes the request and says nothing."""
    handler.server.released.wait(10)
    handler.close_connection = True


def dribbles(handler: Handler, body: dict[str, Any]) -> None:
    """Says something again and again, and never comes to an end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.close_connection = True
    try:
        while not handler.server.released.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        return


def dribbles_heads(handler: Handler, body: dict[str, Any]) -> None:
    """Sends one header after the other, and never a body."""
    handler.close_connection = True
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not handler.server.released.wait(0.02):
            handler.wfile.write(b"X-More: 1\r\n")
            handler.wfile.flush()
    except OSError:
        return


def cuts_off(handler: Handler, body: dict[str, Any]) -> None:
    """Ends in the middle of its answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


@contextmanager
def serving(*behave: Behave) -> Iterator[Server]:
    """A server that listens until the end."""
    server = Server(*behave)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
