"""sizes, times, hosts, tokens, and the one shape of an error"""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from litestar.testing import TestClient

from musnad import Ledger
from musnad.server import Settings, application
from musnad.server.run import config, listening
from tests.server.conftest import HERE, Client

SAID = "قال الوزير إن المفاوضات مستمرة."
SMALL = Settings(body=10_000, text=200, articles=2)
AWAY = "http://news.example.org"


@pytest.fixture
def empty() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as ledger:
        yield ledger


@pytest.fixture
def small(empty: Ledger) -> Iterator[Client]:
    with TestClient(application(empty, SMALL), base_url=HERE) as client:
        yield client


@pytest.fixture
def guarded(empty: Ledger) -> Iterator[Client]:
    settings = Settings(host="0.0.0.0", token="open sesame")
    with TestClient(application(empty, settings), base_url=AWAY) as client:
        yield client


class TestProblems:
    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("/api/v1/nothing", 404),
            ("/api/v1/article?id=nothing", 404),
            ("/api/v1/entity?id=nothing", 404),
            ("/api/v1/outlet?name=nothing", 404),
            ("/api/v1/analyse", 405),
            ("/api/v1/search?limit=0", 400),
            ("/api/v1/search?from=yesterday", 400),
            ("/api/v1/search?country=nowhere", 400),
            ("/api/v1/comparison", 400),
            ("/api/v1/explain?id=hamburg-2016-1&at=999999", 400),
        ],
    )
    def test_one_shape(self, client: Client, path: str, status: int) -> None:
        answer = client.get(path)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/problem+json")
        found = answer.json()
        assert set(found) == {"type", "title", "status", "detail", "instance"}
        assert found["status"] == status
        assert found["instance"] == path.partition("?")[0]

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b"", 400),
            (b"{", 400),
            (b"[]", 400),
            (b"{}", 400),
            (b'{"text": 1}', 400),
            (b'{"text": "  "}', 422),
            (b'{"text": "\\u202eabc"}', 422),
            (b'{"text": "\\u0000"}', 400),
            (b'{"text": "a", "id": "a\\u0000"}', 400),
            (b'{"text": "a", "published": "8/12/2016"}', 400),
            (b"[" * 5000, 400),
        ],
    )
    def test_bodies(self, small: Client, body: bytes, status: int) -> None:
        headers = {"content-type": "application/json"}
        answer = small.post("/api/v1/analyse", content=body, headers=headers)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/problem+json")

    def test_a_page_tells_of_its_error(self, client: Client) -> None:
        answer = client.get("/ar/article", params={"id": "nothing"})
        assert answer.status_code == 404
        assert "لا شيء هنا" in answer.text


