"""a Dask cluster, with a real scheduler and real processes, writes what this machine would"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from musnad.bulk import cluster, run
from musnad.bulk.run import State
from musnad.errors import BulkError, UsageError
from tests.bulk.corpus import BYTES, children, digests, written
from tests.bulk.scheduler import Dask, dask


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with dask(tmp_path_factory.mktemp("dask"), 2) as one:
        yield one


def kill(process: Callable[[], None], at: list[State]) -> Callable[[State], None]:
    """End something as soon as a shard is done, and keep that it was in mid-run."""

    def watch(state: State) -> None:
        if state.done and not at:
            assert len(state.done) < state.shards
            process()
            at.append(state)

    return watch


def test_inputs_are_named_from_where_the_run_begins(
    started: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "crawl.jsonl", 4)
    state = run(["crawl.jsonl"], "out", shard_bytes=100, pool=cluster(started.address))
    assert not state.failed
    table = pq.read_table(tmp_path / "out" / "documents", columns=["file"])
    assert table.column("file").to_pylist() == ["crawl.jsonl"] * 4


@pytest.mark.parametrize("generation", [1, 2], ids=["nest", "reader"])
def test_a_killed_process_beside_a_worker_changes_no_byte(
    started: Dask, corpus: Path, undisturbed: Path, tmp_path: Path, generation: int
) -> None:
    def end() -> None:
        pids = [one.pid for one in started.workers]
        for _ in range(generation):
            pids = [child for pid in pids for child in children(pid)]
        assert pids
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    at: list[State] = []
    pool = cluster(started.address)
    state = run([str(corpus)], tmp_path, shard_bytes=BYTES, pool=pool, watch=kill(end, at))
    assert at
    assert state.deaths > 0 or generation == 1
    assert not state.failed
    assert digests(tmp_path) == digests(undisturbed)


def test_a_killed_worker_changes_no_byte(
    started: Dask, corpus: Path, undisturbed: Path, tmp_path: Path
) -> None:
    at: list[State] = []
    watch = kill(started.workers[0].kill, at)
    pool = cluster(started.address)
    state = run([str(corpus)], tmp_path, shard_bytes=BYTES, pool=pool, watch=watch)
    assert at
    assert not state.failed
    assert digests(tmp_path) == digests(undisturbed)


def test_a_killed_scheduler_changes_no_byte(
    started: Dask, corpus: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    watch = kill(started.scheduler.kill, [])
    with pytest.raises(BulkError, match="scheduler is gone; the same command goes on where"):
        run([str(corpus)], out, shard_bytes=BYTES, pool=cluster(started.address), watch=watch)
    with dask(tmp_path, 1) as again:
        state = run([str(corpus)], out, shard_bytes=BYTES, pool=cluster(again.address))
    assert state.before
    assert digests(out) == digests(undisturbed)


def test_no_scheduler_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The package has a function of the module's name.
    monkeypatch.setattr(import_module("musnad.bulk.cluster"), "PATIENCE", 0.2)
    source = str(written(tmp_path / "crawl.jsonl", 1))
    for address, why in [
        ("tcp://127.0.0.1:9", "tcp://127.0.0.1:9: expected a scheduler, found none"),
        (str(tmp_path / "absent.json"), "absent.json: expected a scheduler's file, found nothing"),
    ]:
        with pytest.raises(BulkError, match=why):
            run([source], tmp_path / "out", pool=cluster(address))
    with pytest.raises(UsageError, match="found here"):
        cluster("here")
    with pytest.raises(UsageError, match="expected k8s://NAMESPACE/NAME, found k8s://x"):
        run([source], tmp_path / "out", pool=cluster("k8s://x"))
