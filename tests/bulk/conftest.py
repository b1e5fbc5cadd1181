"""one small corpus, and the tables of a run that nothing happened to, for all tests here"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bulk.corpus import FEW, SMALL, ran, written


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("corpus") / "crawl.jsonl", FEW)


@pytest.fixture(scope="session")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a run that nothing happened to."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    done = ran(out, corpus, "--workers", 1, "--shard-size", SMALL)
    assert done.returncode == 0, done.stderr
    return out
