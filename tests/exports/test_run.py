"""what is chosen, where it goes, and what is refused"""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad import Document, Ledger
from musnad.errors import MissingExtra, UsageError
from musnad.exports import FORMS, export, opened, run
from musnad.exports.forms import LINE_FORMS
from musnad.ledger.book import BATCH
from musnad.model import Origin
from tests.exports.conftest import reports
from tests.ledger.documents import document, report


class Listing:
    """Takes documents and keeps their ids."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def take(self, document: Document, origin: Origin | None) -> None:
        self.ids.append(document.id)


def chosen(ledger: Ledger, **which: str) -> list[str]:
    into = Listing()
    assert ledger.export(into, **which) == len(into.ids)
    return into.ids


class TestChosen:
    def test_everything(self, ledger: Ledger, documents: list[Document]) -> None:
        assert chosen(ledger) == [one.id for one in documents]

    def test_by_outlet_and_day(self, ledger: Ledger, documents: list[Document]) -> None:
        assert chosen(ledger, outlet="قناة المرقاب") == [
            one.id for one in documents if one.outlet == "قناة المرقاب"
        ]
        early = chosen(ledger, until="2016-12-31")
        late = chosen(ledger, since="2017-01-01")
        undated = [one.id for one in documents if not one.published]
        assert early
        assert late
        assert sorted(early + late + undated) == sorted(chosen(ledger))

    def test_by_who_speaks(self, ledger: Ledger, documents: list[Document]) -> None:
        found = chosen(ledger, who="person/wang-yi")
        assert found == [
            one.id
            for one in documents
            if any(
                "person/wang-yi" in (*report.entities, *(link.entity for link in report.chain))
                for report in reports(one)
            )
        ]
        assert found
        assert set(chosen(ledger, who="وانغ يي")) >= set(found)
        assert chosen(ledger, who="person/wang-yi", until="2017-01-01") == []

    def test_what_cannot_be_chosen(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="expected a day"):
            ledger.chosen(since="yesterday")
        with pytest.raises(UsageError, match="at least one word"):
            ledger.chosen(who="...")

    def test_more_than_a_batch(self) -> None:
        ids = [f"{at:05}" for at in range(BATCH + 3)]
        with Ledger.open(":memory:") as book:
            said = report("a1", "الوزير", "الأمر انتهى")
            book.add_many((document(id, said), None) for id in ids)
            assert chosen(book) == ids
            assert chosen(book, who="الوزير") == ids


class TestPlace:
    def test_an_unknown_form(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="expected one of parquet csv"):
            export(ledger, "xlsx", "-")

    @pytest.mark.parametrize("form", ["parquet", "csv"])
    def test_tables_need_a_folder(self, ledger: Ledger, form: str, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for out in ("-", tmp_path / "file"):
            with pytest.raises(UsageError, match="expected a folder"):
                export(ledger, form, out)

    @pytest.mark.parametrize("form", LINE_FORMS)
    def test_lines_need_a_file(self, ledger: Ledger, form: str, tmp_path: Path) -> None:
        for out in (tmp_path, tmp_path / "absent" / "file"):
            with pytest.raises(UsageError, match="expected a file"):
                export(ledger, form, out)

    @pytest.mark.parametrize("form", LINE_FORMS)
    def test_the_stream_has_what_the_file_has(
        self, ledger: Ledger, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = export(ledger, form, tmp_path / "file")
        assert export(ledger, form, "-") == told
        assert capsys.readouterr().out == (tmp_path / "file").read_text(encoding="utf-8")
        assert list(tmp_path.iterdir()) == [tmp_path / "file"]

    @pytest.mark.parametrize("form", FORMS)
    def test_nothing_fits(self, ledger: Ledger, form: str, tmp_path: Path) -> None:
        assert export(ledger, form, tmp_path / "out", outlet="nobody").documents == 0
        assert (tmp_path / "out").exists()

    def test_a_device_is_written_to(self, ledger: Ledger) -> None:
        export(ledger, "plover", os.devnull)
        assert not Path(os.devnull).is_file()

    def test_a_failure_leaves_what_was_there(self, ledger: Ledger, tmp_path: Path) -> None:
        place = tmp_path / "events.jsonl"
        place.write_text("before")
        with pytest.raises(UsageError):
            export(ledger, "plover", place, since="yesterday")
        assert place.read_text() == "before"
        assert list(tmp_path.iterdir()) == [place]

    def test_a_missing_library(
        self, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def absent(name: str) -> None:
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")

        monkeypatch.setattr(run, "import_module", absent)
        with pytest.raises(MissingExtra, match=r"pip install 'musnad\[parquet\]'"):
            export(ledger, "parquet", tmp_path)


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_ledger(
    documents: list[Document], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.exports.tables.BATCH", 8)
    monkeypatch.setattr("musnad.exports.files.GROUP", 8)

    def peak(number: int) -> int:
        tracemalloc.start()
        with opened(form, tmp_path / f"out{number}") as into:
            for _ in range(number):
                into.take(documents[-2])
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(8)
    assert peak(64) < 2 * peak(16)


def test_plover_records_are_the_events(
    ledger: Ledger, documents: list[Document], tmp_path: Path
) -> None:
    told = export(ledger, "plover", tmp_path / "events.jsonl")
    lines = list(_lines(tmp_path / "events.jsonl"))
    wanted = [f"{one.id}/{event.id}" for one in documents for event in one.events]
    assert [line["id"] for line in lines] == wanted
    assert told.records == {"event": len(wanted)}


def _lines(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
