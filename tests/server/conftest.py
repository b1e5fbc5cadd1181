"""a server over the sample articles"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from musnad import Ledger, analyse, read
from musnad.compare import compare_ledger
from musnad.errors import BrokenRecord, EmptyInput
from musnad.server import Settings, application
from musnad.server.guard import Guard

HERE = "http://127.0.0.1:8765"
Client = TestClient[Guard]


@pytest.fixture(scope="session")
def ledger(sample_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The sample articles, compared with one another."""
    with Ledger.open(tmp_path_factory.mktemp("server") / "samples.db") as ledger:
        for file in sample_files:
            ledger.add_many((analyse(one), one.origin) for one in read(file))
        compare_ledger(ledger)
        noted(ledger)
        yield ledger


def noted(ledger: Ledger) -> None:
    """An import that has ended and skipped something, and one that has just begun."""
    done = ledger.imports().begin("read", "news.jsonl more.txt", 2)
    done.article()
    done.skip(BrokenRecord("news.jsonl:2", "expected JSON, found <b>x</b>"))
    done.skip(EmptyInput("more.txt", "expected text, found nothing"))
    done.input()
    done.end("ended")
    log = ledger.imports()
    # Heard of in years to come, so that it still runs however long the tests take.
    log._clock = lambda: 4e9
    log.begin("fetch", "https://news.test/feed", 4)


@pytest.fixture(scope="session")
def client(ledger: Ledger) -> Iterator[Client]:
    """A client of a server that only this machine reaches."""
    with TestClient(application(ledger, Settings()), base_url=HERE) as client:
        yield client
