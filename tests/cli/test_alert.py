"""musnad alert: searches are kept, run and told, also by musnad watch"""

from __future__ import annotations

import contextlib
import json
import mailbox
import signal
import sys
from pathlib import Path

import pytest

from musnad.ledger import Ledger
from tests.cli.conftest import Run
from tests.ingest.server import Reply, serving
from tests.ledger.documents import document, report


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "news.db")
    with Ledger.open(path) as book:
        book.add(document("old", report("a1", "لافروف", "المباحثات مستمرة"), text="old"))
    return path


def come(ledger: str) -> None:
    with Ledger.open(ledger) as book:
        book.add(document("new", report("a1", "لافروف", "الهدنة هشة"), text="new"))


class TestCommands:
    def test_kept_run_listed_removed(self, run: Run, ledger: str, tmp_path: Path) -> None:
        box = tmp_path / "news.mbox"
        words = ["alert", "add", "talks", "--who", "لافروف", "--mail", str(box)]
        ran = run([*words, "--ledger", ledger])
        assert ran.status == 0
        assert "kept talks; 1 statement fit it already" in ran.err
        come(ledger)
        ran = run(["alert", "run", "--ledger", ledger])
        assert (ran.status, ran.err) == (0, "musnad: found 1 new statement, told 1\n")
        assert run(["alert", "run", "--ledger", ledger]).err.endswith("told 0\n")
        with contextlib.closing(mailbox.mbox(box)) as mails:
            assert len(mails) == 1
        ran = run(["alert", "list", "--ledger", ledger])
        assert ran.status == 0
        assert all(text in ran.out for text in ("talks", "mail", str(box), "told 1, waiting 0"))
        ran = run(["alert", "list", "--ledger", ledger, "--format", "jsonl"])
        assert json.loads(ran.out)["sent"] == 1
        assert run(["alert", "remove", "talks", "--ledger", ledger]).status == 0
        assert run(["alert", "remove", "talks", "--ledger", ledger]).status == 2
        assert run(["alert", "list", "--ledger", ledger]).status == 1

    def test_a_program_that_fails(self, run: Run, ledger: str) -> None:
        command = f"{sys.executable} -c 'import sys; sys.exit(\"no screen\")'"
        words = ["alert", "add", "talks", "--about", "الهدنة", "--command", command]
        assert run([*words, "--ledger", ledger]).status == 0
        come(ledger)
        ran = run(["alert", "run", "--ledger", ledger])
        assert ran.status == 1
        assert "alert talks: " in ran.err
        assert "ended with 1: no screen" in ran.err
        assert run(["alert", "run", "--ledger", ledger]).status == 0
        assert run(["alert", "run", "--again", "--ledger", ledger]).status == 1

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (["--who", "x"], "expected one of --webhook, --mail and --command"),
            (["--mail", "m"], "expected something to look for"),
            (["--who", "x", "--mail", "m", "--command", "true"], "expected one of --webhook"),
            (["--who", "x", "--webhook", "file:///etc/passwd"], "expected an http or https"),
            (["--who", "x", "--mail", "/nowhere/at/all"], "expected a file in a folder"),
            (["--who", "x", "--command", "no-such-program-1"], "expected a program, found none"),
            (["--who", "x", "--command", "'"], "expected a command"),
            (["--country", "أطلانتس", "--command", "true"], "expected a state"),
        ],
    )
    def test_refused(self, run: Run, ledger: str, words: list[str], why: str) -> None:
        ran = run(["alert", "add", "talks", *words, "--ledger", ledger])
        assert ran.status == 2
        assert why in ran.err
        assert run(["alert", "list", "--ledger", ledger]).out == ""


PAGE = (
    "<!doctype html><html><body><h1>خبر الجسر</h1><p>"
    + "قال وزير النقل إن الجسر سيفتح أمام حركة السير مطلع الأسبوع المقبل بعد الأشغال. " * 3
    + "</p></body></html>"
)


def test_watch_tells_what_is_new_after_a_round(run: Run, tmp_path: Path) -> None:
    ledger, box = str(tmp_path / "news.db"), tmp_path / "news.mbox"
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    words = ["alert", "add", "bridge", "--about", "الجسر", "--mail", str(box)]
    assert run([*words, "--ledger", ledger]).status == 0
    with serving() as site:
        item = f"<item><link>{site.url}/n/1</link></item>"
        site.replies["/feed"] = Reply(
            f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
        )
        site.replies["/n/1"] = Reply(PAGE.encode(), headers={"Content-Type": "text/html"})
        feeds = tmp_path / "feeds.toml"
        feeds.write_text(
            f'private = true\ndelay = 0.0\n[[feed]]\nurl = "{site.url}/feed"\n', encoding="utf-8"
        )
        try:
            first, second = (
                run(["watch", str(feeds), "--once", "--ledger", ledger]) for _ in range(2)
            )
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
    assert first.status == second.status == 0
    assert "stored 1 article" in first.err
    assert "told" in first.err
    assert "told" not in second.err
    with contextlib.closing(mailbox.mbox(box)) as mails:
        assert len(mails) == 1
