"""musnad export: a ledger in another form, or a clear line"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad import Article, Ledger, analyse
from tests.cli.conftest import Run

TEXT = "قال شهود إن مسلحين خطفوا الطبيب في بغداد. واعتقلت الشرطة ثلاثة رجال."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    with Ledger.open(path) as book:
        for id, day in (("one", "2016-12-08"), ("two", "2017-12-08")):
            book.add(analyse(Article(id=id, text=TEXT, outlet="سانا", published=day)))
    return str(path)


def test_lines_go_to_the_output(run: Run, ledger: str) -> None:
    ran = run(["export", "plover", "--ledger", ledger, "--from", "2017-01-01"])
    assert ran.status == 0
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["two/e1", "two/e2"]
    assert ran.err == "musnad: exported 1 article as plover: event 2\n"


def test_tables_go_to_a_folder(run: Run, ledger: str, tmp_path: Path) -> None:
    ran = run(["export", "csv", "--ledger", ledger, "--out", str(tmp_path / "new")])
    assert ran.status == 0
    assert (ran.out, "documents 2" in ran.err) == ("", True)
    assert (tmp_path / "new" / "events.csv").exists()


def test_by_name(run: Run, ledger: str) -> None:
    options = ["--who", "شهود", "--outlet", "سانا", "--to", "2016-12-31"]
    ran = run(["export", "plover", "--ledger", ledger, *options])
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["one/e1", "one/e2"]


def test_nothing_found_is_status_one(run: Run, ledger: str) -> None:
    ran = run(["export", "plover", "--ledger", ledger, "--who", "لافروف"])
    assert (ran.status, ran.out) == (1, "")
    assert "nothing found" in ran.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["parquet"], "expected a folder"),
        (["plover", "--from", "yesterday"], "expected a day"),
        (["plover", "--out", "absent/file"], "expected a file"),
        (["xlsx"], "xlsx"),
    ],
)
def test_a_wrong_option_is_status_two(run: Run, ledger: str, words: list[str], why: str) -> None:
    ran = run(["export", *words, "--ledger", ledger])
    assert ran.status == 2
    assert why in ran.err


def test_an_absent_ledger_is_status_two(run: Run, tmp_path: Path) -> None:
    ran = run(["export", "plover", "--ledger", str(tmp_path / "absent.db")])
    assert ran.status == 2
    assert "found no file of this name" in ran.err
