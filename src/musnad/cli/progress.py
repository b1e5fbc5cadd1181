"""a bar on standard error while many files are read"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from musnad.cli.common import console


@contextlib.contextmanager
def progress(files: Sequence[str]) -> Iterator[Iterator[str]]:
    """The files one after the other, with a bar that moves on where one can be seen.

    There is none for a single file, none where standard error is no terminal, and none
    where the reports themselves go to the terminal.
    """
    if len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield iter(files)
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        yield iter(bar.track(files))
