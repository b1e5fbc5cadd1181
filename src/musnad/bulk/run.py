"""a whole run: planned, done by workers, taken up again where it was left"""

from __future__ import annotations

import queue
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

import msgspec

from musnad.bulk.local import Event, Events, Local, Reading
from musnad.bulk.manifest import (
    Died,
    Ended,
    Entry,
    Journal,
    Manifest,
    Session,
    began,
    begin,
    locked,
    refuse_others,
    tidy,
)
from musnad.bulk.page import page
from musnad.bulk.plan import Plan, Shard, plan
from musnad.bulk.process import Process
from musnad.bulk.reader import Stream, laid_at, shard_of
from musnad.bulk.report import PAGE, REPORT, report
from musnad.bulk.shard import Done, Job, Settings
from musnad.errors import BulkError
from musnad.exports.files import put
from musnad.ingest import stated
from musnad.ingest.rows.columns import checked
from musnad.model.tables import TABLES_VERSION
from musnad.pipeline import ENGINE

# A shard whose processes end so often is given up; the others are done.
DEATHS = 50
_TICK = 0.25


class Pool(Protocol):
    """Whatever does shards: this machine, or a cluster.

    Attributes:
        told: what it is, in a few words.
    """

    told: str

    @property
    def room(self) -> int:
        """Jobs that may be started at once."""

    def start(self, job: Job) -> None:
        """Have a shard done; an event tells what became of it."""

    def reader(self) -> Process:
        """A process that may read a stream.

        Raises:
            BulkError: there is none to be had.
        """

    def close(self) -> None:
        """Let everything go."""


class State:
    """Where a run stands.

    Attributes:
        shards: those that are known up to now; streams may bring more.
        size: their bytes.
        all_known: the streams have been read to their ends.
        before: what earlier commands had done.
        done: everything that is done, by shard.
        deaths: processes that ended before their time.
        failed: shards that were given up, with the reason.
        started: when this command began, on a clock that only tells differences.
    """

    def __init__(self) -> None:
        self.shards = 0
        self.size = 0
        self.all_known = True
        self.before: dict[str, Done] = {}
        self.done: dict[str, Done] = {}
        self.deaths = 0
        self.failed: dict[str, str] = {}
        self.started = time.monotonic()
        self.seconds = 0.0

    def rows(self, table: str, here: bool = False) -> int:
        """Rows of a table.

        Args:
            table: its name.
            here: only those that this command has made.
        """
        found = (one for name, one in self.done.items() if not here or name not in self.before)
        return sum(one.rows[table] for one in found)

    @property
    def read(self) -> int:
        """Articles that this command has read."""
        return self.rows("documents", here=True)

    @property
    def bytes_done(self) -> int:
        """Bytes of all shards that are done."""
        return sum(one.size for one in self.done.values())

    @property
    def bytes_here(self) -> int:
        """Bytes that this command has read."""
        return self.bytes_done - sum(one.size for one in self.before.values())


Watch = Callable[[State], None]
Made = Callable[[Events], Pool]


def run(
    sources: Sequence[str],
    out: str | Path,
    *,
    workers: int = 1,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    shard_bytes: int | None = None,
    pool: Made | None = None,
    watch: Watch | None = None,
) -> State:
    """Read files, analyse their articles, and write everything as tables.

    Killed at any moment and called again with the same arguments, it goes on where it was, and
    the tables are the same to the byte.

    Args:
        sources: files and folders of any form that `musnad.read` takes.
        out: a folder of its own.
        workers: processes of this machine.
        published, outlet: of articles that state none.
        columns: field of a record -> the user's own name for it.
        shard_bytes: bytes of a shard; where it is None, what suits the inputs.
        pool: makes what does the shards, in place of processes of this machine.
        watch: is told where the run stands, a few times a second.

    Returns:
        Where the run stands at its end.

    Raises:
        BulkError: the folder is of another run, or cannot be written to.
        MissingInput: an input cannot be read.
        UsageError: `published` or `columns` is none.

    Example:
        >>> run(["crawl.jsonl"], "tables", workers=2).rows("documents")  # doctest: +SKIP
        100000
    """
    out = Path(out)
    settings = Settings(
        None if published is None else stated(published, "--published"),
        outlet,
        dict(checked(columns)),
    )
    with locked(out):
        manifest = _manifest(out, tuple(sources), settings, shard_bytes)
        make = pool or (lambda events: Local(workers, events))
        with closing(Journal(out)) as journal:
            state = _Run(out, manifest, journal).go(make, watch or (lambda state: None))
            tidy(out)
            _report(out, manifest, journal, state)
        return state


def _manifest(
    out: Path, sources: tuple[str, ...], settings: Settings, asked: int | None
) -> Manifest:
    """The manifest of the run that was begun, or of a new one."""
    for source in sources:
        if source == "-" or "://" in source:
            raise BulkError(f"{source}: expected a file or a folder, which can be read again")
    before = began(out)
    empty = Plan((), (), (), 0)
    wanted = Manifest(TABLES_VERSION, ENGINE, sources, settings, asked, empty)
    if before is not None:
        refuse_others(out, before, wanted)
        tidy(out)
        return before
    made = msgspec.structs.replace(wanted, plan=plan(sources, settings.columns, asked))
    try:
        begin(out, made)
    except OSError as error:
        raise BulkError(f"{out}: cannot be written to: {error.strerror}") from None
    return made


