"""one corpus by one worker, by two, and by two of a Dask cluster: rates, scaling, memory

    python -m bench.bulk [--articles N] [--only alone|together|dask …]

Makes N articles (20,000; 100,000 shows whether memory stays flat) out of those that are there
(bench.crawl), and has each way turn them from JSON Lines into Parquet tables, in time as
it passes. Start-up is left out: a rate counts the articles between the first shard that is done and
the last. Memory is the most that a process has held, when half of the shards are done and at the
end. Ends with an error where a way gives other tables than the first.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.growth import corpus
from musnad.bulk import run
from musnad.bulk.cluster import cluster
from musnad.bulk.manifest import Finish, Journal
from musnad.bulk.run import Made
from tests.bulk.corpus import digests
from tests.bulk.scheduler import dask

CORES = 2
# Small enough that the last shard of a run, which one worker does alone, hardly counts.
SHARD = 1_000_000


class Found(NamedTuple):
    """What one way came to.

    Attributes:
        articles: how many it read.
        rate: articles a second, from the first shard done to the last.
        half, most: MB that the largest process had held at half of the shards, and at the end.
        tables: their files and digests.
    """

    articles: int
    rate: float
    half: float
    most: float
    tables: dict[str, str]


def measured(source: Path, out: Path, workers: int, pool: Made | None) -> Found:
    """One way, from the first shard to the last."""
    run([str(source)], out, workers=workers, pool=pool, shard_bytes=SHARD)
    done = sorted(Journal(out).finished.values(), key=lambda one: one.at)
    rows = [one.done.rows["documents"] for one in done]
    rate = sum(rows[1:]) / (done[-1].at - done[0].at)
    half = _held(done[: len(done) // 2])
    return Found(sum(rows), rate, half, _held(done), digests(out))


def _held(done: list[Finish]) -> float:
    return max(one.done.memory for one in done)


WAYS = ("alone", "together", "dask")


def went(way: str, source: Path, folder: Path) -> Found:
    """One of the ways."""
    out = folder / way
    if way == "dask":
        with dask(folder, 1, CORES) as here:
            return measured(source, out, CORES, cluster(here.address))
    return measured(source, out, 1 if way == "alone" else CORES, None)


def show(found: dict[str, Found]) -> None:
    """The figures, and what follows from them."""
    for name, one in found.items():
        grown = one.most / one.half - 1
        print(
            f"  {name:9} {one.articles:9,} articles {one.rate:7,.0f}/s; the largest process held"
            f" {one.half:,.0f} MB at half, {one.most:,.0f} MB at the end ({grown:+.1%})"
        )
    if found.keys() >= {"alone", "together"}:
        faster = found["together"].rate / found["alone"].rate
        print(f"  {CORES} workers are {faster:.2f} times as fast as one")
    if found.keys() >= {"together", "dask"}:
        slower = found["together"].rate / found["dask"].rate - 1
        print(f"  Dask takes {slower:+.1%} of the time on top")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--only", nargs="+", choices=WAYS, default=list(WAYS))
    asked = parser.parse_args()
    found: dict[str, Found] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = corpus(folder, asked.articles)
        for way in asked.only:
            found[way] = went(way, source, folder)
            print(f"  {way} done", flush=True)
    show(found)
    first, *others = found.values()
    if any(one.tables != first.tables for one in others):
        raise SystemExit("the ways gave different tables")


if __name__ == "__main__":
    main()
