"""deliveries reach a webhook, a file of mail or a program, or say why not"""

from __future__ import annotations

import contextlib
import email
import email.policy
import json
import mailbox
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.desk import deliver as delivering
from musnad.desk.deliver import deliver, message, told
from musnad.errors import DeliveryError
from musnad.ledger import Entry
from musnad.ledger.alert import Alert, Asked, Delivery, Statement, Way
from tests.ledger.documents import report

NOW = 1_700_000_000.0
NAME = "ما يقوله الوزير عن المباحثات في جنيف وعن وقف إطلاق النار في حلب وعن كل ما يتصل بذلك"


def delivery(way: Way, *target: str, tries: int = 1, name: str = NAME) -> Delivery:
    alert = Alert(name=name, asked=Asked(who="لافروف"), way=way, target=target, made="2024")
    entry = Entry(
        document="d1",
        outlet="سانا",
        url="https://outlet.example/1",
        headline="مباحثات\nجنيف",
        published="2016-12-08",
        attribution=report("a1", "لافروف", "المباحثات مستمرة", chain=("سانا", "لافروف")),
    )
    return Delivery(
        id="f" * 32, alert=alert, statements=(Statement(id="s1", entry=entry),), tries=tries
    )


class Receiver(ThreadingHTTPServer):
    """Keeps what is posted, and answers with the status that it is given."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Posted)
        self.status, self.headers = 204, dict[str, str]()
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/hook"


class Posted(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


class TestWebhook:
    def test_posted(self, receiver: Receiver) -> None:
        deliver(delivery("webhook", receiver.url), NOW)
        ((path, headers, body),) = receiver.got
        assert path == "/hook"
        assert headers["Content-Type"] == "application/json; charset=utf-8"
        assert headers["Idempotency-Key"] == "f" * 32
        found = json.loads(body)
        assert (found["alert"], found["asked"], found["delivery"]) == (
            NAME,
            {"who": "لافروف"},
            "f" * 32,
        )
        (statement,) = found["statements"]
        assert (statement["id"], statement["document"]) == ("s1", "d1")
        assert statement["attribution"]["content"][0]["text"] == "المباحثات مستمرة"

    @pytest.mark.parametrize("status", [302, 307, 400, 404, 500, 503])
    def test_refused(self, receiver: Receiver, status: int) -> None:
        receiver.status, receiver.headers = status, {"Location": receiver.url, "Retry-After": "90"}
        with pytest.raises(DeliveryError, match=f"expected 2xx, found status {status}") as caught:
            deliver(delivery("webhook", receiver.url), NOW)
        assert caught.value.again == 90.0
        assert len(receiver.got) == 1

    def test_nobody_there(self, receiver: Receiver) -> None:
        receiver.shutdown()
        receiver.server_close()
        with pytest.raises(DeliveryError, match="no answer") as caught:
            deliver(delivery("webhook", receiver.url), NOW)
        assert "\n" not in str(caught.value)

    def test_stalls(self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(delivering, "PATIENCE", 0.05)
        receiver.shutdown()  # still listens, and never answers
        with pytest.raises(DeliveryError, match="no answer"):
            deliver(delivery("webhook", receiver.url), NOW)


def read(raw: bytes) -> Any:
    return email.message_from_bytes(raw, policy=email.policy.default)


class TestMail:
    def test_message(self) -> None:
        raw = message(delivery("mail", "x"), NOW).as_bytes()
        # RFC 5322: ASCII, in lines of 78 characters, unless the text has longer words.
        assert raw.isascii()
        assert max(map(len, raw.splitlines())) <= 78
        found = read(raw)
        assert not found.defects
        assert all(not header.defects for header in found.values())
        assert found["Subject"] == f"Musnad: {NAME} (1)"
        assert found["Date"].datetime.timestamp() == NOW
        text = found.get_content()
        assert "2016-12-08 · سانا · مباحثات جنيف\nسانا → لافروف\nقال: المباحثات مستمرة" in text
        assert "https://outlet.example/1" in text

    @given(st.lists(st.text("ابتثجحخدذرزسشصضطظعغ ءab", min_size=1, max_size=40), min_size=1))
    def test_every_subject_comes_back(self, words: list[str]) -> None:
        name = " ".join(" ".join(words).split()) or "x"
        found = read(message(delivery("mail", "x", name=name), NOW).as_bytes())
        assert found["Subject"] == f"Musnad: {name} (1)"

    def test_a_name_cannot_add_headers(self) -> None:
        raw = message(delivery("mail", "x", name="a\r\nBcc: b@example.org"), NOW).as_bytes()
        found = read(raw)
        assert found["Bcc"] is None
        assert found["Subject"] == "Musnad: a Bcc: b@example.org (1)"

    def test_mbox(self, tmp_path: Path) -> None:
        path = tmp_path / "news.mbox"
        deliver(delivery("mail", str(path)), NOW)
        # Stopped before it could be noted: the same delivery is not added again.
        deliver(delivery("mail", str(path), tries=2), NOW)
        deliver(delivery("mail", str(path)), NOW)
        with contextlib.closing(mailbox.mbox(path)) as box:
            subjects = [read(one.as_bytes())["Subject"] for one in box]
        assert subjects == [f"Musnad: {NAME} (1)"] * 2

    def test_maildir(self, tmp_path: Path) -> None:
        for tries in (1, 2):
            deliver(delivery("mail", str(tmp_path), tries=tries), NOW)
        (one,) = mailbox.Maildir(tmp_path)
        assert read(one.as_bytes())["Message-ID"] == f"<{'f' * 32}@musnad.invalid>"

    def test_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="cannot be written to"):
            deliver(delivery("mail", str(tmp_path / "no" / "news.mbox")), NOW)


class TestCommand:
    def test_standard_input(self, tmp_path: Path) -> None:
        out = tmp_path / "out; rm -rf $HOME"
        code = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
        one = delivery("command", sys.executable, "-c", code, str(out))
        deliver(one, NOW)
        assert out.read_bytes() == told(one)

    def test_fails(self) -> None:
        code = "import sys; sys.exit('first\\nno screen')"
        with pytest.raises(DeliveryError, match="ended with 1: no screen"):
            deliver(delivery("command", sys.executable, "-c", code), NOW)

    def test_absent(self) -> None:
        with pytest.raises(DeliveryError, match="No such file"):
            deliver(delivery("command", "/nowhere/program"), NOW)

    def test_stalls(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(delivering, "LONGEST", 0.05)
        with pytest.raises(DeliveryError, match="timed out"):
            deliver(delivery("command", sys.executable, "-c", "input()\nwhile 1: pass"), NOW)
