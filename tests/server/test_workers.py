"""answers made in other processes are the same as those made in this one"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad import Ledger
from musnad.server import Settings, application
from musnad.server.app import HERE
from musnad.server.workers import Workers

if not hasattr(os, "fork"):
    pytest.skip("processes are copied by fork", allow_module_level=True)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Workers]]:
    """An application with a process that answers."""
    made: list[Workers] = []

    def around(app: Any) -> Workers:
        made.append(Workers(app, 1, lambda path: path.startswith(HERE)))
        return made[0]

    with Ledger.open(tmp_path_factory.mktemp("workers") / "empty.db") as ledger:
        app = application(ledger, Settings(), around)
        ledger.close()
        made[0].start()
        yield app, made[0]
        made[0].stop()


def asked(app: Any, path: str) -> tuple[int, bytes]:
    """The status and the body of an answer."""
    parts: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        parts.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
        "server": ("127.0.0.1", 80),
        "root_path": "",
        "client": ("127.0.0.1", 1),
    }
    asyncio.run(app(scope, receive, send))
    return parts[0]["status"], b"".join(part.get("body", b"") for part in parts[1:])


@pytest.mark.parametrize("path", ["/en/read", "/api/v1/outlets", "/health", "/en/nothing"])
def test_the_answer_is_the_same(workers: tuple[Any, Workers], path: str, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db") as ledger:
        alone = asked(application(ledger, Settings()), path)
    assert asked(workers[0], path) == alone


def test_a_process_that_dies_is_replaced(workers: tuple[Any, Workers]) -> None:
    app, pool = workers
    first = pool.processes()
    for one in first:
        os.kill(one, signal.SIGKILL)
    assert asked(app, "/en/read")[0] == 200
    assert not set(pool.processes()) & set(first)


def test_what_is_counted_is_counted_where_it_is_asked(workers: tuple[Any, Workers]) -> None:
    asked(workers[0], "/en/who")
    assert b'path="/en/who",status="200"' in asked(workers[0], "/metrics")[1]
