"""what a run did, in figures: articles, what was set aside and why, rate, memory, tables"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyarrow.compute as pc
import pyarrow.parquet as pq

from musnad.bulk.manifest import Finish, Journal, Manifest
from musnad.model.tables import FORMS

REPORT, PAGE = "report.json", "report.html"
REPORT_VERSION = 1
# What was set aside is in a table of its own; so many rows of it are shown.
EXAMPLES = 50
OUTLETS = 30
# Points of the curve of the rate.
POINTS = 60


class Table(msgspec.Struct, frozen=True):
    """The size of a table: rows, and bytes of its files."""

    rows: int
    bytes: int


class Aside(msgspec.Struct, frozen=True):
    """Something that was set aside: where it stands, its id, and what is wrong."""

    where: str
    document: str | None
    kind: str
    error: str


class ShardTime(msgspec.Struct, frozen=True):
    """A shard: articles, seconds that it took, seconds of the processor, who did it, when."""

    shard: str
    articles: int
    seconds: float
    processor: float
    worker: str
    finished: str


class Worker(msgspec.Struct, frozen=True):
    """A process: shards, articles, seconds at work, and the most memory it held, in MB."""

    worker: str
    shards: int
    articles: int
    seconds: float
    memory: float


class Stretch(msgspec.Struct, frozen=True):
    """One command's work: when it began and did its last shard, by what, and what it did."""

    began: str
    finished: str
    seconds: float
    by: str
    shards: int
    articles: int


class Point(msgspec.Struct, frozen=True):
    """A point of the rate: seconds of work up to there, and articles a second."""

    seconds: float
    rate: float


class Outlet(msgspec.Struct, frozen=True):
    """An outlet, null where articles name none, and its articles."""

    outlet: str | None
    articles: int


class Report(msgspec.Struct, frozen=True):
    """Everything that is told of a run.

    Attributes:
        report: version of this form.
        engine: name and version of the program.
        sources: the files and folders that were named.
        articles, set_aside: articles that were read, and those that were not.
        notes: values of records that had to be dropped.
        bytes: of the inputs.
        seconds: of work, by the clock; pauses between commands left out.
        processor: seconds of the processor, of all workers.
        rate: articles a second of work.
        deaths: processes that ended before their time.
        failed: shards that were given up, with the reason.
        commands: the commands that it took.
        tables: sizes by table.
        aside: how much was set aside, by kind of error.
        examples: the first of it.
        outlet_count: how many outlets there are.
        outlets: those with the most articles.
        workers: the processes.
        over_time: the rate over time.
        shards: all shards.
    """

    report: int
    engine: str
    sources: tuple[str, ...]
    articles: int
    set_aside: int
    notes: int
    bytes: int
    seconds: float
    processor: float
    rate: float
    deaths: int
    failed: dict[str, str]
    commands: list[Stretch]
    tables: dict[str, Table]
    aside: dict[str, int]
    examples: list[Aside]
    outlet_count: int
    outlets: list[Outlet]
    workers: list[Worker]
    over_time: list[Point]
    shards: list[ShardTime]


def report(folder: Path, manifest: Manifest, journal: Journal, failed: Mapping[str, str]) -> Report:
    """What a run did, all of its commands together.

    Args:
        folder: of the run.
        manifest: what was to be done.
        journal: what happened.
        failed: shards that were given up, with the reason.
    """
    finished = sorted(journal.finished.values(), key=lambda one: one.done.shard)
    commands = list(_commands(journal))
    seconds = round(sum(one.seconds for one in commands), 3)
    tables = _tables(folder, finished)
    kinds, examples = _aside(folder)
    outlets = _outlets(folder)
    articles = tables["documents"].rows
    return Report(
        report=REPORT_VERSION,
        engine=manifest.engine,
        sources=manifest.sources,
        articles=articles,
        set_aside=tables["skipped"].rows,
        notes=sum(one.done.notes for one in finished),
        bytes=sum(one.size for one in manifest.plan.inputs),
        seconds=seconds,
        processor=round(sum(one.done.processor for one in finished), 3),
        rate=round(articles / seconds, 1) if seconds else 0.0,
        deaths=journal.deaths,
        failed=dict(failed),
        commands=commands,
        tables=tables,
        aside=dict(kinds.most_common()),
        examples=examples,
        outlet_count=len(outlets),
        outlets=[Outlet(name, number) for name, number in outlets.most_common(OUTLETS)],
        workers=_workers(finished),
        over_time=_over_time(journal, seconds),
        shards=[_shard(one) for one in finished],
    )


