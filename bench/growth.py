"""how fast a corpus becomes tables, by one worker and by all, and how that grows

    python -m bench.growth [N …]

Over so many articles (1,000 and 4,000 where none is said; 1000 10000 100000 shows how cost and
memory grow), from JSON Lines to Parquet tables, in time as it passes. Beyond the articles that are
there, others are made from them (bench.crawl), with as many new words as a crawl has. Prints the
rate with everything, the rate while workers were at work, and the most memory of a worker.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.compare import base
from bench.crawl import crawl
from musnad.bulk import run

# Shards of a run for each worker, and the most bytes of one.
SHARDS, MOST = 8, 8_000_000


class Bulk(NamedTuple):
    """A run of musnad bulk.

    Attributes:
        articles: how many it read.
        workers: processes that read them.
        rate: articles a second, everything counted.
        working: articles a second while the workers were at work, without their start.
        memory: the most that a worker held, in MB.
    """

    articles: int
    workers: int
    rate: float
    working: float
    memory: float


def corpus(folder: Path, number: int) -> Path:
    """A file of so many articles."""
    path = folder / "crawl.jsonl"
    with path.open("wb") as file:
        for article in crawl(base(), number):
            file.write(msgspec.json.encode(article) + b"\n")
    return path


def bulk(number: int, workers: int) -> Bulk:
    """So many articles from JSON Lines to tables, by so many workers."""
    with tempfile.TemporaryDirectory() as folder:
        source = corpus(Path(folder), number)
        shard = max(100_000, source.stat().st_size // (workers * SHARDS))
        state = run(
            [str(source)], Path(folder) / "tables", workers=workers, shard_bytes=min(MOST, shard)
        )
    busy: dict[str, float] = {}
    for done in state.done.values():
        busy[done.worker] = busy.get(done.worker, 0.0) + done.seconds
    read, memory = state.rows("documents"), max(done.memory for done in state.done.values())
    return Bulk(read, workers, read / state.seconds, read / max(busy.values()), memory)


def show(numbers: Sequence[int], cores: int) -> None:
    """The whole way by one worker and by as many as there are cores, and how it grows."""
    runs = [bulk(number, workers) for number in numbers for workers in sorted({1, cores})]
    for one in runs:
        print(
            f"  bulk {one.articles:9,} articles {one.workers:3} worker{'s' * (one.workers > 1):1}"
            f" {one.rate:8,.0f}/s with all {one.working:8,.0f}/s at work"
            f" {one.memory:6,.0f} MB a worker"
        )
    for number in numbers if cores > 1 else ():
        alone, together = (one for one in runs if one.articles == number)
        faster = together.working / alone.working
        print(
            f"  bulk {number:9,} articles {cores:3} workers are {faster:.2f} times as fast as one"
        )
    first, last = runs[0], runs[-len({1, cores})]
    if last is not first:
        print(
            f"  from {first.articles:,} to {last.articles:,} articles one takes"
            f" {first.working / last.working:.2f} times as long, and a worker holds"
            f" {last.memory / first.memory:.2f} times as much"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", type=int, nargs="*", default=[1000, 4000])
    show(sorted(set(parser.parse_args().numbers)), len(os.sched_getaffinity(0)))


if __name__ == "__main__":
    main()
