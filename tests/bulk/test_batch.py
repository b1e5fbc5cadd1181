"""a batch of articles gives what each article gives by itself"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyarrow as pa
import pytest

from musnad import Article, analyse
from musnad.bulk import BATCH_SCHEMA, analyse_batch, split
from musnad.bulk import batch as batches
from musnad.errors import BrokenRecord
from musnad.exports.rows import filled
from musnad.exports.schema import table_schemas
from musnad.pipeline import ENGINE
from tests.bulk.corpus import lines

TEXT = "قال الوزير إن الجسر مفتوح."


def given(count: int) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([json.loads(line) for line in lines(count)])


@pytest.fixture(scope="module")
def found() -> pa.RecordBatch:
    return analyse_batch(given(12))


def test_every_table_has_its_schema(found: pa.RecordBatch) -> None:
    found.validate(full=True)
    assert found.schema.equals(BATCH_SCHEMA)
    tables = split(found)
    for name, schema in table_schemas(ENGINE).items():
        tables[name].validate(full=True)
        assert tables[name].schema.equals(schema, check_metadata=True)


def test_tables_hold_what_documents_hold(found: pa.RecordBatch) -> None:
    tables = {name: one.to_pylist() for name, one in split(found, first=100).items()}
    for number, row in enumerate(given(12).to_pylist()):
        document = analyse(
            Article(
                id=row["id"],
                text=row["text"],
                headline=row["title"],
                outlet=row["outlet"],
                published=row["published"],
            )
        )
        mine = {
            name: [one for one in rows if one.get("key") == 100 + number]
            for name, rows in tables.items()
        }
        reports = document.headline_attributions + document.attributions
        assert [one["id"] for one in mine["attributions"]] == [one.id for one in reports]
        assert [one["cue"]["text"] for one in mine["attributions"]] == [
            one.cue.text for one in reports
        ]
        assert [one["source"] and one["source"]["text"] for one in mine["attributions"]] == [
            one.source and one.source.text for one in reports
        ]
        links = [(one.id, at, link.text) for one in reports for at, link in enumerate(one.chain)]
        assert [(one["attribution"], one["link"], one["text"]) for one in mine["chains"]] == links
        assert [one["last"] for one in mine["chains"]] == [
            at + 1 == len(one.chain) for one in reports for at in range(len(one.chain))
        ]
        assert [(one["start"], one["entity"]) for one in mine["mentions"]] == [
            (one.start, one.entity) for one in document.mentions
        ]
        assert [one["value"] for one in mine["times"]] == [one.value for one in document.times]
        assert [(one["type"], one["trigger"]["text"]) for one in mine["events"]] == [
            (one.type, one.trigger.text) for one in document.events
        ]


def test_one_bad_article_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def poisoned(article: Article) -> Any:
        if article.id == "b":
            raise RecursionError("too deep\nby far")
        return analyse(article)

    monkeypatch.setattr(batches, "analyse", poisoned)
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}, {"id": "c", "text": " "}]
    found = analyse_batch(pa.RecordBatch.from_pylist([*rows, {"id": "d", "text": TEXT}]))
    assert found.column("id").to_pylist() == ["a", "b", "c", "d"]
    assert found.column("error_kind").to_pylist() == [None, "RecursionError", "EmptyInput", None]
    assert found.column("error").to_pylist()[1] == "too deep by far"
    tables = split(found)
    assert tables["documents"].column("id").to_pylist() == ["a", "d"]
    assert tables["documents"].column("key").to_pylist() == [0, 1]
    assert tables["skipped"].column("document").to_pylist() == ["b", "c"]


def test_half_a_surrogate_is_set_aside() -> None:
    outcome = batches.attempt(Article(id="1", text=f"{TEXT}\ud800"))
    assert outcome.kind == "UnicodeEncodeError"
    assert split(filled([outcome]))["skipped"].num_rows == 1


def test_columns_of_other_types_are_read_as_what_they_are() -> None:
    given = {"text": pa.array([TEXT], pa.large_string()), "id": [7], "other": [1.5]}
    found = analyse_batch(pa.RecordBatch.from_pydict(given))
    assert found.column("id").to_pylist() == ["7"]


def test_a_batch_without_rows() -> None:
    found = analyse_batch(given(1).slice(0, 0))
    assert found.num_rows == 0
    assert {name: one.num_rows for name, one in split(found).items()}["chains"] == 0


def test_a_batch_without_texts_is_refused() -> None:
    with pytest.raises(BrokenRecord, match="expected a column 'text', found only body"):
        analyse_batch(pa.RecordBatch.from_pydict({"body": [TEXT]}))


# What these two engines warn of is theirs: newer versions of libraries, settings of their own.
@pytest.mark.filterwarnings("ignore")
def test_spark_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    sql = pytest.importorskip("pyspark.sql")
    arrow = pytest.importorskip("pyspark.sql.pandas.types")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.getOrCreate()
    try:
        rows = [(row["id"], row["text"]) for row in given(6).to_pylist()]
        frame = spark.createDataFrame(rows, "id string, text string")
        schema = arrow.from_arrow_schema(BATCH_SCHEMA)
        found = frame.mapInArrow(lambda batches: map(analyse_batch, batches), schema).collect()
    finally:
        spark.stop()
    assert {row["id"]: len(row["mentions"]) for row in found} == mentions(6)


@pytest.mark.filterwarnings("ignore")
def test_ray_calls_it() -> None:
    data = pytest.importorskip("ray.data")
    ray = pytest.importorskip("ray")

    def analysed(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(map(analyse_batch, table.to_batches()), BATCH_SCHEMA)

    ray.init(num_cpus=1, include_dashboard=False, _node_ip_address="127.0.0.1")
    try:
        given_table = pa.Table.from_batches([given(6)]).select(["id", "text"])
        found = (
            data.from_arrow(given_table).map_batches(analysed, batch_format="pyarrow").take_all()
        )
    finally:
        ray.shutdown()
    assert {row["id"]: len(row["mentions"]) for row in found} == mentions(6)


def mentions(count: int) -> dict[str, int]:
    """How many mentions each article has by itself."""
    rows = given(count).to_pylist()
    found = [analyse(Article(id=row["id"], text=row["text"])) for row in rows]
    return {one.id: len(one.mentions) for one in found}


def test_spans_count_code_points(found: pa.RecordBatch) -> None:
    for row in found.column("mentions").flatten().to_pylist():
        assert row["end"] - row["start"] == len(row["text"])
