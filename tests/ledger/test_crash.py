"""a program that is killed leaves whole documents and whole comparisons only"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from musnad.compare import compare, compare_ledger
from musnad.ledger import Ledger
from musnad.ledger.imports import SILENCE
from musnad.model import Article
from musnad.pipeline import analyse

# Says when it has begun, and then adds for as long as it lives.
ADDING = """
import sys
from itertools import count
from musnad.ledger import Ledger
from tests.ledger.documents import document, report

with Ledger.open(sys.argv[1]) as ledger:
    def pairs():
        for n in count():
            if n == 600:
                print("adding", flush=True)
            reports = (report(f"a{k}", "لافروف", "المباحثات مستمرة") for k in range(5))
            yield document(f"d{n}", *reports), None
    ledger.add_many(pairs())
"""


# Says after each batch how many documents the ledger has taken.
BATCHES = """
import sys
from musnad.ledger import Ledger
from tests.ledger.documents import document, report

with Ledger.open(sys.argv[1]) as ledger:
    done = ledger.counts().documents
    while True:
        ledger.add_many(
            (document(f"d{n}", report("a1", "لافروف", "المباحثات مستمرة")), None)
            for n in range(done, done + 20)
        )
        done += 20
        print(done, flush=True)
"""

# Tells the ledger of two articles, and then hangs.
READING = """
import sys, time
from musnad.ledger import Ledger

with Ledger.open(sys.argv[1]) as ledger:
    log = ledger.imports()
    log._clock = iter(range(1_000_000)).__next__
    reading = log.begin("read", "crawl.jsonl", 1)
    reading.article()
    reading.article()
    print("reading", flush=True)
    time.sleep(600)
"""

COMPARING = """
import sys
from musnad.compare import compare_ledger, resume
from musnad.ledger import Ledger

resume.BATCH = 5
with Ledger.open(sys.argv[1]) as ledger:
    print("comparing", flush=True)
    compare_ledger(ledger)
"""


@contextmanager
def running(code: str, path: Path, root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that works on a ledger, killed at the end of the block."""
    folders = [str(root), str(root / "src"), os.environ.get("PYTHONPATH", "")]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
    ) as program:
        assert program.stdout is not None
        yield program
        program.send_signal(signal.SIGKILL)


def is_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        plain.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        plain.execute("INSERT INTO stems(stems, rank) VALUES ('integrity-check', 1)")


def test_killed_while_adding(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "news.db"
    with running(ADDING, path, root) as adding:
        assert adding.stdout is not None
        assert adding.stdout.readline() == b"adding\n"
    with Ledger.open(path) as ledger:
        counts = ledger.counts()
        assert counts.documents >= 400
        assert counts.attributions == 5 * counts.documents
        assert len(ledger.ask("لافروف", limit=None)) == counts.attributions
    is_whole(path)


def test_killed_again_and_again(tmp_path: Path, root: Path) -> None:
    """Nothing that was acknowledged is lost, and no half of a batch is there."""
    path = tmp_path / "news.db"
    moments = random.Random(1)
    for _ in range(4):
        with running(BATCHES, path, root) as adding:
            assert adding.stdout is not None
            for _ in range(moments.randint(1, 6)):
                acknowledged = int(adding.stdout.readline())
            time.sleep(moments.random() / 50)
        with Ledger.open(path) as ledger:
            assert ledger.counts().documents >= acknowledged
            assert ledger.counts().documents % 20 == 0
        is_whole(path)


def test_killed_while_comparing(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "news.db"
    texts = [
        f"قال الناطق إن {n} شخصا قتلوا في انفجار سوق الحميدي وإن الشرطة أغلقت شارع {n}."
        for n in range(2, 42)
    ]
    with Ledger.open(path) as ledger:
        articles = (Article(id=f"d{n}", text=text, outlet=f"o{n}") for n, text in enumerate(texts))
        ledger.add_many((analyse(one), None) for one in articles)
        documents = list(ledger.documents())
    for delay in (0.0, 0.05, 0.1):
        with running(COMPARING, path, root) as comparing:
            assert comparing.stdout is not None
            assert comparing.stdout.readline() == b"comparing\n"
            time.sleep(delay)
    with Ledger.open(path) as ledger:
        assert compare_ledger(ledger).conflicts == compare(documents).conflicts
    is_whole(path)


def test_an_import_that_is_killed_is_found_silent(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "news.db"
    with running(READING, path, root) as reading:
        assert reading.stdout is not None
        assert reading.stdout.readline() == b"reading\n"
    with Ledger.open(path) as ledger:
        log = ledger.imports()
        log._clock = lambda: 0.0
        (one,) = log.every()
        assert (one.state, one.articles) == ("running", 2)
        log._clock = lambda: one.seen + SILENCE + 1
        assert log.every()[0].state == "silent"
