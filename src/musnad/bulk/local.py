"""shards done by processes of this machine"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from musnad.bulk.process import Nest, Process
from musnad.bulk.reader import Stream
from musnad.bulk.shard import Done, Job
from musnad.bulk.worker import Ask
from musnad.errors import BulkError

# Jobs that each worker has waiting, so that it need not wait for us.
AHEAD = 1


class Event(NamedTuple):
    """Something that happened to a shard or a stream.

    Attributes:
        job: the shard's name, or the stream's number.
        done: it is done.
        died: its process ended.
        failed: why it cannot be done.
        laid: number and size of a shard that was cut out of the stream.
        ended: how many shards the stream has.
        gone: whatever did the shards is no longer there.
    """

    job: str | int
    done: Done | None = None
    died: bool = False
    failed: str | None = None
    laid: tuple[int, int] | None = None
    ended: int | None = None
    gone: bool = False


Events = queue.Queue[Event]


class Local:
    """So many worker processes, each watched by a thread.

    Args:
        workers: how many.
        events: takes what happens.
        nest: makes the processes; where none is given, one of its own that ends with the rest.
    """

    def __init__(self, workers: int, events: Events, nest: Nest | None = None) -> None:
        self.slots = workers
        self.told = f"{workers} process{'es' if workers != 1 else ''}"
        self._events = events
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._own_nest = nest is None
        self._nest = nest or Nest()
        self._processes: dict[int, Process] = {}
        self._closing = False
        self._threads = [
            threading.Thread(target=self._watch, args=(number,), daemon=True)
            for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def room(self) -> int:
        """Jobs that may be started at once."""
        return self.slots * (1 + AHEAD)

    def start(self, job: Job) -> None:
        """Have a shard done; an event tells what became of it."""
        self._jobs.put(job)

    def reader(self) -> Process:
        """A process that may read a stream.

        Raises:
            BulkError: there is none to be had.
        """
        return self._nest.hatch()

    def pids(self) -> list[int]:
        """The processes at work."""
        return [one.pid for one in list(self._processes.values())]

    def close(self) -> None:
        """End all processes."""
        self._closing = True
        for _ in self._threads:
            self._jobs.put(None)
        if self._own_nest:
            self._nest.close()
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            thread.join()

    def _watch(self, number: int) -> None:
        try:
            process = self._begun(number)
            while (job := self._jobs.get()) is not None and not self._closing:
                process.tell(Ask(job=job))
                reply = process.hear()
                if reply is not None:
                    self._events.put(Event(job.shard.name, done=reply.done, failed=reply.failed))
                    continue
                process.kill()
                self._events.put(Event(job.shard.name, died=True))
                process = self._begun(number)
            process.kill()
        except BulkError as error:
            if not self._closing:
                self._events.put(Event("", gone=True, failed=str(error)))

    def _begun(self, number: int) -> Process:
        """A process with its tables loaded.

        Raises:
            BulkError: there is none to be had.
        """
        while True:
            process = self._processes[number] = self._nest.hatch()
            if process.hear() is not None:
                return process
            process.kill()


class Reading:
    """A process that reads one stream, watched by a thread.

    Args:
        stream: what it reads.
        ahead: shards that it may lay down before the first of them is done.
        events: takes what happens.
        begin: makes the process.
    """

    def __init__(
        self, stream: Stream, ahead: int, events: Events, begin: Callable[[], Process]
    ) -> None:
        self._stream, self._events, self._begin = stream, events, begin
        self._leave = threading.Semaphore(ahead)
        self._told: set[int] = set(stream.skip)
        self._closing = False
        self._process: Process | None = None
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def go_on(self) -> None:
        """One of its shards is done."""
        self._leave.release()

    def close(self) -> None:
        """End the process."""
        self._closing = True
        self._leave.release()
        if self._process is not None:
            self._process.kill()
        self._thread.join()

    def _watch(self) -> None:
        try:
            while not self._closing and not self._read():
                pass
        except BulkError as error:
            self._events.put(Event(self._stream.number, failed=str(error)))

    def _read(self) -> bool:
        """Whether the stream, read once more, came to its end."""
        process = self._process = self._begin()
        number = self._stream.number
        process.hear()
        process.tell(
            Ask(stream=msgspec.structs.replace(self._stream, skip=tuple(sorted(self._told))))
        )
        try:
            while (reply := process.hear()) is not None and not self._closing:
                if reply.laid is not None:
                    self._told.add(reply.laid[0])
                    self._events.put(Event(number, laid=reply.laid))
                    self._leave.acquire()
                    process.tell(Ask())
                else:
                    self._events.put(Event(number, ended=reply.ended, failed=reply.failed))
                    return True
        finally:
            process.kill()
        return False
