"""the process that does one shard after the other: told by one line, it replies by another

It ends where what it is told ends, and in the middle of a shard where whoever began it is no
longer there.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from typing import IO, NoReturn

import msgspec

from musnad.bulk.reader import Stream, read
from musnad.bulk.shard import Done, Job, do
from musnad.errors import BulkError
from musnad.model import Article
from musnad.pipeline import analyse

# Unknown words are enough, if they could be words: what is loaded on first use is loaded then.
_LETTERS = "".join(map(chr, range(0x628, 0x63B)))
WARMING = " ".join(_LETTERS[at : at + 5] for at in range(len(_LETTERS) - 4))


NEST = "nest"
# How a nest tells the number of a process.
PID = struct.Struct("<q")


class Reply(msgspec.Struct, omit_defaults=True):
    """What a worker has to say: of one field.

    Attributes:
        ready: the tables are loaded.
        done: a shard is done.
        laid: the number of a shard that was cut out of a stream, and its size in bytes.
        ended: shards of a stream, all of it read.
        failed: why the job cannot be done, in one line.
    """

    ready: bool = False
    done: Done | None = None
    laid: tuple[int, int] | None = None
    ended: int | None = None
    failed: str | None = None


class Ask(msgspec.Struct, omit_defaults=True):
    """What a worker is told: a shard to be done, a stream to be read, or that it may go on.

    Attributes:
        here: the folder from which the names of the inputs are reckoned, if it must be told.
    """

    job: Job | None = None
    stream: Stream | None = None
    here: str | None = None


def warm() -> None:
    """Load the tables, and keep the collector of garbage away from them for good."""
    analyse(Article(id="", text=WARMING, headline=WARMING))
    gc.collect()
    gc.freeze()


def main(orders: IO[bytes], replies: IO[bytes]) -> None:
    """Answer one job after the other, until there are no more.

    Args:
        orders: gives an `Ask` a line.
        replies: takes a `Reply` a line, and keeps none back.
    """
    alive = _alive(os.getppid())
    asked = msgspec.json.Decoder(Ask)
    _say(replies, Reply(ready=True))
    for line in orders:
        ask = asked.decode(line)
        try:
            if ask.here is not None:
                _go_to(ask.here)
            if ask.job is not None:
                _say(replies, Reply(done=do(ask.job, alive)))
            elif ask.stream is not None:
                _say(replies, Reply(ended=_read(ask.stream, orders, replies)))
        except BrokenPipeError:
            return
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            _say(replies, Reply(failed=" ".join(why.split())))


def _go_to(here: str) -> None:
    try:
        os.chdir(here)
    except OSError as error:
        raise BulkError(
            f"{socket.gethostname()}: expected the folder {here}, as seen where the run began,"
            f" found: {error.strerror}"
        ) from None


def _read(stream: Stream, orders: IO[bytes], replies: IO[bytes]) -> int:
    """Read a stream; after each shard that is laid down, wait for leave to go on."""

    def laid(number: int, size: int) -> None:
        _say(replies, Reply(laid=(number, size)))
        if not orders.readline():
            os._exit(0)

    return read(stream, laid)


def _say(replies: IO[bytes], reply: Reply) -> None:
    replies.write(msgspec.json.encode(reply) + b"\n")


def _alive(parent: int) -> Callable[[], None]:
    def check() -> None:
        if os.getppid() != parent:
            os._exit(1)

    return check


def nest(asks: socket.socket) -> None:
    """Load the tables, and make a copy of this process for each socket that comes in.

    Args:
        asks: gives the sockets, and takes the numbers of the copies; where it ends, the nest does.
    """
    warm()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        _, sockets, _, _ = socket.recv_fds(asks, 1, 1)
        if not sockets:
            return
        pid = os.fork()
        if not pid:
            asks.close()
            _hatched(sockets[0])
        os.close(sockets[0])
        asks.send(PID.pack(pid))


def _hatched(number: int) -> NoReturn:
    """What a copy does with its socket; it never comes back into the nest."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        with socket.socket(fileno=number) as mine:
            main(mine.makefile("rb"), os.fdopen(os.dup(number), "wb", buffering=0))
    finally:
        os._exit(0)


def begin() -> None:
    """What the process does, from its first line to its last."""
    if NEST in sys.argv:
        os.dup2(2, 1)
        with socket.socket(fileno=int(sys.argv[-1])) as asks:
            nest(asks)
    else:
        replies = os.fdopen(os.dup(1), "wb", buffering=0)
        # What libraries print must not come between the replies.
        os.dup2(2, 1)
        main(sys.stdin.buffer, replies)
