"""musnad compare --tables: a corpus's tables -> what was found, as tables and as lines"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from musnad.cli.common import complain, console, counted
from musnad.errors import MissingExtra

Watch = Callable[[str, int, int], None]


def compare_corpus(folder: Path, workers: int | None, memory: str | None, lines: bool) -> int:
    """Compare the tables of a folder, and tell what was found.

    Args:
        folder: where they are.
        workers: processes; as many as there are processors where it is None.
        memory: the most that DuckDB may hold.
        lines: print every finding as a line of JSON.

    Returns:
        How many articles were compared.
    """
    engine = _engine()
    settings = {} if memory is None else {"memory": memory}
    with _bar() as watch:
        found = engine.compare_tables(
            folder, workers=workers or len(os.sched_getaffinity(0)), watch=watch, **settings
        )
    if lines:
        for name in found.counts:
            for row in engine.found(folder, name):
                print(msgspec.json.encode({"found": name} | row).decode())
    else:
        table = Table.grid(padding=(0, 2))
        for name, count in found.counts.items():
            table.add_row(name, f"{count:,}")
        console(sys.stdout).print(table)
    complain(f"compared {counted(found.documents, 'article')}; tables in {found.folder}")
    return int(found.documents)


@contextlib.contextmanager
def _bar() -> Iterator[Watch]:
    """What shows how far a comparison has come, where that can be seen."""
    if not sys.stderr.isatty():
        yield lambda step, done, of: None
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, done, of: bar.update(task, description=step, completed=done, total=of)


def _engine() -> Any:
    try:
        return import_module("musnad.bulk.accounts")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[analytics]'"
        raise MissingExtra("compare", why) from None
