"""musnad evaluate, run over a gold file"""

from __future__ import annotations

from pathlib import Path

import msgspec
import typer
from typer.testing import CliRunner

from musnad.cli.evaluate import evaluate

GOLD = str(Path(__file__).parent / "gold.jsonl")

app = typer.Typer()
app.command()(evaluate)


def run(*options: str) -> str:
    result = CliRunner().invoke(app, ["--gold", GOLD, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_pretty_shows_figures_and_rules() -> None:
    shown = run()
    assert shown.split("\n")[1].split() == ["texts", "5"]
    assert "whole_f1" in shown
    assert "fired" in shown


def test_json_is_one_object() -> None:
    result = msgspec.json.decode(run("--format", "json"))
    assert set(result) == {"figures", "bands", "rules", "missed", "slips"}
    assert result["figures"]["gold"] == 8
    assert result["slips"] == []
    assert sum(row["right"] for row in result["rules"]) <= 8


def test_errors_are_limited() -> None:
    everything = msgspec.json.decode(run("--format", "json", "--errors", "1000"))["slips"]
    first = msgspec.json.decode(run("--format", "json", "--errors", "1"))["slips"]
    assert first == everything[:1]
