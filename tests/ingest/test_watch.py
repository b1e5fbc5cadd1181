"""a watcher loses no article and reads none twice, whenever it is stopped"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from musnad.cli import main
from musnad.errors import InputError, UsageError
from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.watch.rounds import Watcher
from musnad.ingest.watch.settings import FeedSettings, Settings, settings
from musnad.ingest.watch.state import State
from musnad.ledger import Ledger
from musnad.model import Article
from tests.ingest.server import Handler, Reply, Site

PARAGRAPH = (
    "قال وزير النقل إن الجسر رقم {0} سيفتح أمام حركة السير مطلع الأسبوع المقبل بعد الأشغال. "
)
MANY = 40
# Each process of the command would else begin by reading all tables.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.ingest.warmed"])


def page(number: int) -> bytes:
    body = f"<h1>خبر الجسر رقم {number}</h1><p>{PARAGRAPH.format(number) * 3}</p>"
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def feed(site: Site, numbers: range) -> bytes:
    items = "".join(f"<item><link>{site.url}/n/{n}</link></item>" for n in numbers)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def fill(site: Site, count: int, pause: float = 0.0) -> None:
    """A feed with as many pages, and an ETag by which it is known again."""

    def listing(handler: Handler) -> Reply:
        if handler.headers["If-None-Match"] == '"all"':
            return Reply(b"", 304)
        return Reply(feed(site, range(count)), headers={"ETag": '"all"'})

    def slow(number: int) -> object:
        def answer(handler: Handler) -> Reply:
            time.sleep(pause)
            return Reply(page(number), headers={"Content-Type": "text/html"})

        return answer

    site.replies["/feed"] = listing
    for number in range(count):
        site.replies[f"/n/{number}"] = slow(number)  # type: ignore[assignment]


class Kept:
    """A store in memory, and a watcher before it."""

    def __init__(self, site: Site, fetcher: Fetcher, state: Path, **options: object) -> None:
        self.stories: list[Article] = []
        self.errors: list[InputError] = []
        self.now = 1000.0
        asked = Settings(feed=(FeedSettings(f"{site.url}/feed"),), private=True, **options)  # type: ignore[arg-type]
        self.state = State(state)
        self.watcher = Watcher(
            asked, self.state, self._store, lambda id: False,
            self.errors.append, self.errors.append, fetcher, lambda: self.now,  # type: ignore[arg-type]
        )  # fmt: skip

    def _store(self, story: Article, outlet: str | None) -> None:
        self.stories.append(story)


@pytest.fixture
def kept(site: Site, fetcher: Fetcher, tmp_path: Path) -> Iterator[Kept]:
    watched = Kept(site, fetcher, tmp_path / "state")
    yield watched
    watched.state.close()


class TestRounds:
    def test_each_article_once(self, site: Site, kept: Kept) -> None:
        fill(site, 5)
        kept.watcher.round()
        assert len(kept.stories) == 5
        kept.now += 10_000
        kept.watcher.round()
        assert len(kept.stories) == 5
        assert Counter(site.asked)["/n/0"] == 1
        assert kept.state.counts() == {"done": 5}

    def test_new_items_alone(self, site: Site, kept: Kept) -> None:
        fill(site, 3)
        kept.watcher.round()
        site.replies["/feed"] = Reply(feed(site, range(2, 6)))
        site.replies |= {f"/n/{n}": Reply(page(n)) for n in range(3, 6)}
        kept.now += 10_000
        kept.watcher.round()
        assert [story.headline for story in kept.stories] == [
            f"خبر الجسر رقم {n}" for n in range(6)
        ]

    def test_page_that_fails_waits_though_it_left_the_feed(self, site: Site, kept: Kept) -> None:
        fill(site, 2)
        works, site.replies["/n/1"] = site.replies["/n/1"], Reply(b"", 503, {"Retry-After": "30"})
        kept.watcher.round()
        assert kept.state.counts() == {"done": 1, "waiting": 1}
        site.replies |= {"/n/1": works, "/feed": Reply(feed(site, range(0)))}
        kept.now += 10_000
        kept.watcher._fetcher = Fetcher(kept.watcher._fetcher.policy)  # its host's rest is over
        kept.watcher.round()
        assert len(kept.stories) == 2

    def test_page_is_given_up(self, site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
        kept = Kept(site, fetcher, tmp_path / "state", tries=3)
        fill(site, 1)
        site.replies["/n/0"] = Reply(b"", 503)
        for _ in range(5):
            kept.watcher._fetcher = Fetcher(fetcher.policy)
            kept.watcher.round()
            kept.now += 100_000
        assert kept.state.counts() == {"dropped": 1}
        assert Counter(site.asked)["/n/0"] == 3
        kept.state.close()

    def test_what_is_no_article_is_skipped_once(self, site: Site, kept: Kept) -> None:
        fill(site, 3)
        site.replies["/n/0"] = Reply(b"", 404)
        site.replies["/n/1"] = Reply(b"<html><p>" + b"The minister said this. " * 40)
        kept.watcher.round()
        assert {type(error).__name__ for error in kept.errors} == {"FetchError", "NotArabic"}
        assert kept.state.counts() == {"done": 1, "dropped": 2}

    def test_one_article_under_two_addresses(self, site: Site, kept: Kept) -> None:
        fill(site, 3)
        site.replies["/n/1"] = Reply(b"", 301, {"Location": "/n/0"})
        site.replies["/n/2"] = Reply(b"", 301, {"Location": "/n/0?utm_source=feed"})
        kept.watcher.round()
        assert len(kept.stories) == 1

    def test_feed_that_fails_is_asked_less_often(self, site: Site, kept: Kept) -> None:
        site.replies["/feed"] = Reply(b"", 404)
        waits = []
        for _ in range(6):
            kept.watcher.round()
            waits.append(kept.state.feed(f"{site.url}/feed")[1] - kept.now)
            kept.now += waits[-1]
        assert waits == [900.0, 900.0, 900.0, 900.0, 960.0, 1920.0]
        assert kept.watcher.rest() == 0.0

    def test_memory_is_flat(self, site: Site, kept: Kept) -> None:
        fill(site, 3)
        counts = []
        gc.freeze()  # what was there before need not be looked at each time
        for _ in range(24):
            site.replies["/feed"] = Reply(feed(site, range(3)))
            kept.now += 10_000
            kept.watcher.round()
            gc.collect()
            counts.append(len(gc.get_objects()))
        gc.unfreeze()
        assert max(counts[12:]) - min(counts[12:]) < 500
        assert len(os.listdir("/proc/self/fd")) < 200


def write_feeds(folder: Path, site: Site) -> Path:
    file = folder / "feeds.toml"
    head = 'private = true\ndelay = 0.0\nevery = 10.0\n[[feed]]\noutlet = "موجز"\n'
    file.write_text(f'{head}url = "{site.url}/feed"\n', encoding="utf-8")
    return file


def start(feeds: Path, ledger: Path, *options: str) -> ForkServerProcess:
    """The command as a process of its own, forked from one that has read all tables."""
    words = ("watch", str(feeds), "--ledger", str(ledger), *options)
    process = SERVER.Process(target=command, args=words)
    process.start()
    return process


def command(*words: str) -> None:
    """`musnad` with these words, on a quiet terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.argv = ["musnad", *words]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main()


