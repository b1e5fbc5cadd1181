"""a large input that only one process can read -> shards laid down for all"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from musnad.bulk.laid import Laid, lay
from musnad.bulk.marks import READING, Marks
from musnad.bulk.plan import Shard, streamed
from musnad.bulk.shard import DIED, WORK, Settings
from musnad.errors import InputError
from musnad.ingest import articles

# Arabic text takes so many bytes a character, nearly.
_WIDTH = 2
# What a skipped record counts for, so that a stream of nothing else is cut as well.
_LEAST = 64


class Stream(msgspec.Struct, frozen=True):
    """A stream to be read.

    Attributes:
        out: the run's folder.
        run: names the run.
        number: which stream, from 0.
        file: the input.
        target: bytes of text in a shard.
        skip: shards that are done already and need not be laid down, by number.
        settings: what holds for the run.
    """

    out: str
    run: str
    number: int
    file: str
    target: int
    skip: tuple[int, ...]
    settings: Settings


def laid_at(stream: int, number: int) -> str:
    """Where a shard's articles are laid down, seen from the run's folder."""
    return f"{WORK}/{shard_of(stream, number, 0).name}.arrow"


def shard_of(stream: int, number: int, size: int) -> Shard:
    """A shard of a stream by its numbers."""
    shard = streamed(stream, number, size, "")
    laid = msgspec.structs.replace(shard.parts[0], file=f"{WORK}/{shard.name}.arrow")
    return msgspec.structs.replace(shard, parts=(laid,))


def read(stream: Stream, laid: Callable[[int, int], None]) -> int:
    """Cut a stream into shards; the same ones every time.

    Args:
        stream: what to read.
        laid: is told of each shard, its number and size, and returns when the next may come.

    Returns:
        How many shards there are.

    Raises:
        OSError: the run's folder cannot be written to.
    """
    done = frozenset(stream.skip)
    count = 0
    with Marks(Path(stream.out) / WORK, f"stream{stream.number:03}.{stream.run}") as marks:
        for rows, size in _cut(_all(stream, marks), stream.target):
            if count not in done:
                path = Path(stream.out) / laid_at(stream.number, count)
                if not path.exists():
                    lay(path, rows)
                laid(count, size)
            count += 1
    return count


def _cut(rows: Iterator[Laid], target: int) -> Iterator[tuple[list[Laid], int]]:
    waiting: list[Laid] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += _LEAST if isinstance(row, InputError) else _LEAST + _WIDTH * len(row.text)
        if size >= target:
            yield waiting, size
            waiting, size = [], 0
    if waiting:
        yield waiting, size


def _all(stream: Stream, marks: Marks) -> Iterator[Laid]:
    """The articles, and the errors of what is none, in the order of the input."""
    errors: list[InputError] = []
    settings = stream.settings
    found = articles(
        stream.file,
        published=settings.published,
        outlet=settings.outlet,
        columns=settings.columns,
        on_skip=errors.append,
    )
    number = 0
    while True:
        if not marks.at(0, number, READING):
            errors.append(_died(stream.file))
            break
        try:
            article = next(found, None)
        except Exception as error:  # a reader's own fault must not cost the run
            kind: type[InputError] = type(type(error).__name__, (InputError,), {})
            errors.append(kind(stream.file, str(error)))
            break
        yield from errors
        errors.clear()
        if article is None:
            break
        number += 1
        yield article
    yield from errors


def _died(file: str) -> InputError:
    kind: type[InputError] = type(DIED, (InputError,), {})
    return kind(file, "the process that read on from here ended twice; the rest is not read")
