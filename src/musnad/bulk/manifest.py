"""what a run is to do and what is done of it, so that it can be taken up again"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.bulk.plan import Plan, changed
from musnad.bulk.shard import WORK, Done, Settings
from musnad.errors import BulkError
from musnad.exports.files import put
from musnad.model.tables import FORMS

MANIFEST = "manifest.json"
JOURNAL = "journal.jsonl"
LOCK = ".lock"


class Manifest(msgspec.Struct, frozen=True):
    """What a run is to do; written before anything else.

    Attributes:
        tables: version of the tables.
        engine: name and version of the program.
        sources: the files and folders that were named.
        settings: what holds for all shards.
        asked: bytes of a shard, if the user named them.
        plan: the inputs and the shards.
    """

    tables: int
    engine: str
    sources: tuple[str, ...]
    settings: Settings
    asked: int | None
    plan: Plan


class Ended(msgspec.Struct, frozen=True):
    """A stream that has been read to its end.

    Attributes:
        stream: its number.
        shards: how many were cut out of it.
    """

    stream: int
    shards: int


class Session(msgspec.Struct, frozen=True):
    """A command that began to work.

    Attributes:
        at: when, in seconds since 1970.
        by: what did the work.
    """

    at: float
    by: str


class Died(msgspec.Struct, frozen=True):
    """A process that ended before its time.

    Attributes:
        shard: at which it was.
    """

    shard: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the journal.

    Attributes:
        done: a shard is done.
        at: when it was, in seconds since 1970, by the clock of the machine that keeps the journal.
        ended: a stream has been read.
        session: a command began.
        died: a process ended.
    """

    done: Done | None = None
    at: float = 0.0
    ended: Ended | None = None
    session: Session | None = None
    died: Died | None = None


class Finish(NamedTuple):
    """A shard that is done.

    Attributes:
        done: what it gave.
        at: when it was, in seconds since 1970.
        session: the command that did it, from 0; -1 where no command told that it began.
    """

    done: Done
    at: float
    session: int


class Journal:
    """What has happened, a line each, on the disk before the next shard is begun.

    Attributes:
        finished: the shards that are done, by name.
        ended: the streams that have been read, and how many shards each has.
        sessions: the commands that worked here.
        deaths: processes that ended before their time.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self.finished: dict[str, Finish] = {}
        self.ended: dict[int, int] = {}
        self.sessions: list[Session] = []
        self.deaths = 0
        whole = 0
        for line in self._path.read_bytes().splitlines(True) if self._path.exists() else ():
            if not line.endswith(b"\n") or not self._take(line):
                break  # the last line of a run that was killed while it wrote
            whole += len(line)
        self._file = self._path.open("ab")
        self._file.truncate(whole)

    def done(self) -> dict[str, Done]:
        """The shards that are done, by name."""
        return {name: one.done for name, one in self.finished.items()}

    def _take(self, line: bytes) -> bool:
        try:
            found = msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError:
            return False
        if found.done is not None:
            finish = Finish(found.done, found.at, len(self.sessions) - 1)
            self.finished[found.done.shard] = finish
        if found.ended is not None:
            self.ended[found.ended.stream] = found.ended.shards
        if found.session is not None:
            self.sessions.append(found.session)
        self.deaths += found.died is not None
        return True

    def write(self, entry: Entry) -> None:
        """Keep that something happened."""
        line = msgspec.json.encode(entry) + b"\n"
        self._file.write(line)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._take(line)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def began(folder: Path) -> Manifest | None:
    """The manifest in a folder; None where no run has begun there.

    Raises:
        BulkError: it is broken, or something else is in the folder.
    """
    path = folder / MANIFEST
    if not path.exists():
        there = [one.name for one in folder.iterdir() if one.name != LOCK]
        if any(not name.startswith(".") for name in there):
            raise BulkError(f"{folder}: expected an empty folder, or one of musnad bulk")
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise BulkError(f"{path}: expected a manifest of musnad bulk, found: {error}") from None


def refuse_others(folder: Path, before: Manifest, asked: Manifest) -> None:
    """Let a run go on that is the one that was begun.

    Args:
        folder: of the run.
        before: the manifest there.
        asked: what is asked for now; its plan does not count.

    Raises:
        BulkError: inputs, options or the engine are others.
    """
    other = f"{folder}: expected the run that was begun there, found"
    if before.tables != asked.tables or before.engine != asked.engine:
        raise BulkError(
            f"{other} {before.engine} (tables {before.tables}) in it and {asked.engine}"
            f" (tables {asked.tables}) now; name another folder"
        )
    if before.sources != asked.sources:
        raise BulkError(f"{other} other inputs ({', '.join(before.sources[:3])})")
    if before.settings != asked.settings or before.asked != asked.asked:
        raise BulkError(f"{other} other options")
    for one in before.plan.inputs:
        if changed(one):
            raise BulkError(f"{other} a changed input, {one.file}; name another folder")


def begin(folder: Path, manifest: Manifest) -> None:
    """Make the folders of the tables, and write the manifest last."""
    for name in (*(form.name for form in FORMS), WORK):
        (folder / name).mkdir(exist_ok=True)
    put(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def tidy(folder: Path) -> None:
    """Take away what killed processes have left: unfinished files and their marks."""
    for name in (*(form.name for form in FORMS), WORK):
        for path in (folder / name).iterdir():
            if path.name.endswith(".tmp") or path.suffix in (".at", ".ends"):
                path.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder until this one ends, in whatever way.

    Raises:
        BulkError: another run is at work there, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("ab")
    except OSError as error:
        raise BulkError(f"{folder}: cannot be written to: {error.strerror}") from None
    with file:
        # Some file systems that clusters share have no locks.
        with suppress(OSError):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BulkError(f"{folder}: another run is at work in this folder") from None
        yield
