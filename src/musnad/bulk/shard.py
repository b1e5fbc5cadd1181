"""one shard: read, analysed, and written as tables"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa

from musnad.bulk.batch import attempt, failed
from musnad.bulk.laid import taken
from musnad.bulk.marks import ANALYSING, READING, WRITING, Marks
from musnad.bulk.plan import Part, Shard
from musnad.errors import BulkError, InputError
from musnad.exports.columns import texts
from musnad.exports.files import Tables
from musnad.exports.rows import Outcome, filled, split
from musnad.exports.schema import table_schemas
from musnad.ingest import articles
from musnad.ingest.piece import Piece, articles_of
from musnad.model import Article
from musnad.pipeline import ENGINE

# Articles that are made into columns at once.
BATCH = 256
KEY_BITS = 24
WORK = "work"
DIED = "ProcessEnded"


class Settings(msgspec.Struct, frozen=True):
    """What holds for every shard of a run.

    Attributes:
        published, outlet: of articles that state none.
        columns: the user's own names of fields.
    """

    published: str | None = None
    outlet: str | None = None
    columns: dict[str, str] = {}


class Job(msgspec.Struct, frozen=True):
    """A shard to be done.

    Attributes:
        out: the run's folder.
        run: names the run; a folder's next run has another name.
        engine: the version that is to do it.
        shard: what is read.
        settings: what holds for all shards.
    """

    out: str
    run: str
    engine: str
    shard: Shard
    settings: Settings


class Done(msgspec.Struct, frozen=True):
    """A shard that is done.

    Attributes:
        shard: its name.
        rows: of each table.
        size: bytes that were read.
        seconds: that it took.
        processor: seconds of the processor.
        memory: the most that its process has held up to now, in MB.
        worker: the process.
        notes: values that had to be dropped.
    """

    shard: str
    rows: dict[str, int]
    size: int
    seconds: float
    processor: float
    memory: float
    worker: str
    notes: int = 0


def do(job: Job, alive: Callable[[], None] | None = None) -> Done:
    """Read a shard, analyse its articles, and write its tables.

    Done again it writes the same bytes.

    Args:
        job: what to do.
        alive: is called before each article, and ends the process where nobody waits for it.

    Raises:
        BulkError: this is another version than the one that planned the run, or an input is
            not there as it was then.
        OSError: the folder cannot be written to.
    """
    if job.engine != ENGINE:
        raise BulkError(f"expected {job.engine}, which planned the run, found {ENGINE}")
    _refuse_absent(job)
    before, worked = time.monotonic(), time.process_time()
    out, name = Path(job.out), job.shard.name
    schemas = table_schemas(ENGINE)
    paths = {table: out / table / f"{name}.parquet" for table in schemas}
    token = f"{socket.gethostname()}-{os.getpid()}-{time.monotonic_ns()}"
    with (
        Marks(out / WORK, f"{name}.{job.run}") as marks,
        Tables(paths, schemas, token) as tables,
        _quiet(),
    ):
        work = _Work(job, marks, alive)
        first = job.shard.number << KEY_BITS
        for batch in work.batches():
            parts = split(batch, first)
            first += parts["documents"].num_rows
            tables.add({"skipped": work.skipped(schemas["skipped"])})
            tables.add(parts)
            gc.collect(1)
        tables.add({"skipped": work.skipped(schemas["skipped"])})
        marks.at(0, 0, WRITING)
        tables.finish()
    return Done(
        name,
        tables.rows,
        job.shard.size,
        round(time.monotonic() - before, 3),
        round(time.process_time() - worked, 3),
        round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        f"{socket.gethostname()}:{os.getpid()}",
        work.notes,
    )


def _refuse_absent(job: Job) -> None:
    """A machine that does not see the inputs must not call them unreadable, one and all.

    Raises:
        BulkError: a file is missing that was there when the run was planned.
    """
    for part in job.shard.parts:
        if part.error is None and not part.laid and not os.path.exists(part.file):
            raise BulkError(
                f"{socket.gethostname()}: expected {part.file}, with which the run was planned,"
                " found nothing there"
            )


class _Work:
    """The articles of a shard on their way into batches."""

    def __init__(self, job: Job, marks: Marks, alive: Callable[[], None] | None) -> None:
        self._job, self._marks = job, marks
        self._alive = alive or (lambda: None)
        self._errors: list[tuple[str, str | None, str, str]] = []
        self._number = 0
        self.notes = 0

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The results, so many articles at once."""
        waiting: list[Outcome] = []
        for at, part in enumerate(self._job.shard.parts):
            for outcome in self._outcomes(at, part):
                waiting.append(outcome)
                if len(waiting) == BATCH:
                    yield filled(waiting)
                    waiting = []
        if waiting:
            yield filled(waiting)

    def skipped(self, schema: pa.Schema) -> pa.RecordBatch:
        """What could not be read since the last time, as a table."""
        errors, self._errors = self._errors, []
        lists = zip(*errors, strict=True) if errors else ((), (), (), ())
        return pa.RecordBatch.from_arrays([texts(one) for one in lists], schema=schema)

    def _outcomes(self, at: int, part: Part) -> Iterator[Outcome]:
        found = self._articles(part)
        while True:
            self._alive()
            if not self._marks.at(at, self._number, READING):
                why = "the process that read on from here ended twice; the rest is not read"
                self._set_aside(part.file, None, DIED, why)
                return
            try:
                article = next(found, None)
            except InputError as error:
                self._skip(error)
                continue
            except Exception as error:  # a reader's own fault must not cost the shard
                self._set_aside(part.file, None, type(error).__name__, str(error))
                return
            if article is None:
                return
            may = self._marks.at(at, self._number, ANALYSING)
            self._number += 1
            why = "the process that analysed it ended twice"
            yield attempt(article) if may else failed(article, DIED, why)

    def _articles(self, part: Part) -> Iterator[Article]:
        settings = self._job.settings
        known = {
            "published": settings.published,
            "outlet": settings.outlet,
            "columns": settings.columns,
            "on_skip": self._skip,
            "on_note": self._note,
        }
        if part.error is not None:
            self._set_aside(part.file, None, *part.error)
            return
        if part.laid:
            for one in taken(Path(self._job.out) / part.file):
                if isinstance(one, InputError):
                    self._skip(one)
                else:
                    yield one
        elif part.line:
            yield from articles_of(Piece(part.file, part.start, part.end, part.line), **known)  # type: ignore[arg-type]
        else:
            yield from articles(part.file, **known)  # type: ignore[arg-type]

    def _skip(self, error: InputError) -> None:
        self._set_aside(error.where, None, type(error).__name__, error.why)

    def _set_aside(self, where: str, id: str | None, kind: str, why: str) -> None:
        told = (" ".join(text.encode("utf-8", "replace").decode().split()) for text in (where, why))
        where, why = told
        self._errors.append((where, id, kind, why))

    def _note(self, line: str) -> None:
        self.notes += 1


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """No collection of garbage but between batches: a fifth of the time is spared."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
