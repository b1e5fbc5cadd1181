"""musnad evaluate: how well the pipeline does on a gold file"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from musnad.cli.common import console
from musnad.cli.output import print_json
from musnad.cli.safe import harmless
from musnad.evaluate import Band, Evaluation, Figures, RuleFigures, Slip, read_gold
from musnad.evaluate import evaluate as run

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
) -> None:
    """Score what Musnad finds in the texts of a gold file, rule by rule."""
    result = run(read_gold(gold))
    result = msgspec.structs.replace(result, slips=result.slips[:errors])
    if format is EvaluationFormat.json:
        print_json(result)
    else:
        _pretty(result)


def _pretty(result: Evaluation) -> None:
    screen = console(sys.stdout)
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
