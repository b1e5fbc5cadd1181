"""tables in memory: the same as in files, for one document and for several"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from musnad import Article, Document, Ledger, analyse
from musnad.errors import MissingExtra, UsageError
from musnad.exports import export
from musnad.exports.frames import to_arrow, to_polars

TABLES = ["documents", "attributions", "chains", "mentions", "times", "events"]


def test_they_are_those_that_are_written(
    ledger: Ledger, documents: list[Document], tmp_path: Path
) -> None:
    tables = to_arrow(documents)
    assert list(tables) == TABLES
    export(ledger, "parquet", tmp_path)
    for name, table in tables.items():
        written = pq.read_table(tmp_path / f"{name}.parquet")
        dropped = [one for one in ("file", "line") if one in table.column_names]
        assert table.drop_columns(dropped).equals(written.drop_columns(dropped)), name


def test_frames_join(documents: list[Document]) -> None:
    frames = to_polars(documents)
    joined = frames["attributions"].join(frames["documents"].select("key", "outlet"), on="key")
    assert len(joined) == sum(
        len(one.attributions) + len(one.headline_attributions) for one in documents
    )
    assert joined["source"].struct.field("text").drop_nulls().len() > 0


def test_a_document_has_its_own(documents: list[Document]) -> None:
    first = documents[0]
    frames = first.to_polars()
    assert frames["documents"]["id"].to_list() == [first.id]
    assert frames["attributions"]["id"].to_list() == [
        one.id for one in (*first.headline_attributions, *first.attributions)
    ]
    tables = first.to_arrow()
    assert {name: table.num_rows for name, table in tables.items()} == {
        name: len(frame) for name, frame in frames.items()
    }


def test_no_documents_give_empty_tables() -> None:
    assert {name: len(frame) for name, frame in to_polars([]).items()} == dict.fromkeys(TABLES, 0)


def test_half_of_a_pair_is_refused() -> None:
    with pytest.raises(UsageError, match="half of a surrogate pair"):
        analyse(Article(id="half", text="قال الوزير \ud800.")).to_arrow()


def test_without_the_extra(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "musnad.exports.frames")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match=r"expected polars: pip install 'musnad\[analytics\]'"):
        documents[0].to_polars()
