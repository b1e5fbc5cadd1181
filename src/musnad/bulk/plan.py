"""inputs -> shards of equal work, the same ones every time"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from musnad.errors import InputError, MissingInput, UnsafeInput
from musnad.ingest.limits import LEVELS
from musnad.ingest.pack.member import is_litter
from musnad.ingest.piece import has_pieces
from musnad.ingest.stream import reason

# Bytes of one shard: two thousand articles, a few seconds of work, one file of each table.
MOST = 8_000_000
# Small corpora are cut smaller, so that all workers have some, and none waits long for the last.
LEAST = 250_000
SHARDS = 64
_BLOCK = 1 << 20
_DIGEST = 16


class Input(msgspec.Struct, frozen=True):
    """A file as it was when the run began.

    Attributes:
        file: its name.
        size: bytes.
        modified: time of its last change, in nanoseconds.
        digest: of its content.
    """

    file: str
    size: int
    modified: int
    digest: str


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a shard reads: lines of a file, a whole file, or what the reader has laid down.

    Attributes:
        file: its name.
        start, end: bytes; whole lines where `line` is given, else the whole file.
        line: number of the first line, from 1.
        laid: a file that the reader of streams has laid down, in place of the input.
        error: why it is not read at all.
    """

    file: str
    start: int = 0
    end: int = 0
    line: int = 0
    laid: bool = False
    error: tuple[str, str] | None = None


class Shard(msgspec.Struct, frozen=True):
    """One unit of work: its tables' files bear its name.

    Attributes:
        name: of its files.
        number: the upper bits of its articles' keys.
        size: bytes to be read.
        parts: what is read, in order.
    """

    name: str
    number: int
    size: int
    parts: tuple[Part, ...]


class Plan(msgspec.Struct, frozen=True):
    """Everything that is to be done.

    Attributes:
        inputs: the files.
        shards: those that can be read by themselves.
        streams: large files that only one process can read, which cuts them into shards.
        target: bytes of a shard.
    """

    inputs: tuple[Input, ...]
    shards: tuple[Shard, ...]
    streams: tuple[Input, ...]
    target: int


def streamed(stream: int, number: int, size: int, laid: str) -> Shard:
    """A shard that was cut out of a stream.

    Args:
        stream: which one, from 0.
        number: its place there, from 0.
        size: bytes of text.
        laid: the file in which its articles were laid down.
    """
    key = (stream + 1 << 24) + number
    parts = (Part(laid, laid=True),)
    return Shard(f"stream{stream:03}-{number:05}", key, size, parts)


def plan(
    sources: Sequence[str], columns: Mapping[str, str] | None = None, target: int | None = None
) -> Plan:
    """The shards of some files and folders.

    Args:
        sources: files and folders; of a folder all files in it and below, by name.
        columns: the user's own names of fields.
        target: bytes of a shard; where it is None, what suits the inputs.

    Raises:
        MissingInput: a file cannot be read, or a folder is empty.
    """
    found = [one for source in sources for one in _files(source)]
    sizes = {file: _stat(file).st_size for file, error in found if error is None}
    target = target or min(MOST, max(LEAST, sum(sizes.values()) // SHARDS))
    inputs: list[Input] = []
    streams: list[Input] = []
    shards: list[tuple[Part, ...]] = []
    waiting: list[Part] = []
    for file, error in found:
        if error is not None:
            waiting.append(Part(file, error=error))
            continue
        in_lines = sizes[file] > target and has_pieces(file, columns)
        one, cuts = _looked_at(file, target if in_lines else 0)
        inputs.append(one)
        if in_lines:
            shards += [(cut,) for cut in cuts]
        elif one.size > target:
            streams.append(one)
        else:
            waiting.append(Part(file, 0, one.size))
            if sum(part.end for part in waiting) >= target:
                shards.append(tuple(waiting))
                waiting = []
    if waiting:
        shards.append(tuple(waiting))
    return Plan(tuple(inputs), _numbered(shards), tuple(streams), target)


def _numbered(shards: list[tuple[Part, ...]]) -> tuple[Shard, ...]:
    sizes = [sum(part.end - part.start for part in parts) for parts in shards]
    return tuple(
        Shard(f"{number:06}", number, size, parts)
        for number, (parts, size) in enumerate(zip(shards, sizes, strict=True))
    )


def changed(before: Input) -> bool:
    """Whether a file is another one than when the run began."""
    try:
        now = _stat(before.file)
    except MissingInput:
        return True
    if (now.st_size, now.st_mtime_ns) == (before.size, before.modified):
        return False
    return now.st_size != before.size or _looked_at(before.file, 0)[0].digest != before.digest


def _looked_at(file: str, target: int) -> tuple[Input, list[Part]]:
    """A file with its digest, and its pieces of so many bytes, cut at the ends of lines."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    cuts: list[Part] = []
    at = start = 0
    lines, first = 1, 1
    stat = _stat(file)
    with _opened(file) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            done = 0
            while target and (end := block.find(b"\n", max(done, start + target - 1 - at))) >= 0:
                lines += block.count(b"\n", done, end + 1)
                cuts.append(Part(file, start, at + end + 1, first))
                start, first, done = at + end + 1, lines, end + 1
            lines += block.count(b"\n", done) if target else 0
            at += len(block)
    if target and start < at:
        cuts.append(Part(file, start, at, first))
    return Input(file, at, stat.st_mtime_ns, digest.hexdigest()), cuts


def _files(source: str) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """The files that a name stands for, each with what keeps it from being read."""
    if not Path(source).is_dir():
        yield source, None
        return
    found = list(_walk(source, 0))
    if not found:
        raise MissingInput(source, "expected files, found an empty directory")
    yield from found


def _walk(folder: str, level: int) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """As `musnad read` goes through a folder: in the order of names, links passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, _why(MissingInput(folder, reason(error)))
        return
    for entry in entries:
        if entry.name.startswith(".") or is_litter(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False) and level < LEVELS:
            yield from _walk(entry.path, level + 1)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, None
        else:
            why = "expected a file, found a link, a pipe, a device or too many folders in a row"
            yield entry.path, _why(UnsafeInput(entry.path, why))


def _why(error: InputError) -> tuple[str, str]:
    return type(error).__name__, error.why


def _stat(file: str) -> os.stat_result:
    try:
        return Path(file).stat()
    except (OSError, ValueError) as error:
        raise MissingInput(file, reason(error)) from None


def _opened(file: str) -> io.BufferedReader:
    try:
        return Path(file).open("rb")
    except (OSError, ValueError) as error:
        raise MissingInput(file, reason(error)) from None
