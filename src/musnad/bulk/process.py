"""the processes that work beside us: how they are begun, told, heard and ended"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO

import msgspec

from musnad.bulk.worker import NEST, PID, Ask, Reply
from musnad.errors import BulkError

# A process begins so; tests put one in its place that dies of certain articles.
COMMAND = [sys.executable, "-c", "from musnad.bulk.worker import begin; begin()"]
# A nest that has not hatched a process so often will not do so the next time.
ATTEMPTS = 3


class Process:
    """A process, and what it says.

    Args:
        replies, orders: what it writes, and what it reads.
        end: ends it, whatever it does.
        pid: its number.
    """

    def __init__(
        self, replies: IO[bytes], orders: IO[bytes], end: Callable[[], None], pid: int
    ) -> None:
        self._replies, self._orders, self._end = replies, orders, end
        self.pid = pid

    def tell(self, ask: Ask) -> None:
        """Give it something to do; where it has ended, `hear` tells."""
        with contextlib.suppress(OSError, ValueError):
            self._orders.write(msgspec.json.encode(ask) + b"\n")
            self._orders.flush()

    def hear(self) -> Reply | None:
        """What it says next; None once it has ended."""
        try:
            line = self._replies.readline()
        except (OSError, ValueError):
            return None
        return msgspec.json.decode(line, type=Reply) if line.endswith(b"\n") else None

    def kill(self) -> None:
        """End it, whatever it does."""
        self._end()
        for pipe in (self._orders, self._replies):
            with contextlib.suppress(OSError):
                pipe.close()


def cold() -> Process:
    """A process that begins from nothing, for work that needs no tables."""
    made = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert made.stdin is not None
    assert made.stdout is not None

    def end() -> None:
        made.kill()
        made.wait()

    return Process(made.stdout, made.stdin, end, made.pid)


class Nest:
    """A process that loads the tables once, and of which the workers are copies.

    Loading takes a worker seconds, copying it a few milliseconds; and what the copies only read
    is in memory once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._begin()

    def _begin(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [*COMMAND, NEST, str(number)], stdin=subprocess.DEVNULL, pass_fds=(number,)
            )

    def hatch(self) -> Process:
        """A worker with its tables loaded.

        Raises:
            BulkError: none can be made; or the nest is closed.
        """
        with self._lock:
            for _ in range(ATTEMPTS):
                if self._closed:
                    break
                made = self._copied()
                if made is not None:
                    return made
                self._end()
                self._begin()
        raise BulkError("expected worker processes, found that none can be begun")

    def _copied(self) -> Process | None:
        """A worker; None where the nest is no longer there."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._socket, [b"1"], [theirs.fileno()])
            told = self._socket.recv(PID.size)
        except OSError:
            told = b""
        if len(told) != PID.size:
            ours.close()
            return None
        (pid,) = PID.unpack(told)
        with ours:
            replies, orders = ours.makefile("rb"), ours.makefile("wb")
        return Process(replies, orders, lambda: _killed(pid), pid)

    def close(self) -> None:
        """End the nest; who waits for a worker gets none."""
        self._closed = True
        self._process.kill()
        with self._lock:
            self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._socket.close()


def _killed(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
