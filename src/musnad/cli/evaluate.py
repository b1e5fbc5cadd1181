"""musnad evaluate: how well the pipeline does on a gold file"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.table import Table

from musnad.cli import second as options
from musnad.cli.common import SOME, console
from musnad.cli.output import print_json
from musnad.cli.safe import harmless
from musnad.cli.second import second_reader
from musnad.evaluate import (
    Band,
    Beside,
    Evaluation,
    Figures,
    Found,
    RuleFigures,
    Slip,
    beside,
    read_gold,
)
from musnad.evaluate import evaluate as run
from musnad.model import Document

if TYPE_CHECKING:
    from musnad.second import SecondReader

ABSENT = "–"


class EvaluationFormat(StrEnum):
    """How the figures are printed."""

    pretty = "pretty"
    json = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Option("--gold", help="Gold file: JSON Lines, a text with its attributions.")
    ],
    errors: Annotated[
        int, typer.Option("--errors", min=0, help="Print the first N errors as well.")
    ] = 0,
    format: Annotated[
        EvaluationFormat, typer.Option("--format", help="For people, or one JSON object.")
    ] = EvaluationFormat.pretty,
    second: options.Url = None,
    model: options.Model = None,
    key: options.Key = None,
    most: options.Most = options.MOST,
    cache: options.Cache = None,
    price: options.Price = None,
) -> None:
    """Score what Musnad finds in the texts of a gold file, rule by rule.

    With --second-reader a model is asked about every sentence of the gold as well, and the
    figures of both readers stand beside each other.

    Exit status: 0 all was scored, 1 the model left sentences without an answer, 2 nothing was.
    """
    golds = read_gold(gold)
    result = run(golds)
    result = msgspec.structs.replace(result, slips=result.slips[:errors])
    with second_reader(second, model, key, most=most, cache=cache, price=price) as reader:
        both = None if reader is None else beside(golds, partial(_look, reader))
    if format is EvaluationFormat.pretty:
        _pretty(result, both)
    elif both is None or reader is None:
        print_json(result)
    else:
        every = msgspec.structs.asdict(result)
        print_json(Compared(**every, beside=both, second_reader=reader.count))
    if reader is not None and reader.count.failed:
        raise typer.Exit(SOME)


class Compared(Evaluation, frozen=True, kw_only=True):
    """An evaluation with a second reader's figures.

    Attributes:
        beside: the figures of both readers.
        second_reader: what the second one was asked, and what it cost.
    """

    beside: Beside
    second_reader: object


def _look(reader: SecondReader, document: Document) -> Found:
    seen = reader.look(document, range(len(document.sentences)))
    return Found(seen.added, seen.agreed)


def _beside_table(both: Beside) -> Table:
    columns = [msgspec.structs.asdict(one) for one in (both.grammar, both.second, both.both)]
    rows = ((name, *(str(one[name]) for one in columns)) for name in columns[0])
    return _table(("figure", "grammar", "second reader", "both"), rows)


def _pretty(result: Evaluation, both: Beside | None) -> None:
    screen = console(sys.stdout)
    if both is not None:
        screen.print(_beside_table(both))
    screen.print(_figures_table(result.figures))
    if result.rules:
        screen.print(_rules_table(result.rules))
    screen.print(_bands_table(result.bands))
    if result.missed:
        screen.print(_missed_table(result.missed))
    for slip in result.slips:
        screen.print(_slip_lines(slip))


def _figures_table(figures: Figures) -> Table:
    return _table(
        ("figure", "value"),
        ((name, str(value)) for name, value in msgspec.structs.asdict(figures).items()),
    )


def _rules_table(rules: list[RuleFigures]) -> Table:
    header = ("rule", "fired", "right", "partly", "wrong", "free")
    return _table(header, (tuple(map(str, msgspec.structs.astuple(row))) for row in rules))


def _bands_table(bands: list[Band]) -> Table:
    header = ("confidence at least", "reports", "share", "right", "precision", "with those above")
    return _table(header, (tuple(map(str, msgspec.structs.astuple(band))) for band in bands))


def _missed_table(missed: dict[str, int]) -> Table:
    return _table(("missed cue", "times"), ((harmless(word), str(n)) for word, n in missed.items()))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(header[0])
    for name in header[1:]:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*row)
    table.add_row()
    return table


def _slip_lines(slip: Slip) -> str:
    lines = (
        f"expected: {slip.expected or ABSENT}",
        f"found:    {slip.found or ABSENT}",
        slip.near,
    )
    head = f"{harmless(slip.id)}: {slip.kind} (rule: {slip.rule or ABSENT})"
    return "\n  ".join((head, *map(harmless, lines))) + "\n"
