"""shards done by processes of this machine"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
from typing import NamedTuple

import msgspec

from musnad.bulk.reader import Stream
from musnad.bulk.shard import Done, Job
from musnad.bulk.worker import Ask, Reply

# A process begins so; tests put one in its place that dies of certain articles.
COMMAND = [sys.executable, "-c", "from musnad.bulk.worker import begin; begin()"]
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


class Process:
    """A worker process, and what it says."""

    def __init__(self, cold: bool = False) -> None:
        command = [*COMMAND, *(["cold"] if cold else [])]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.pid = self._process.pid

    def tell(self, ask: Ask) -> None:
        """Give it something to do; where it has ended, `hear` tells."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(msgspec.json.encode(ask) + b"\n")
            self._process.stdin.flush()

    def hear(self) -> Reply | None:
        """What it says next; None once it has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line.endswith(b"\n"):
            return msgspec.json.decode(line, type=Reply)
        self._process.wait()
        return None

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class Local:
    """So many worker processes, each watched by a thread.

    Args:
        workers: how many.
        events: takes what happens.
    """

    def __init__(self, workers: int, events: Events) -> None:
        self.slots = workers
        self._events = events
        self._jobs: queue.Queue[Job | None] = queue.Queue()
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

    def pids(self) -> list[int]:
        """The processes at work."""
        return [one.pid for one in list(self._processes.values())]

    def close(self) -> None:
        """End all processes."""
        self._closing = True
        for _ in self._threads:
            self._jobs.put(None)
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            thread.join()

    def _watch(self, number: int) -> None:
        process = self._begun(number)
        while (job := self._jobs.get()) is not None and not self._closing:
            process.tell(Ask(job=job))
            reply = process.hear()
            if reply is None:
                process.kill()
                self._events.put(Event(job.shard.name, died=True))
                if not self._closing:
                    process = self._begun(number)
            else:
                self._events.put(Event(job.shard.name, done=reply.done, failed=reply.failed))
        process.kill()

    def _begun(self, number: int) -> Process:
        """A process with its tables loaded."""
        while True:
            process = self._processes[number] = Process()
            if self._closing:
                process.kill()
                return process
            reply = process.hear()
            if reply is not None or self._closing:
                return process
            process.kill()


class Reading:
    """A process that reads one stream, watched by a thread.

    Args:
        stream: what it reads.
        ahead: shards that it may lay down before the first of them is done.
        events: takes what happens.
    """

    def __init__(self, stream: Stream, ahead: int, events: Events) -> None:
        self._stream, self._events = stream, events
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
        while not self._closing and not self._read():
            pass

    def _read(self) -> bool:
        """Whether the stream, read once more, came to its end."""
        process = self._process = Process(cold=True)
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