def _shard(one: Finish) -> ShardTime:
    done = one.done
    articles = done.rows["documents"]
    return ShardTime(
        done.shard, articles, done.seconds, done.processor, done.worker, _clock(one.at)
    )


def _clock(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")


def _commands(journal: Journal) -> Iterator[Stretch]:
    """What each command did that finished a shard."""
    for number, session in enumerate(journal.sessions):
        mine = [one for one in journal.finished.values() if one.session == number]
        if mine:
            last = max(one.at for one in mine)
            yield Stretch(
                _clock(session.at),
                _clock(last),
                round(last - session.at, 3),
                session.by,
                len(mine),
                sum(one.done.rows["documents"] for one in mine),
            )


def _tables(folder: Path, finished: list[Finish]) -> dict[str, Table]:
    return {
        form.name: Table(
            sum(one.done.rows[form.name] for one in finished),
            sum(path.stat().st_size for path in (folder / form.name).glob("*.parquet")),
        )
        for form in FORMS
    }


def _aside(folder: Path) -> tuple[Counter[str], list[Aside]]:
    kinds: Counter[str] = Counter()
    examples: list[Aside] = []
    for path in sorted((folder / "skipped").glob("*.parquet")):
        table = pq.ParquetFile(path).read()
        kinds.update(table.column("kind").to_pylist())
        examples += [Aside(**row) for row in table.slice(0, EXAMPLES - len(examples)).to_pylist()]
    return kinds, examples


def _outlets(folder: Path) -> Counter[str | None]:
    """Articles by outlet; one column is read, a file after the other."""
    counts: Counter[str | None] = Counter()
    for path in sorted((folder / "documents").glob("*.parquet")):
        column = pq.ParquetFile(path).read(columns=["outlet"]).column("outlet")
        for one in pc.value_counts(column).to_pylist():
            counts[one["values"]] += one["counts"]
    return counts


def _workers(finished: list[Finish]) -> list[Worker]:
    by_name: dict[str, list[Finish]] = {}
    for one in finished:
        by_name.setdefault(one.done.worker, []).append(one)
    return [
        Worker(
            name,
            len(mine),
            sum(one.done.rows["documents"] for one in mine),
            round(sum(one.done.seconds for one in mine), 3),
            max(one.done.memory for one in mine),
        )
        for name, mine in sorted(by_name.items())
    ]


def _over_time(journal: Journal, seconds: float) -> list[Point]:
    """The rate, the articles of each shard spread over the time that it took."""
    if not seconds:
        return []
    wide = seconds / POINTS
    found = [0.0] * POINTS
    before = 0.0
    for number, session in enumerate(journal.sessions):
        mine = [one for one in journal.finished.values() if one.session == number]
        for one in mine:
            end = before + one.at - session.at
            start = max(before, end - one.done.seconds)
            _spread(found, start / wide, end / wide, one.done.rows["documents"])
        before += max((one.at for one in mine), default=session.at) - session.at
    return [Point(round((at + 1) * wide, 3), round(n / wide, 2)) for at, n in enumerate(found)]


def _spread(found: list[float], start: float, end: float, number: int) -> None:
    """Share a number out among the steps between two places, both counted in steps."""
    last = len(found) - 1
    if end <= start:
        found[min(last, int(start))] += number
        return
    for at in range(min(last, int(start)), min(last, int(end)) + 1):
        upper = end if at == last else min(end, at + 1)
        found[at] += number * max(0.0, upper - max(start, at)) / (end - start)
