"""commands that store articles note what they read, however they end"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from musnad.cli import shelf
from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.ledger.imports import SILENCE, Import
from tests.cli.conftest import Run
from tests.cli.test_main import TEXT, started
from tests.ingest.samples import page
from tests.ingest.server import Reply, serving


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    folders = [str(root / "src"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(folders))


def noted(path: Path, after: float = 0.0) -> list[Import]:
    """The imports of a ledger, as seen some seconds after they were last heard of."""
    with Ledger.open(path) as ledger:
        log = ledger.imports()
        now = max(one.seen for one in log.every()) + after
        log._clock = lambda: now
        return log.every()


@pytest.mark.usefixtures("importable")
def test_what_was_killed_is_broken_off(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    words = ("read", "-", "--format", "jsonl", "--ledger", str(path))
    with started(*words, bufsize=0) as reading:
        assert reading.stdin is not None
        assert reading.stdout is not None
        # More than one buffer, so that something comes out; less than a pipe holds.
        rows = (json.dumps({"id": f"d{n}", "text": f"{TEXT} {n}"}) for n in range(40))
        reading.stdin.write("\n".join(rows).encode() + b"\n")
        assert reading.stdout.read(100)
        reading.kill()
    assert [one.state for one in noted(path)] == ["running"]
    (one,) = noted(path, SILENCE + 1)
    assert (one.command, one.given, one.inputs, one.done) == ("read", "-", 1, 0)
    assert one.state == "silent"


def test_reading_twice_notes_it_and_changes_no_article(run: Run, tmp_path: Path) -> None:
    path, file = tmp_path / "news.db", tmp_path / "story.txt"
    file.write_text(TEXT, encoding="utf-8")
    found = []
    for _ in range(2):
        assert run(["read", str(file), "--ledger", str(path)]).status == 0
        with closing(sqlite3.connect(path)) as plain:
            found.append(plain.execute("SELECT * FROM documents").fetchall())
    assert found[0] == found[1] != []
    assert [(one.state, one.articles) for one in noted(path)] == [("ended", 1)] * 2


def test_fetching(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with serving() as site:
        site.replies["/a"] = Reply(page(), headers={"Content-Type": "text/html"})
        login = site.url.replace("://", "://reader:secret@")
        words = ("fetch", f"{site.url}/gone", f"{login}/a", "--allow-private", "--delay", "0")
        assert run([*words, "--ledger", str(path)]).status == 1
    (one,) = noted(path)
    assert (one.command, one.given, one.state) == (
        "fetch",
        f"{site.url}/gone {site.url}/a",
        "ended",
    )
    assert (one.inputs, one.done, one.articles, one.skipped) == (2, 2, 1, 1)
    with Ledger.open(path) as ledger:
        (skip,) = ledger.imports().skipped()
    assert (skip.place, skip.kind) == (f"{site.url}/gone", "FetchError")
    assert b"secret" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_what_could_not_be_stored_has_not_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: shelf.Shelf) -> None:
        raise LedgerError("news.db: the disk is full")

    path = tmp_path / "news.db"
    monkeypatch.setattr(shelf.Shelf, "store", full)
    with pytest.raises(LedgerError), shelf.shelf(str(path), "read", ["a.txt"]):
        pass
    assert [one.state for one in noted(path)] == ["stopped"]
