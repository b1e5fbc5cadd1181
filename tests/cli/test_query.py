"""musnad query: what it prints, and what it refuses"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from musnad.bulk.ask import queries
from musnad.cli import app
from musnad.ingest import articles
from tests.bulk.corpus import ROOT
from tests.bulk.tabled import tabled

SAMPLE = ROOT / "samples" / "suez-2021.jsonl"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tabled(tmp_path_factory.mktemp("tables") / "out", SAMPLE)


def asked(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["query", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_ready_queries_are_listed(tables: Path) -> None:
    status, out, _ = asked(tables)
    assert status == 0
    assert [line.split()[0] for line in out.splitlines() if line[0] != " "] == list(queries())


def test_answers_in_all_forms(tables: Path) -> None:
    outlets = Counter(article.outlet for article in articles(SAMPLE))
    status, out, err = asked(tables, "own-voice", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert (status, err) == (0, f"musnad: {len(outlets)} rows\n")
    assert {row["outlet"]: int(row["articles"]) for row in rows} == outlets
    status, out, _ = asked(tables, "own-voice", "--format", "jsonl")
    assert [json.loads(line)["outlet"] for line in out.splitlines()] == [r["outlet"] for r in rows]
    status, out, _ = asked(tables, "own-voice")
    assert status == 0
    assert all(word in out for outlet in outlets for word in str(outlet).split())


def test_limit_and_own_query(tables: Path) -> None:
    sql = "select id, entities from documents order by id"
    status, out, _ = asked(tables, "--sql", sql, "--limit", 2, "--format", "jsonl")
    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["suez-2021-1", "suez-2021-2"]


def test_who(tables: Path) -> None:
    status, out, _ = asked(tables, "statements-of", "--who", "Osama Rabie", "--format", "csv")
    assert status == 0
    assert len(list(csv.reader(out.splitlines()))) > 1
    assert asked(tables, "statements-of", "--who", "nobody")[0] == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["statements-of"], "statements-of: expected --who"),
        (["own-voice", "--who", "x"], "--who: expected a query that is about somebody"),
        (["--who", "x"], "--who: expected a ready query"),
        (["own-voice", "--sql", "select 1"], "expected a ready query or --sql, and not both"),
        (["mine"], "query: expected one of"),
        (["--sql", "select from"], "query: "),
    ],
)
def test_refused_in_one_line(words: list[str], told: str, tables: Path) -> None:
    status, out, err = asked(tables, *words)
    assert (status, out) == (2, "")
    assert err.startswith(f"musnad: {told}")
    assert err.count("\n") == 1
