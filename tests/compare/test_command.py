"""musnad compare and musnad ledger refresh on the command line"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from musnad.cli import app
from musnad.ledger import Ledger
from musnad.pipeline import ENGINE
from tests.bulk.tabled import tabled
from tests.compare.cases import document

LEFT = "أعلن الناطق باسم البلدية أن جسر الصنوبر فتح أمام الشاحنات."
RIGHT = "قال سائقون إن جسر الصنوبر أغلق أمام الشاحنات."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.jsonl"
    rows = [
        {"id": "a", "outlet": "المنارة", "published": "2024-03-01", "text": LEFT},
        {"id": "b", "outlet": "السهل", "published": "2024-03-01", "text": RIGHT},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


class TestCompare:
    def test_pretty(self, file: Path) -> None:
        result = run("compare", file)
        assert result.exit_code == 0
        assert "conflicts (1)" in result.stdout
        assert "opposed/access" in result.stdout
        assert "compared 2 articles: 1 conflict, 0 reversals" in result.stderr

    def test_json(self, file: Path) -> None:
        result = run("compare", file, "--format", "json")
        (conflict,) = json.loads(result.stdout)["conflicts"]
        assert conflict["clash"]["left"]["text"] == "فتح"
        assert conflict["left"]["chain"][0]["text"] == "المنارة"

    def test_page(self, file: Path, tmp_path: Path) -> None:
        page = tmp_path / "accounts.html"
        assert run("compare", file, "--html", page).exit_code == 0
        assert "<mark>أغلق</mark>" in page.read_text(encoding="utf-8")

    def test_choice(self, file: Path) -> None:
        result = run("compare", file, "--about", "سائقون")
        assert "compared 1 article" in result.stderr
        assert run("compare", file, "--from", "2024-03-02").exit_code == 2
        assert "expected a day" in run("compare", file, "--to", "soon").stderr

    def test_tables(self, file: Path, tmp_path: Path) -> None:
        tables = tabled(tmp_path / "tables", file)
        result = run("compare", "--tables", tables, "--workers", 1, "--memory", "500MB")
        assert result.exit_code == 0
        assert dict(line.split() for line in result.stdout.splitlines())["conflicts"] == "1"
        told = f"compared 2 articles; tables in {tables / 'compared'}"
        assert result.stderr == f"musnad: {told}\n"
        lines = run("compare", "--tables", tables, "--workers", 1, "--format", "json").stdout
        found = [json.loads(line) for line in lines.splitlines()]
        assert [one["document"] for one in found if one["found"] == "stories"] == ["a", "b"]
        (conflict,) = (one for one in found if one["found"] == "conflicts")
        assert conflict["clash"]["left"]["text"] == "فتح"
        assert conflict["left"]["document"] == "a"

    def test_tables_are_compared_whole(self, tmp_path: Path) -> None:
        for option in ("--about", "--from", "--html"):
            result = run("compare", "--tables", tmp_path, option, "2024-03-01")
            assert result.exit_code == 2
            assert result.stderr.startswith(f"musnad: {option}: expected files or a ledger")
        result = run("compare", "--tables", tmp_path, "--ledger", "x.db")
        assert "only one of them" in result.stderr

    def test_ledger(self, tmp_path: Path) -> None:
        path = tmp_path / "news.db"
        with Ledger.open(path) as ledger:
            ledger.add(document("a", LEFT, "المنارة"))
            ledger.add(document("b", RIGHT, "السهل"))
        first = run("compare", "--ledger", path, "--format", "json")
        assert json.loads(first.stdout)["conflicts"]
        assert run("compare", "--ledger", path, "--format", "json").stdout == first.stdout

    def test_files_or_a_ledger(self, file: Path) -> None:
        assert run("compare").exit_code == 2
        result = run("compare", file, "--ledger", "news.db")
        assert "expected files, --ledger or --tables, and only one of them" in result.stderr

    def test_what_cannot_be_read_is_skipped(self, file: Path, tmp_path: Path) -> None:
        result = run("compare", file, tmp_path / "absent.txt")
        assert result.exit_code == 1
        assert "skipped" in result.stderr


class TestRefresh:
    def test_what_another_engine_has_read(self, tmp_path: Path) -> None:
        path = tmp_path / "news.db"
        old = document("a", LEFT, "المنارة")
        with Ledger.open(path) as ledger:
            ledger.add(type(old)(engine="", stages=("none",), id="a", text=LEFT))
            ledger.add(document("b", RIGHT, "السهل"))
        result = run("ledger", "refresh", "--ledger", path)
        assert result.exit_code == 0
        with Ledger.open(path) as ledger:
            found = ledger.document("a")
            assert found is not None
            assert found.attributions
            assert found.engine == ENGINE
            assert len(ledger.versions("a")) == 1
        assert "read 0 articles again" in run("ledger", "refresh", "--ledger", path).stderr

    def test_no_ledger(self, tmp_path: Path) -> None:
        assert run("ledger", "refresh", "--ledger", tmp_path / "none.db").exit_code == 2
