"""a folder -> the files in it and below, in the order of their names"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from musnad.errors import InputError, MissingInput, TooLarge, UnsafeInput
from musnad.ingest.context import Context
from musnad.ingest.limits import LEVELS
from musnad.ingest.pack.member import is_litter, refuse_link
from musnad.ingest.stream import reason
from musnad.model import Article


def tree(folder: Path, context: Context, level: int = 0) -> Iterator[Article]:
    """The articles in a folder's files; hidden ones and links are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        context.skip(MissingInput(str(folder), reason(error)))
        return
    if not entries and level == 0:
        raise MissingInput(str(folder), "expected files, found an empty directory")
    for entry in entries:
        if entry.name.startswith(".") or is_litter(entry.name):
            continue
        try:
            yield from _entry(entry, context, level)
        except InputError as error:
            context.skip(error)


def _entry(entry: os.DirEntry[str], context: Context, level: int) -> Iterator[Article]:
    if entry.is_symlink():
        refuse_link(entry.path)
    if entry.is_dir(follow_symlinks=False):
        if level >= LEVELS:
            raise TooLarge(entry.path, f"expected at most {LEVELS} folders in a row, found more")
        yield from tree(Path(entry.path), context, level + 1)
        return
    with _opened(entry.path) as file:
        yield from context.read(file, context._replace(name=entry.path))


def _opened(path: str) -> io.BufferedReader:
    """A plain file, opened without following what may have been put in its place."""
    flags = os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOFOLLOW", 0)
    try:
        file = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise MissingInput(path, reason(error)) from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise UnsafeInput(path, "expected a file, found a pipe or a device")
    return file
