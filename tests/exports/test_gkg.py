"""lines of GDELT's Global Knowledge Graph, read back as its own files are"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import duckdb
import polars as pl
import pytest

from musnad import Document, Ledger
from musnad.exports import Exported, export
from musnad.exports.gkg import COLUMNS, gkg
from tests.exports.conftest import HARD

FIELDS = 27


@pytest.fixture(scope="module")
def file(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exported]:
    path = tmp_path_factory.mktemp("gkg") / "records.gkg.csv"
    return path, export(ledger, "gkg", path)


@pytest.fixture(scope="module")
def rows(file: tuple[Path, Exported]) -> list[dict[str, str | None]]:
    frame = pl.read_csv(
        file[0],
        separator="\t",
        has_header=False,
        quote_char=None,
        new_columns=COLUMNS,
        infer_schema=False,
    )
    return frame.to_dicts()


def blocks(cell: str | None, mark: str) -> list[str]:
    return cell.split(mark) if cell else []


def test_counts_are_those_of_the_ledger(
    documents: list[Document], file: tuple[Path, Exported], rows: list[dict[str, str | None]]
) -> None:
    assert len(COLUMNS) == FIELDS
    assert file[1].records == {"record": len(documents)}
    assert len(rows) == len(documents)
    quotes = sum(len(report.quotes) for one in documents for report in one.attributions)
    assert sum(len(blocks(row["V2.1QUOTATIONS"], "#")) for row in rows) == quotes > 20
    path = file[0]
    read = f"read_csv('{path}', delim='\t', header=false, quote='', all_varchar=true)"
    found = duckdb.connect().execute(f"select count(*), count(column22) from {read}").fetchone()
    assert found == (len(documents), sum(row["V2.1QUOTATIONS"] is not None for row in rows))


def test_quotations_lead_into_the_text(
    documents: list[Document], rows: list[dict[str, str | None]]
) -> None:
    for document, row in zip(documents, rows, strict=True):
        cells = [block.split("|") for block in blocks(row["V2.1QUOTATIONS"], "#")]
        wanted = [(one.cue.text, q) for one in document.attributions for q in one.quotes]
        assert [(int(cell[0]), int(cell[1]), cell[2]) for cell in cells] == [
            (quoted.start, quoted.end - quoted.start, verb) for verb, quoted in wanted
        ]
        for start, length, _, words in cells:
            shown = document.text[int(start) : int(start) + int(length)]
            bare = shown.translate({ord(mark): " " for mark in "|#;,"})
            assert " ".join(bare.split()) == words


def test_names_stand_where_they_are_said(
    documents: list[Document], rows: list[dict[str, str | None]]
) -> None:
    for document, row in zip(documents, rows, strict=True):
        for block in blocks(row["V2.1ALLNAMES"], ";"):
            name, at = block.split(",")
            assert " ".join(document.text[int(at) : int(at) + len(name)].split()) == name
        persons = [one.start for one in document.mentions if one.kind == "person" and one.entity]
        found = [int(block.split(",")[1]) for block in blocks(row["V2ENHANCEDPERSONS"], ";")]
        assert found == persons


def test_what_is_known_of_the_article(
    documents: list[Document], rows: list[dict[str, str | None]]
) -> None:
    first = rows[0]
    assert first["V2.1DATE"] == "20230310171000"
    assert first["V2SOURCECOMMONNAME"] == "marqab.example.org"
    assert first["V2SOURCECOLLECTIONIDENTIFIER"] == "1"
    extras = ElementTree.fromstring(f"<x>{first['V2EXTRASXML']}</x>")
    assert extras.findtext("PAGE_TITLE") == documents[0].headline
    assert len({row["GKGRECORDID"] for row in rows}) == len(rows)
    hard = next(row for row, one in zip(rows, documents, strict=True) if one.id == HARD.id)
    assert (hard["V2SOURCECOLLECTIONIDENTIFIER"], hard["V2.1DATE"]) == ("2", "20161208000000")
    assert rows[-1]["V2.1DATE"] is None


def test_no_text_breaks_a_line() -> None:
    odd = "a\tb\nc\x0b\x85\u2028d & <e>"
    document = Document(engine="e", stages=(), id=odd, headline=odd, outlet=odd, text=odd)
    ((_, line),) = gkg(document)
    assert line.count("\t") == FIELDS - 1
    assert len(line.splitlines()) == 1
