"""one corpus, one nest of workers, and one run that nothing happened to, for all tests here"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from musnad.bulk import run
from musnad.bulk.local import Events, Local
from musnad.bulk.process import Nest
from musnad.bulk.run import Made
from tests.bulk.corpus import BYTES, FEW, written


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("corpus") / "crawl.jsonl", FEW)


@pytest.fixture(scope="session")
def pool() -> Iterator[Made]:
    """Two workers each time, all of one nest, so that the tables are loaded once."""
    with closing(Nest()) as nest:

        def made(events: Events) -> Local:
            return Local(2, events, nest)

        yield made


@pytest.fixture(scope="session")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory, pool: Made) -> Path:
    """The tables of a run that nothing happened to."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    state = run([str(corpus)], out, shard_bytes=BYTES, pool=pool)
    assert not state.failed
    return out