def ended(process: ForkServerProcess, seconds: float) -> int | None:
    """Its exit status."""
    process.join(seconds)
    return process.exitcode


class TestKilled:
    def test_nothing_lost_nothing_twice(self, site: Site, tmp_path: Path) -> None:
        """Killed again and again in the middle of its work, then left to finish."""
        fill(site, MANY, pause=0.02)
        feeds, ledger = write_feeds(tmp_path, site), tmp_path / "news.db"
        for seen in (1, MANY // 3, MANY // 2):
            running = start(feeds, ledger)
            until(site, seen, 15)
            running.kill()
            running.join()
        assert 0 < len(asked(site)) < MANY
        assert ended(start(feeds, ledger, "--once"), 30) == 0
        with Ledger.open(ledger) as book:
            headlines = Counter(document.headline for document in book.documents())
            assert book.counts().superseded == 0
            assert {document.outlet for document in book.documents()} == {"موجز"}
            # Whatever was killed has not ended; the last one has.
            states = [one.state for one in book.imports().every()]
            assert states.count("ended") == 1
            assert set(states) <= {"running", "ended"}
        assert headlines == {f"خبر الجسر رقم {n}": 1 for n in range(MANY)}
        # At most the one page at work is fetched again for each time that it was killed.
        assert sum(count - 1 for count in asked(site).values()) <= 3

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_stopped_politely(self, site: Site, tmp_path: Path, number: int) -> None:
        """The page at work is finished, and no other is begun."""
        fill(site, MANY, pause=0.1)
        running = start(write_feeds(tmp_path, site), tmp_path / "news.db")
        until(site, 2, 15)
        assert running.pid is not None
        os.kill(running.pid, number)
        assert ended(running, 10) == 0
        assert len(asked(site)) < MANY
        with Ledger.open(tmp_path / "news.db") as book:
            assert book.counts().documents == len(asked(site))
            (one,) = book.imports().every()
        assert (one.command, one.inputs, one.state) == ("watch", None, "stopped")
        assert one.articles == len(asked(site))

    def test_killed_between_ledger_and_memory(
        self, site: Site, fetcher: Fetcher, tmp_path: Path
    ) -> None:
        """What the ledger has is not fetched again, though the memory does not know."""
        fill(site, 1)
        stored: set[str] = set()

        def crash(story: Article, outlet: str | None) -> None:
            stored.add(story.id)
            raise KeyboardInterrupt

        asked_for = Settings(feed=(FeedSettings(f"{site.url}/feed"),), private=True)
        options = (stored.__contains__, print, print, fetcher)
        first = State(tmp_path / "s")
        with pytest.raises(KeyboardInterrupt):
            Watcher(asked_for, first, crash, *options).round()
        first.close()
        state = State(tmp_path / "s")
        Watcher(asked_for, state, crash, *options).round()
        assert state.counts() == {"done": 1}
        assert Counter(site.asked)["/n/0"] == 1
        state.close()


def until(site: Site, count: int, seconds: float) -> None:
    """Wait until so many pages were asked for."""
    deadline = time.monotonic() + seconds
    while len(asked(site)) < count and time.monotonic() < deadline:
        time.sleep(0.005)


def asked(site: Site) -> Counter[str]:
    return Counter(path for path in list(site.asked) if path.startswith("/n/"))


class TestSettings:
    @pytest.mark.parametrize(
        "text",
        ["", "feed = []", "[[feed]]\nurl = 'file:///a'", "[[feed]]\nurl = 5", "[[feed]]", "= 1",
         "[[feed]]\nurl = 'http://a.example/'\nunknown = 1"],
    )  # fmt: skip
    def test_wrong_ones(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "f.toml").write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=r"f\.toml"):
            settings(tmp_path / "f.toml")

    def test_absent(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="none of this name"):
            settings(tmp_path / "f.toml")