class TestSizes:
    def test_body(self, small: Client) -> None:
        answer = small.post("/api/v1/analyse", json={"text": SAID * 1000})
        assert answer.status_code == 413

    def test_body_of_unknown_length(self, small: Client) -> None:
        parts = (b"x" * 1000 for _ in range(100))
        assert small.post("/api/v1/analyse", content=parts).status_code == 413

    def test_a_form_is_no_way_around(self, small: Client) -> None:
        assert small.post("/ar/read", data={"text": SAID * 1000}).status_code == 413
        answer = small.post("/ar/read", data={"text": SAID * 10})
        assert answer.status_code == 422
        assert "200 characters" in answer.text

    def test_a_packed_body_is_not_unpacked(self, small: Client) -> None:
        bomb = gzip.compress(b'{"text": "' + b"a" * 5_000_000 + b'"}')
        headers = {"content-encoding": "gzip", "content-type": "application/json"}
        assert len(bomb) < SMALL.body
        assert small.post("/api/v1/analyse", content=bomb, headers=headers).status_code == 400

    @pytest.mark.parametrize("name", ["id", "outlet", "headline", "url", "section", "published"])
    def test_long_fields(self, client: Client, name: str) -> None:
        answer = client.post("/api/v1/analyse", json={"text": SAID, name: "a" * 2001})
        assert answer.status_code == 400

    def test_text(self, small: Client) -> None:
        answer = small.post("/api/v1/analyse", json={"text": SAID * 10})
        assert answer.status_code == 422
        assert "200 characters" in answer.json()["detail"]

    def test_many_articles(self, small: Client) -> None:
        answer = small.post("/api/v1/articles", json=[{"text": SAID}] * 3)
        assert answer.status_code == 422

    def test_compressed_answers(self, client: Client) -> None:
        answer = client.get("/ar/corpus", headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"


class TestWriting:
    def test_on_this_machine(self, small: Client) -> None:
        answer = small.post("/api/v1/articles", json=[{"text": SAID, "id": "one"}])
        assert (answer.status_code, answer.json()) == (201, {"changed": 1, "ids": ["one"]})
        assert small.get("/api/v1/article?id=one").json()["text"] == SAID

    @pytest.mark.parametrize("shown", [None, "Bearer wrong", "Basic open sesame", "open sesame"])
    def test_without_the_token(self, guarded: Client, shown: str | None) -> None:
        headers = {"authorization": shown} if shown else {}
        answer = guarded.post("/api/v1/articles", json=[{"text": SAID}], headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert guarded.post("/ar/articles", data={"text": SAID}).status_code == 401
        assert guarded.get("/api/v1/corpus").json()["counts"]["documents"] == 0

    def test_with_the_token(self, guarded: Client) -> None:
        headers = {"authorization": "Bearer open sesame"}
        answer = guarded.post("/api/v1/articles", json=[{"text": SAID}], headers=headers)
        assert answer.status_code == 201
        kept = guarded.post("/ar/articles", data={"text": SAID * 2, "token": "open sesame"})
        assert kept.url.path == "/ar/article"

    def test_a_server_for_others_without_a_token_lets_nobody_write(self) -> None:
        assert not Settings(host="0.0.0.0").may_write(None)

    def test_all_or_none(self, small: Client) -> None:
        answer = small.post("/api/v1/articles", json=[{"text": SAID}, {"text": " "}])
        assert answer.status_code == 422
        assert small.get("/api/v1/corpus").json()["counts"]["documents"] == 0

    def test_other_sites_cannot_send(self, small: Client) -> None:
        form = {"text": SAID}
        for origin in ("https://evil.example", "null"):
            answer = small.post("/ar/articles", data=form, headers={"origin": origin})
            assert answer.status_code == 403
        own = small.post("/ar/articles", data=form, headers={"origin": HERE})
        assert own.status_code == 200

    def test_other_names_do_not_lead_here(self, small: Client) -> None:
        assert small.get("/ar/read", headers={"host": "evil.example"}).status_code == 421
        assert small.get("/ar/read", headers={"host": "localhost:8765"}).status_code == 200


class TestHealth:
    def test_health(self, client: Client) -> None:
        assert client.get("/health").json()["status"] == "ok"

    def test_metrics(self, client: Client) -> None:
        client.get("/en/search", params={"q": "one-of-a-kind"})
        text = client.get("/metrics").text
        assert 'musnad_requests_total{method="GET",path="/en/search",status="200"}' in text
        assert "musnad_articles 15" in text or "musnad_articles 16" in text
        assert "one-of-a-kind" not in text


class TestSlowClients:
    """Over a real socket; what is waited for is that the server lets go."""

    @pytest.fixture
    def address(self, empty: Ledger) -> Iterator[tuple[str, int]]:
        settings = Settings(port=0, head_seconds=0.3, body_seconds=0.3)
        with listening(settings) as at:
            server = uvicorn.Server(config(application(empty, settings), settings))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
            thread.start()
            while not server.started:
                time.sleep(0.02)
            yield at.getsockname()
            server.should_exit = True
            thread.join(20)

    @pytest.mark.parametrize("begun", [b"", b"GET /ar/read HTTP/1.1\r\nHost: local"])
    def test_head(self, address: tuple[str, int], begun: bytes) -> None:
        with socket.create_connection(address, timeout=20) as slow:
            slow.sendall(begun)
            assert slow.recv(100) == b""

    def test_body(self, address: tuple[str, int]) -> None:
        head = b"POST /api/v1/analyse HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{"
        with socket.create_connection(address, timeout=20) as slow:
            slow.sendall(head)
            assert slow.recv(100).startswith(b"HTTP/1.1 408")

    def test_a_long_head(self, address: tuple[str, int]) -> None:
        with socket.create_connection(address, timeout=20) as large:
            large.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000)
            with contextlib.suppress(ConnectionError):
                assert not large.recv(100).startswith(b"HTTP/1.1 2")

    def test_body_bit_by_bit(self, address: tuple[str, int]) -> None:
        """Each bit comes in time, but the whole does not."""
        head = b"POST /api/v1/analyse HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n"
        with socket.create_connection(address, timeout=20) as slow:
            slow.sendall(head)
            slow.settimeout(0.05)
            answer = b""
            for _ in range(100):
                with contextlib.suppress(TimeoutError):
                    answer = slow.recv(100)
                    break
                slow.sendall(b" ")
            assert answer.startswith(b"HTTP/1.1 408")

    def test_others_are_answered_meanwhile(self, address: tuple[str, int]) -> None:
        waiting = [socket.create_connection(address, timeout=20) for _ in range(30)]
        try:
            with socket.create_connection(address, timeout=20) as quick:
                quick.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                assert quick.recv(100).startswith(b"HTTP/1.1 200")
        finally:
            for one in waiting:
                one.close()


def test_a_late_answer_is_given_up(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(seconds=0.05)
    begun = threading.Event()
    go_on = threading.Event()

    def late(*_: object, **__: object) -> list[object]:
        begun.set()
        go_on.wait(20)
        return []

    monkeypatch.setattr(Ledger, "ask", late)
    with TestClient(application(empty, settings), base_url=HERE) as client:
        answer = client.get("/api/v1/search")
        go_on.set()
    assert begun.is_set()
    assert answer.status_code == 503
