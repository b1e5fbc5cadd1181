"""what is being read is noted: how far it is, and what was skipped and why"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.errors import BrokenRecord, EmptyInput, LedgerError
from musnad.ledger import Ledger
from musnad.ledger.imports import BEAT, SILENCE, TOGETHER, Imports
from tests.ledger.conftest import address
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server

ONE = document("d", report("a1", "لافروف", "المباحثات مستمرة"))


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(databases: Server | None, clock: Clock) -> Iterator[Imports]:
    with Ledger.open(address(databases)) as ledger:
        made = ledger.imports()
        made._clock = clock
        yield made


def test_nothing_was_read(log: Imports) -> None:
    assert (log.every(), log.skipped(), log.kinds()) == ([], [], {})


def test_one_that_runs_tells_once_a_second(log: Imports, clock: Clock) -> None:
    reading = log.begin("read", "a.jsonl b.jsonl", 2)
    reading.article()
    assert log.every()[0].articles == 0
    clock.now += BEAT
    reading.article()
    (one,) = log.every()
    assert (one.command, one.given, one.inputs, one.done) == ("read", "a.jsonl b.jsonl", 2, 0)
    assert (one.articles, one.skipped, one.state) == (2, 0, "running")
    assert (one.begun, one.seen, one.rate) == (1_000.0, 1_000.0 + BEAT, 2 / BEAT)


def test_no_rate_before_a_second_is_over(log: Imports, clock: Clock) -> None:
    reading = log.begin("read", "a.txt", 1)
    reading.article()
    clock.now += BEAT / 1000
    reading.end("ended")
    assert log.every()[0].rate == 0.0


def test_its_end_tells_everything(log: Imports) -> None:
    reading = log.begin("fetch", "https://a.test/", 1)
    reading.article()
    reading.skip(EmptyInput("b.txt", "expected text, found nothing"))
    reading.input()
    reading.end("ended")
    (one,) = log.every()
    assert (one.done, one.articles, one.skipped, one.state) == (1, 1, 1, "ended")
    assert one.rate == 0.0
    (skip,) = log.skipped()
    assert (skip.import_, skip.place, skip.kind) == (one.number, "b.txt", "EmptyInput")
    assert skip.why == "expected text, found nothing"


def test_one_that_was_killed_is_silent_in_the_end(log: Imports, clock: Clock) -> None:
    log.begin("read", "a.jsonl", 1)
    clock.now += SILENCE
    assert log.every()[0].state == "running"
    clock.now += 0.1
    assert log.every()[0].state == "silent"


def test_those_that_run_stand_first(log: Imports, clock: Clock) -> None:
    log.begin("read", "killed", 1)
    clock.now += SILENCE + 1
    log.begin("read", "at work", 1)
    log.begin("read", "done", 1).end("ended")
    assert [one.given for one in log.every()] == ["at work", "done", "killed"]
    assert [one.given for one in log.every(1, 1)] == ["done"]


def test_skips_by_import_and_kind(log: Imports) -> None:
    for name in ("first", "second"):
        reading = log.begin("read", name, 1)
        for line in range(3):
            reading.skip(BrokenRecord(f"{name}:{line}", "expected JSON, found x"))
        reading.skip(EmptyInput(f"{name}.txt", "expected text, found nothing"))
        reading.end("stopped")
    assert log.kinds() == {"BrokenRecord": 6, "EmptyInput": 2}
    assert log.kinds(1) == {"BrokenRecord": 3, "EmptyInput": 1}
    found = log.skipped(2, "BrokenRecord", limit=2)
    assert [one.place for one in found] == ["second:2", "second:1"]
    assert [one.place for one in log.skipped(2, limit=1, offset=3)] == ["second:0"]


def test_many_skips_do_not_wait_for_the_second(log: Imports) -> None:
    reading = log.begin("read", "bad.jsonl", 1)
    for line in range(TOGETHER):
        reading.skip(BrokenRecord(f"bad.jsonl:{line}", "expected JSON, found x"))
    assert log.kinds() == {"BrokenRecord": TOGETHER}


def test_names_that_are_no_text(log: Imports) -> None:
    reading = log.begin("read", "bad\udcff\0.txt", 1)
    reading.skip(EmptyInput("bad\udcff.txt", "expected text, found \0"))
    reading.end("ended")
    assert log.every()[0].given == "bad?\ufffd.txt"
    assert log.skipped()[0].place == "bad?.txt"


def test_deleting_articles_leaves_them(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.add(ONE)
        done(ledger.imports())
        assert ledger.delete(["d"]) == ["d"]
        assert [one.skipped for one in ledger.imports().every()] == [1]
        assert len(ledger.imports().skipped()) == 1


def test_a_ledger_that_may_only_be_read_lists_them(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "news.db") as ledger:
        done(ledger.imports())
    with Ledger.open(tmp_path / "news.db", read_only=True) as ledger:
        log = ledger.imports()
        assert [one.state for one in log.every()] == ["ended"]
        assert log.kinds() == {"EmptyInput": 1}
        with pytest.raises(LedgerError, match="it may only be read"):
            log.begin("read", "b.txt", 1)
        assert len(log.every()) == 1


def test_an_import_waits_while_articles_are_stored(tmp_path: Path, clock: Clock) -> None:
    """Articles that are stored between two notes and by another program hinder neither."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        log = ledger.imports()
        log._clock = clock
        reading = log.begin("read", "a.jsonl", 1)
        for name in ("d", "e"):
            clock.now += BEAT
            other.add(document(name, report("a1", "لافروف", "المباحثات مستمرة")))
            reading.article()
        assert (ledger.counts().documents, log.every()[0].articles) == (2, 2)


def done(log: Imports) -> None:
    """Note an import that has ended, and what it skipped."""
    reading = log.begin("read", "a.txt", 1)
    reading.skip(EmptyInput("a.txt", "expected text, found nothing"))
    reading.end("ended")