def _report(out: Path, manifest: Manifest, journal: Journal, state: State) -> None:
    if len(state.done) == len(state.before) and not state.failed and (out / REPORT).exists():
        return
    found = report(out, manifest, journal, state.failed)
    put(out / REPORT, msgspec.json.format(msgspec.json.encode(found), indent=1))
    put(out / PAGE, page(found).encode())


class _Run:
    """The shards of one run on their way through a pool."""

    _pool: Pool

    def __init__(self, out: Path, manifest: Manifest, journal: Journal) -> None:
        self._out, self._manifest, self._journal = out, manifest, journal
        self._events: Events = queue.Queue()
        self._name = uuid.uuid4().hex[:12]
        self._at_work: dict[str, Shard] = {}
        self._deaths: dict[str, int] = {}
        self._readings: dict[int, Reading] = {}
        self._state = state = State()
        state.before, state.done = journal.done(), journal.done()
        every = (*manifest.plan.shards, *self._known_of_streams())
        self._waiting = deque(one for one in every if one.name not in state.done)
        state.shards = len(every)
        state.size = sum(one.size for one in every)

    def _known_of_streams(self) -> Iterator[Shard]:
        """Shards of streams that earlier commands have done or laid down."""
        for number in range(len(self._manifest.plan.streams)):
            prefix = shard_of(number, 0, 0).name[:-5]
            for name, done in self._journal.done().items():
                if name.startswith(prefix):
                    yield shard_of(number, int(name[-5:]), done.size)

    def go(self, make: Made, watch: Watch) -> State:
        """Everything, until there is nothing left."""
        streams = list(self._unread())
        if not self._waiting and not streams:
            return self._state
        with closing(make(self._events)) as self._pool:
            session = Session(round(time.time(), 3), self._pool.told)
            self._journal.write(Entry(session=session))
            try:
                self._read(streams)
                self._work(watch)
            finally:
                for reading in self._readings.values():
                    reading.close()
        return self._state

    def _work(self, watch: Watch) -> None:
        state = self._state
        while self._waiting or self._at_work or self._readings:
            while self._waiting and len(self._at_work) < self._pool.room:
                self._start(self._waiting.popleft())
            with suppress(queue.Empty):
                self._take(self._events.get(timeout=_TICK))
                while True:
                    self._take(self._events.get_nowait())
            state.all_known = not self._readings
            state.seconds = time.monotonic() - state.started
            watch(state)

    def _start(self, shard: Shard) -> None:
        self._at_work[shard.name] = shard
        job = Job(str(self._out.resolve()), self._name, ENGINE, shard, self._manifest.settings)
        self._pool.start(job)

    def _unread(self) -> Iterator[Stream]:
        """The streams of which something is left to be done."""
        plan = self._manifest.plan
        for number, one in enumerate(plan.streams):
            prefix = shard_of(number, 0, 0).name[:-5]
            done = {int(name[-5:]) for name in self._journal.finished if name.startswith(prefix)}
            if self._journal.ended.get(number) != len(done):
                yield Stream(
                    str(self._out.resolve()),
                    self._name,
                    number,
                    one.file,
                    plan.target,
                    tuple(sorted(done)),
                    self._manifest.settings,
                )

    def _read(self, streams: Iterable[Stream]) -> None:
        for one in streams:
            ahead = self._pool.room + 1
            self._readings[one.number] = Reading(one, ahead, self._events, self._pool.reader)

    def _take(self, event: Event) -> None:
        if isinstance(event.job, int):
            self._of_stream(event.job, event)
            return
        if event.gone:
            raise BulkError(f"{event.failed}; the same command goes on where it was")
        shard = self._at_work.pop(event.job)
        if event.done is not None:
            self._journal.write(Entry(done=event.done, at=round(time.time(), 3)))
            self._state.done[shard.name] = event.done
            self._laid_is_done(shard)
        elif event.died:
            self._state.deaths += 1
            self._journal.write(Entry(died=Died(shard.name)))
            self._deaths[shard.name] = self._deaths.get(shard.name, 0) + 1
            if self._deaths[shard.name] < DEATHS:
                self._waiting.appendleft(shard)
            else:
                self._give_up(shard, f"its process ended {DEATHS} times")
        else:
            self._give_up(shard, event.failed or "for no known reason")

    def _give_up(self, shard: Shard, why: str) -> None:
        self._state.failed[shard.name] = why
        self._laid_is_done(shard)

    def _laid_is_done(self, shard: Shard) -> None:
        """What was laid down has been read, and the reader of the stream may go on."""
        number = (shard.number >> 24) - 1
        if number >= 0:
            if shard.name in self._state.done:
                (self._out / laid_at(number, shard.number & 0xFFFFFF)).unlink(missing_ok=True)
            if number in self._readings:
                self._readings[number].go_on()

    def _of_stream(self, number: int, event: Event) -> None:
        if event.laid is not None:
            shard = shard_of(number, *event.laid)
            self._waiting.append(shard)
            self._state.shards += 1
            self._state.size += shard.size
            return
        if event.ended is not None:
            self._journal.write(Entry(ended=Ended(number, event.ended)))
        else:
            self._state.failed[f"stream {number}"] = event.failed or "for no known reason"
        self._readings.pop(number).close()
