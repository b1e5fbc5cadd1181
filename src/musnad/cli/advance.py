"""how far a long run has come: a bar with rate and time left, or a line now and then"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Protocol

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from musnad.cli.common import complain, console

# Seconds between two lines where no bar can be seen.
QUIET = 30.0


class Standing(Protocol):
    """What is told of a run."""

    shards: int
    size: int
    all_known: bool
    seconds: float

    @property
    def read(self) -> int:
        """Articles that this command has read."""

    @property
    def bytes_here(self) -> int:
        """Bytes that this command has read."""

    @property
    def bytes_done(self) -> int:
        """Bytes of all shards that are done."""


Watch = Callable[[Standing], None]


@contextlib.contextmanager
def advance() -> Iterator[Watch]:
    """What shows where a run stands."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    columns = (
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("reading", total=None, told="")

        def watch(state: Standing) -> None:
            total = state.size if state.all_known else None
            bar.update(task, total=total, completed=state.bytes_done, told=told(state))

        yield watch


class _Lines:
    def __init__(self) -> None:
        self._next = QUIET

    def __call__(self, state: Standing) -> None:
        if state.seconds >= self._next:
            self._next = state.seconds + QUIET
            complain(told(state))


def told(state: Standing) -> str:
    """Articles, rate and time left, in words.

    The time left is reckoned from the bytes that this command has read and those to come.
    """
    rate = state.read / state.seconds if state.seconds else 0.0
    words = f"{state.read:,} articles, {rate:,.0f}/s"
    if not state.bytes_here or not state.all_known:
        return words
    left = (state.size - state.bytes_done) * state.seconds / state.bytes_here
    return f"{words}, {clock(left)} left"


def clock(seconds: float) -> str:
    """A length of time for people.

    Example:
        >>> clock(59), clock(3725)
        ('0:00:59', '1:02:05')
    """
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
