"""musnad query: the tables of a corpus -> answers to ready queries, or to one's own"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from musnad.cli.common import SOME, complain, console, counted, utf8
from musnad.cli.safe import harmless, isolated
from musnad.errors import MissingExtra, UsageError

_ROWS = 1000
Row = Sequence[object]


class AnswerFormat(StrEnum):
    """How an answer is written."""

    pretty = "pretty"
    csv = "csv"
    jsonl = "jsonl"


def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What musnad bulk has written.")],
    name: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="A ready query; without one, all of them.")
    ] = None,
    sql: Annotated[
        str | None, typer.Option(metavar="SQL", help="A query of your own, over the views.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whom a query is about: an id, or a name."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most so many rows; else all.")
    ] = None,
    memory: Annotated[
        str | None, typer.Option(metavar="SIZE", help="The most memory to take, such as 2GB.")
    ] = None,
    format: Annotated[
        AnswerFormat, typer.Option(help="For people, a table, or an object a line.")
    ] = AnswerFormat.pretty,
) -> None:
    """Ask the tables of a corpus: who is quoted by whom, who passes on whom, on whose word.

    Without a query the ready ones are listed. Exit status: 0 there was an answer, 1 it has no
    rows, 2 it could not be asked.
    """
    engine = _engine()
    if name is not None and sql is not None:
        raise UsageError("expected a ready query or --sql, and not both")
    asked, given = sql, {}
    if name is not None:
        ready = engine.query(name)
        given = _given(name, ready.whose, utf8(who, "--who"))
        asked = ready.sql
    elif who is not None:
        raise UsageError("--who: expected a ready query that is about somebody")
    if asked is None:
        _list(engine)
        return
    rows = _Rows(engine.asked(folder, asked, given, memory=memory), limit)
    _write(rows, format)
    complain(counted(rows.count, "row"))
    raise typer.Exit(0 if rows.count else SOME)


def _given(name: str, whose: bool, who: str | None) -> dict[str, str]:
    if whose and who is None:
        raise UsageError(f"{name}: expected --who, an entity's id or its name")
    if who is not None and not whose:
        raise UsageError(f"--who: expected a query that is about somebody, found {name}")
    return {} if who is None else {"who": who}


def _list(engine: Any) -> None:
    screen = console(sys.stdout)
    table = Table.grid(padding=(0, 2))
    for one in engine.queries().values():
        table.add_row(one.name, one.says)
    screen.print(table)


class _Rows:
    """The rows of an answer, counted as they come.

    Attributes:
        names: of the columns.
        count: rows that have come.
    """

    def __init__(self, answer: Any, limit: int | None) -> None:
        self._answer, self._limit = answer, limit
        self.names = [column[0] for column in answer.description or ()]
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in islice(self._all(), self._limit):
            self.count += 1
            yield row

    def _all(self) -> Iterator[Row]:
        while rows := self._answer.fetchmany(_ROWS):
            yield from rows


def _write(rows: _Rows, format: AnswerFormat) -> None:
    if format is AnswerFormat.csv:
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(rows.names)
        out.writerows([_cell(value) for value in row] for row in rows)
    elif format is AnswerFormat.jsonl:
        for row in rows:
            known = dict(zip(rows.names, row, strict=True))
            print(msgspec.json.encode(known, enc_hook=str).decode())
    else:
        table = Table(*rows.names)
        for row in rows:
            table.add_row(*(isolated(harmless(_cell(value))) for value in row))
        if rows.count:
            console(sys.stdout).print(table)


def _cell(value: object) -> str:
    """A value as people read it; lists with "; " between their elements."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    return str(value)


def _engine() -> Any:
    try:
        return import_module("musnad.bulk.ask")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[analytics]'"
        raise MissingExtra("query", why) from None
