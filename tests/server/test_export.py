"""exports hold everything, and are cut off or refused where they ask too much"""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest
import uvicorn
from litestar.testing import TestClient

from musnad import Article, Ledger, analyse
from musnad.model import Document
from musnad.server import Settings, application
from musnad.server.api.export import entries_of
from musnad.server.run import config, listening
from musnad.server.stream import CHUNK
from tests.server.conftest import HERE, Client

EXPORT = "/api/v1/export"


def lines(client: Client, **asked: str) -> list[dict[str, object]]:
    answer = client.get(EXPORT, params=asked)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/jsonl"
    return [json.loads(line) for line in answer.text.splitlines()]


def rows(client: Client, **asked: str) -> list[dict[str, str]]:
    answer = client.get(EXPORT, params={**asked, "format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="musnad-' in answer.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_statements(client: Client, ledger: Ledger) -> None:
    expected = [one for document in ledger.documents() for one in entries_of(document)]
    found = lines(client)
    assert len(found) == len(rows(client)) == len(expected) == ledger.counts().attributions
    assert [one["document"] for one in found] == [one.document for one in expected]


def test_events(client: Client, ledger: Ledger) -> None:
    expected = sum(len(document.events) for document in ledger.documents())
    assert len(lines(client, what="events")) == len(rows(client, what="events")) == expected > 0


def test_articles(client: Client, ledger: Ledger) -> None:
    found = lines(client, what="articles")
    assert [one["id"] for one in found] == [one.id for one in ledger.documents()]
    assert [one["id"] for one in rows(client, what="articles")] == [one["id"] for one in found]


def test_of_an_outlet_and_of_some_days(client: Client) -> None:
    every = lines(client, what="articles")
    asked = {"outlet": "الصارية", "from": "2016-12-01", "to": "2016-12-31"}
    expected = [
        one["id"]
        for one in every
        if one["outlet"] == "الصارية" and str(one["published"]).startswith("2016-12")
    ]
    assert [one["id"] for one in lines(client, what="articles", **asked)] == expected != []


@pytest.mark.parametrize(
    "asked", [{"what": "secrets"}, {"format": "xml"}, {"from": "yesterday"}, {"from": "2016-13-01"}]
)
def test_what_makes_no_sense(client: Client, asked: dict[str, str]) -> None:
    answer = client.get(EXPORT, params=asked)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_nothing_is_an_empty_file(client: Client) -> None:
    assert lines(client, outlet="لا أحد") == []
    assert rows(client, outlet="لا أحد") == []


def test_one_too_many_is_told_to_come_again(ledger: Ledger) -> None:
    with TestClient(application(ledger, Settings(exports=0)), base_url=HERE) as client:
        answer = client.get(EXPORT)
    assert answer.status_code == 503
    assert "up to 0 exports at once" in answer.json()["detail"]


class TestCutOff:
    """Over a real socket: who reads slowly gets a part, and is let go."""

    @pytest.fixture
    def address(self) -> Iterator[tuple[str, int]]:
        settings = Settings(port=0, export_seconds=0.5, exports=1)
        long = "قال الوزير إن المفاوضات مستمرة. " * 40
        with Ledger.open(":memory:") as ledger, listening(settings) as at:
            document = analyse(Article(id="0", text=long))
            ledger.add_many((_again(document, n), None) for n in range(200))
            server = uvicorn.Server(config(application(ledger, settings), settings))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
            thread.start()
            while not server.started:
                time.sleep(0.02)
            yield at.getsockname()
            server.should_exit = True
            thread.join(20)

    def test_the_end_is_missing(self, address: tuple[str, int]) -> None:
        request = f"GET {EXPORT}?what=articles HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        for _ in range(2):
            with socket.socket() as slow:
                slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                slow.settimeout(20)
                slow.connect(address)
                slow.sendall(request)
                held = slow.recv(CHUNK)
                assert held.startswith(b"HTTP/1.1 200"), held[:200]
                time.sleep(0.8)
                while piece := slow.recv(CHUNK):
                    held = held[-10:] + piece
                assert not held.endswith(b"0\r\n\r\n")


def _again(document: Document, number: int) -> Document:
    return msgspec.structs.replace(document, id=str(number))
