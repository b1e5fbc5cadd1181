"""musnad fetch: output, summary, Ctrl-C"""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.ledger import Ledger
from tests.cli.conftest import Run
from tests.cli.test_main import started
from tests.ingest.samples import TEXT, TITLE, page
from tests.ingest.server import Handler, Reply, Site, serving

FREE = ("--allow-private", "--delay", "0")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.replies["/a"] = Reply(page(), headers={"Content-Type": "text/html"})
        yield running


def test_reports(run: Run, site: Site) -> None:
    ran = run(["fetch", f"{site.url}/a", "--format", "jsonl", *FREE])
    assert ran.status == 0
    (one,) = map(json.loads, ran.out.splitlines())
    assert (one["headline"], one["text"]) == (TITLE, TEXT)
    assert ran.err.startswith("musnad: read 1 article, 2 attributions; skipped 0")


def test_articles_can_be_read_again(run: Run, site: Site, tmp_path: Path) -> None:
    fetched = run(["fetch", f"{site.url}/a", "--articles", *FREE]).out
    (tmp_path / "kept").write_text(fetched, encoding="utf-8")
    (one,) = map(
        json.loads, run(["read", str(tmp_path / "kept"), "--format", "jsonl"]).out.splitlines()
    )
    assert (one["headline"], one["text"], one["url"]) == (TITLE, TEXT, f"{site.url}/a")


def test_skipped_by_kind(run: Run, site: Site) -> None:
    ran = run(["fetch", f"{site.url}/gone", f"{site.url}/a", *FREE])
    assert ran.status == 1
    assert ran.err.splitlines()[-1].endswith("skipped 1 (FetchError 1)")


@pytest.mark.parametrize("url", ["a.example", "ftp://a.example/", "news.html"])
def test_no_address(run: Run, url: str) -> None:
    ran = run(["fetch", url])
    assert ran.status == 2
    assert ran.err == f"musnad: expected an http or https address, found {url!r}\n"


def test_interrupt_ends_it_cleanly(site: Site, tmp_path: Path) -> None:
    """What was read before Ctrl-C is printed whole, counted and stored."""
    reached, leave = threading.Event(), threading.Event()

    def hangs(handler: Handler) -> None:
        reached.set()
        leave.wait(20)

    site.replies["/b"] = hangs
    ledger = tmp_path / "news.db"
    words = ("fetch", f"{site.url}/a", f"{site.url}/b", "--format", "json", *FREE)
    with started(*words, "--ledger", str(ledger)) as fetching:
        assert reached.wait(20)
        fetching.send_signal(signal.SIGINT)
        out, err = fetching.communicate()
        leave.set()
    assert fetching.returncode == 130
    assert [one["text"] for one in json.loads(out)] == [TEXT]
    assert err.decode() == "musnad: interrupted; read 1 article, 2 attributions; skipped 0\n"
    with Ledger.open(ledger) as book:
        assert book.counts().documents == 1
