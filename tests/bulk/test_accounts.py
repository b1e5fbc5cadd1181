"""a corpus's tables compared give what comparing the same articles in a ledger gives"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow.parquet as pq
import pytest

from musnad.bulk.accounts import FOUND, compare_tables, run
from musnad.bulk.accounts.groups import Groups
from musnad.bulk.ask import views
from musnad.compare import compare, compare_ledger
from musnad.compare.unite import united
from musnad.compare.view import moment
from musnad.errors import BulkError
from musnad.ingest import articles
from musnad.ledger import Ledger
from musnad.model import Document
from musnad.model.comparison import (
    Comparison,
    Conflict,
    Copy,
    Drift,
    Family,
    Rendering,
    Reversal,
    Side,
)
from musnad.pipeline import analyse
from tests.bulk.corpus import ROOT, lines
from tests.bulk.tabled import tabled

# The samples come three times, the second time with another last line, the third a year later.
COUNT = 45
# What the samples lack: marks inside of what clashes, a retreat that is reported, no date.
MORE = [
    ("m1", "المدينة", "2024-03-05", "قال الناطق إن الجسر القديم فُتِحَ أمام الشاحنات."),
    ("m2", "الساحل", "2024-03-05", "قال سائقون إن الجسر القديم أُغلِقَ أمام الشاحنات."),
    ("m3", "الساحل", "2024-03-09", "قال المحلل إن الوزير تراجع عن قراره إغلاق الجسر القديم."),
    ("m4", "المدينة", None, "قال الناطق إن الجسر القديم فتح أمام الشاحنات."),
    ("m1", "الساحل", "2024-03-08", "قال الناطق إن الجسر الجديد أغلق أمام الشاحنات."),
]
Model = TypeVar("Model")


def made() -> Iterator[str]:
    for at, line in enumerate(lines(COUNT)):
        record = json.loads(line)
        if at >= COUNT // 3:
            record["text"] += "\nهذه الفقرة أضيفت لاحقا إلى المقال وحده."
        if at >= 2 * COUNT // 3:
            record["published"] = str(int(record["published"][:4]) + 1) + record["published"][4:]
        yield json.dumps(record)
    for id, outlet, published, text in MORE:
        known = {"id": id, "outlet": outlet, "published": published, "text": text}
        yield json.dumps(known)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "crawl.jsonl"
    path.write_text("\n".join(made()) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tables(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tabled(tmp_path_factory.mktemp("tables") / "out", source)


@pytest.fixture(scope="module")
def documents(source: Path) -> list[Document]:
    return [analyse(article) for article in articles(source)]


@pytest.fixture
def folder(tables: Path, tmp_path: Path) -> Path:
    """The tables, not compared yet."""
    shutil.copytree(tables, tmp_path / "out", ignore=shutil.ignore_patterns("compared"))
    return tmp_path / "out"


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / "compared" / f"{name}.parquet").to_pylist()
    return found


def told(folder: Path, name: str, model: type[Model]) -> list[Model]:
    return [msgspec.convert(row, model) for row in rows(folder, name)]


def families(folder: Path) -> Iterator[Family]:
    for _, group in groupby(rows(folder, "families"), lambda row: row["family"]):
        some = list(group)
        sides = [msgspec.convert(row["side"], Side) for row in some]
        drifts = [msgspec.convert(row["drift"], tuple[Drift, ...]) for row in some]
        (fullest,) = (side for side, row in zip(sides, some, strict=True) if row["fullest"])
        yield Family(
            speaker=some[0]["speaker"],
            fullest=fullest,
            renderings=tuple(Rendering(*one) for one in zip(sides, drifts, strict=True)),
        )


def plain(records: Iterable[object]) -> list[str]:
    return sorted(msgspec.json.encode(one).decode() for one in records)


def same(folder: Path, expected: Comparison) -> None:
    """What was found in the tables is what was expected, to the letter."""
    conflicts = told(folder, "conflicts", Conflict)
    assert plain(conflicts) == plain(expected.conflicts)
    assert [one.confidence for one in conflicts] == [one.confidence for one in expected.conflicts]
    assert plain(told(folder, "reversals", Reversal)) == plain(expected.reversals)
    assert plain(told(folder, "copies", Copy)) == plain(expected.copies)
    assert plain(families(folder)) == plain(expected.families)
    stories = [
        {row["document"] for row in group}
        for _, group in groupby(rows(folder, "stories"), lambda row: row["story"])
    ]
    key = sorted
    assert sorted(map(key, stories)) == sorted(key(one.documents) for one in expected.stories)


def test_samples_give_what_a_ledger_gives(tmp_path: Path) -> None:
    files = sorted((ROOT / "samples").glob("*.jsonl"))
    folder = tabled(tmp_path / "out", *files)
    found = compare_tables(folder)
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.add_many((analyse(one), None) for file in files for one in articles(file))
        expected = compare_ledger(ledger)
    same(folder, expected)
    assert found.documents == expected.documents
    assert found.counts["conflicts"] == len(expected.conflicts) > 5


@pytest.mark.parametrize("block", [7, 5_000])
def test_blocks_change_nothing(block: int, folder: Path, documents: list[Document]) -> None:
    found = compare_tables(folder, block=block)
    expected = compare(documents)
    same(folder, expected)
    assert found.documents == len(documents) - 1
    assert all(found.counts.values())
    assert found.counts["stories"] == sum(len(one.documents) for one in expected.stories)
    assert {one.kind for one in expected.reversals} == {"own words", "reported"}
    assert any("\u064f" in one.clash.left.text for one in expected.conflicts)


def test_in_the_order_of_publication_a_ledger_gives_the_same(
    folder: Path, documents: list[Document], tmp_path: Path
) -> None:
    first = {one.id: one for one in reversed(documents)}
    with Ledger.open(tmp_path / "news.db") as ledger:
        ordered = sorted(first.values(), key=lambda one: (moment(one.published), one.id))
        ledger.add_many((one, None) for one in ordered)
        expected = compare_ledger(ledger)
    compare_tables(folder)
    same(folder, expected)


def test_keys_tie_what_is_found_to_the_articles(folder: Path) -> None:
    compare_tables(folder)
    connection = views(folder)
    for one, other in (("left", "document"), ("right", "document")):
        wrong = connection.sql(
            f"select count(*) from conflicts c join documents d on d.key = c.{one}_key"
            f' where d.id <> c."{one}".{other}'
            f' or substring(d.text, c.clash."{one}".start + 1, c.clash."{one}".end'
            f' - c.clash."{one}".start) <> c.clash."{one}".text'
        ).fetchall()
        assert wrong == [(0,)]


class Stopped(Exception):
    """Stands for whatever ends a comparison."""


def test_stopped_and_called_again_it_goes_on(
    folder: Path, documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int, int]] = []

    def stop(step: str, done: int, of: int) -> None:
        seen.append((step, done, of))
        if step == "comparing" and done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        compare_tables(folder, block=20, watch=stop)
    assert not list((folder / "compared").glob("*.parquet"))
    written = {path: path.stat().st_mtime_ns for path in (folder / "compared").rglob("*.bin")}
    assert written

    def unpacked(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("musnad.bulk.accounts.sheets.sheet", unpacked)
    compare_tables(folder, block=20)
    same(folder, compare(documents))
    assert {path.name for path in (folder / "compared").glob("*.parquet")} == {
        f"{name}.parquet" for name in FOUND
    }
    assert not (folder / "compared" / run.WORK).exists()


def test_other_tables_begin_anew(folder: Path) -> None:
    with pytest.raises(Stopped):
        compare_tables(folder, watch=stopping)
    last = sorted((folder / "documents").iterdir())[-1]
    last.unlink()
    found = compare_tables(folder)
    assert found.documents == pq.read_table(folder / "documents").num_rows


def stopping(step: str, done: int, of: int) -> None:
    raise Stopped


def test_two_processes_find_the_same(folder: Path, documents: list[Document]) -> None:
    compare_tables(folder, workers=2, block=20)
    same(folder, compare(documents))


def test_without_tables(tmp_path: Path) -> None:
    with pytest.raises(BulkError, match=r"expected a folder of musnad bulk"):
        compare_tables(tmp_path)


@pytest.mark.parametrize(
    "pairs", [[], [(0, 1)], [(4, 0), (3, 2), (2, 4)], [(1, 3), (5, 6), (6, 1), (0, 2)]]
)
def test_groups_are_those_of_pairs(pairs: Sequence[tuple[int, int]]) -> None:
    groups = Groups(7)
    groups.join(pairs)
    tops = list(groups.tops())
    joined = {frozenset(one) for one in united(pairs)}
    every = {top: frozenset(at for at in range(7) if tops[at] == top) for top in tops}
    assert {one for one in every.values() if len(one) > 1} == joined
    assert all(top == min(group) for top, group in every.items())
