"""a shard is done wholly or not at all"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.bulk.plan import Part, Shard
from musnad.bulk.shard import Job, Settings, do
from musnad.errors import BulkError
from musnad.pipeline import ENGINE


def test_a_machine_that_does_not_see_the_inputs_does_nothing(tmp_path: Path) -> None:
    shard = Shard("000000", 0, 9, (Part("/absent/crawl.jsonl", 0, 9, 1),))
    with pytest.raises(BulkError, match=r"expected /absent/crawl.jsonl, with which the run was"):
        do(Job(str(tmp_path), "run", ENGINE, shard, Settings()))
    assert not list(tmp_path.iterdir())


def test_another_engine_does_nothing(tmp_path: Path) -> None:
    shard = Shard("000000", 0, 0, ())
    with pytest.raises(BulkError, match=r"expected musnad 0\.0\.1, which planned the run, found"):
        do(Job(str(tmp_path), "run", "musnad 0.0.1", shard, Settings()))
    assert not list(tmp_path.iterdir())
