"""the process that does one shard after the other: jobs on standard input, replies behind

It ends where its standard input does, and in the middle of a shard where whoever started it is
no longer there.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from musnad.bulk.reader import Stream, read
from musnad.bulk.shard import Done, Job, do
from musnad.model import Article
from musnad.pipeline import analyse

# Letters are enough: what is loaded on first use is loaded then.
WARMING = " ".join(map(chr, range(0x628, 0x63B)))


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
    """What a worker is told: a shard to be done, a stream to be read, or that it may go on."""

    job: Job | None = None
    stream: Stream | None = None


def warm() -> None:
    """Load the tables, and keep the collector of garbage away from them for good."""
    analyse(Article(id="", text=WARMING, headline=WARMING))
    gc.collect()
    gc.freeze()


def main() -> None:
    """Answer one job after the other, until there are no more."""
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    # What libraries print must not come between the replies.
    os.dup2(2, 1)
    parent = os.getppid()
    alive = _alive(parent)
    asked = msgspec.json.Decoder(Ask)
    _say(replies, Reply(ready=True))
    for line in sys.stdin.buffer:
        ask = asked.decode(line)
        try:
            if ask.job is not None:
                _say(replies, Reply(done=do(ask.job, alive)))
            elif ask.stream is not None:
                _say(replies, Reply(ended=_read(ask.stream, replies)))
        except BrokenPipeError:
            return
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            _say(replies, Reply(failed=" ".join(why.split())))


def _read(stream: Stream, replies: BinaryIO) -> int:
    """Read a stream; after each shard that is laid down, wait for leave to go on."""

    def laid(number: int, size: int) -> None:
        _say(replies, Reply(laid=(number, size)))
        if not sys.stdin.buffer.readline():
            os._exit(0)

    return read(stream, laid)


def _say(replies: BinaryIO, reply: Reply) -> None:
    replies.write(msgspec.json.encode(reply) + b"\n")


def _alive(parent: int) -> Callable[[], None]:
    def check() -> None:
        if os.getppid() != parent:
            os._exit(1)

    return check


def begin() -> None:
    """What the process does, from its first line to its last."""
    if "cold" not in sys.argv:
        warm()
    main()
