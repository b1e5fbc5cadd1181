"""tables, read back by polars and duckdb"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from musnad import Document, Ledger
from musnad.exports import Exported, export
from musnad.exports.schema import table_schemas
from tests.exports.conftest import reports

TABLES = ("documents", "attributions", "chains", "mentions", "times", "events")


@pytest.fixture(scope="module", params=["parquet", "csv"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def written(
    ledger: Ledger, form: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Exported]:
    out = tmp_path_factory.mktemp(form) / "new" / "folder"
    return out, export(ledger, form, out)


def counts(documents: list[Document]) -> dict[str, int]:
    return {
        "documents": len(documents),
        "attributions": sum(len(reports(one)) for one in documents),
        "chains": sum(len(report.chain) for one in documents for report in reports(one)),
        "mentions": sum(len(one.mentions) for one in documents),
        "times": sum(len(one.times) for one in documents),
        "events": sum(len(one.events) for one in documents),
    }


def table(folder: Path, form: str, name: str) -> pl.DataFrame:
    path = folder / f"{name}.{form}"
    return pl.read_parquet(path) if form == "parquet" else pl.read_csv(path)


def test_counts_are_those_of_the_ledger(
    ledger: Ledger, documents: list[Document], written: tuple[Path, Exported], form: str
) -> None:
    folder, told = written
    wanted = counts(documents)
    assert wanted["attributions"] == ledger.counts().attributions
    assert told == Exported(len(documents), wanted)
    assert {path.name for path in folder.iterdir()} == {f"{name}.{form}" for name in TABLES}
    assert {name: table(folder, form, name).height for name in TABLES} == wanted
    for name in TABLES:
        rows = (
            duckdb.connect()
            .execute(f"select count(*) from '{folder / f'{name}.{form}'}'")
            .fetchone()
        )
        assert rows == (wanted[name],)


def test_cells_are_those_of_the_documents(
    documents: list[Document], written: tuple[Path, Exported], form: str
) -> None:
    frame = table(written[0], form, "documents")
    assert frame["id"].to_list() == [one.id for one in documents]
    assert frame["text"].to_list() == [one.text for one in documents]
    assert frame["url"].to_list() == [one.url for one in documents]
    assert frame["headline"].to_list() == [one.headline for one in documents]
    assert frame["file"].to_list()[-3:] == ["suez-2021.jsonl", None, None]
    assert frame["key"].to_list() == list(range(len(documents)))
    rows = table(written[0], form, "attributions")
    every = [report for one in documents for report in reports(one)]
    assert rows["rule"].to_list() == [one.rule for one in every]
    sources = rows["source"].to_list()
    if form == "csv":
        sources = [one and json.loads(one) for one in sources]
    assert [one and one["text"] for one in sources] == [
        one.source and one.source.text for one in every
    ]


def test_duckdb_joins_tables(written: tuple[Path, Exported], form: str) -> None:
    folder = written[0]
    paths = [folder / f"{name}.{form}" for name in ("documents", "attributions")]
    found = (
        duckdb.connect()
        .execute(
            f"select count(*) from '{paths[0]}' d join '{paths[1]}' a on a.key = d.key"
            " where d.outlet = 'قناة المرقاب'"
        )
        .fetchone()
    )
    frames = [table(folder, form, name) for name in ("documents", "attributions")]
    joined = frames[1].join(frames[0].filter(pl.col("outlet") == "قناة المرقاب"), on="key")
    assert found == (joined.height,)
    assert joined.height > 0


def test_parquet_has_the_schema_of_bulk(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path, until="2017-01-01")
    for name, schema in table_schemas("").items():
        if name in TABLES:
            assert pq.read_schema(tmp_path / f"{name}.parquet").equals(schema)


def test_a_failure_leaves_what_was_there(
    ledger: Ledger, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(ledger, form, tmp_path, outlet="قناة المرقاب")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr("musnad.exports.tables.BATCH", 2)
    monkeypatch.setattr("musnad.exports.tables.filled", _broken)
    with pytest.raises(RuntimeError):
        export(ledger, form, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def _broken(outcomes: object) -> None:
    raise RuntimeError("no more")
