"""musnad read: output, summary, exit status"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad.cli.shelf import shelf
from musnad.ledger import Ledger
from musnad.pipeline import ENGINE
from tests.cli.conftest import Ran, Run

TEXT = "قال الوزير إن المفاوضات مستمرة. وأكدت الوزارة أن “الحوار ضروري”."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [json.dumps({"id": str(n), "text": f"{TEXT} {n}"}, ensure_ascii=False) for n in (1, 2)]
    path.write_text(f"{rows[0]}\n{{broken\n{rows[1]}\n", encoding="utf-8")
    return path


def documents(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


class TestFormats:
    def test_pretty_is_the_default(self, run: Run, story: Path) -> None:
        ran = run(["read", str(story), "--outlet", "سانا"])
        assert ran.status == 0
        assert "a1  \u2068سانا\u2069 → \u2068الوزير\u2069" in ran.out
        assert "\x1b" not in ran.out

    def test_jsonl(self, run: Run, story: Path, lines: Path) -> None:
        ran = run(["read", str(story), str(lines), "--format", "jsonl"])
        found = documents(ran)
        assert [one["text"] for one in found] == [TEXT, f"{TEXT} 1", f"{TEXT} 2"]
        assert {one["engine"] for one in found} == {ENGINE}
        assert "الوزير" in ran.out

    def test_json_is_an_array(self, run: Run, story: Path, lines: Path) -> None:
        ran = run(["read", str(lines), str(story), "--format", "json"])
        assert [one["id"] for one in json.loads(ran.out)][:2] == ["1", "2"]

    def test_json_of_nothing_is_an_array_too(self, run: Run, tmp_path: Path) -> None:
        ran = run(["read", str(tmp_path), "--format", "json"])
        assert json.loads(ran.out) == []

    def test_options_fill_what_is_absent(self, run: Run, story: Path) -> None:
        words = ["read", str(story), "--published", "2016-12-08", "--outlet", "سانا"]
        (one,) = documents(run([*words, "--format", "jsonl"]))
        assert (one["published"], one["outlet"]) == ("2016-12-08", "سانا")

    def test_own_columns(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "own"
        path.write_text(f"day;body\n2024-03-05;{TEXT}\n", encoding="utf-8")
        words = ["read", str(path), "--column", "text=body", "--column", "published=day"]
        (one,) = documents(run([*words, "--format", "jsonl"]))
        assert (one["text"], one["published"]) == (TEXT, "2024-03-05")

    def test_who_signed_and_where(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "news"
        row = {"text": f"دمشق-سانا\n{TEXT}", "author": "سامي", "lead": "مقدمة"}
        path.write_text(json.dumps(row), encoding="utf-8")
        (one,) = documents(run(["read", str(path), "--format", "jsonl"]))
        assert (one["author"], one["lead"], one["dateline"]) == ("سامي", "مقدمة", "دمشق-سانا")

    def test_standard_input(self, run: Run) -> None:
        ran = run(["read", "-", "--format", "jsonl"], stdin=TEXT.encode("windows-1256", "replace"))
        assert ran.status == 0
        assert len(documents(ran)) == 1


class TestStatus:
    def test_all_read(self, run: Run, story: Path) -> None:
        ran = run(["read", str(story)])
        assert ran.status == 0
        assert ran.err == "musnad: read 1 article, 2 attributions; skipped 0\n"

    def test_some_skipped(self, run: Run, story: Path, lines: Path, tmp_path: Path) -> None:
        gone = tmp_path / "gone.txt"
        ran = run(["read", str(gone), str(lines), str(story), "--format", "jsonl"])
        assert ran.status == 1
        first, second, summary = ran.err.splitlines()
        assert first == f"musnad: skipped {gone}: expected a file, found none of this name"
        assert second.startswith(f"musnad: skipped {lines}:2: expected one JSON object")
        assert summary.startswith("musnad: read 3 articles, ")
        assert summary.endswith("skipped 2 (BrokenRecord 1, MissingInput 1)")

    def test_none_read(self, run: Run, tmp_path: Path) -> None:
        blank = tmp_path / "blank.txt"
        blank.touch()
        ran = run(["read", str(blank), str(tmp_path)])
        assert ran.status == 2
        assert ran.out == ""
        assert len(ran.err.splitlines()) == 3

    @pytest.mark.parametrize(
        "words",
        [
            ["--published", "yesterday"],
            ["--published", ""],
            ["--format", "xml"],
            ["--no-such-option"],
            ["--outlet", "\udcff"],
        ],
    )
    def test_wrong_usage(self, run: Run, story: Path, words: list[str]) -> None:
        ran = run(["read", str(story), *words])
        assert ran.status == 2
        assert ran.out == ""

    @pytest.mark.parametrize(
        ("given", "why"),
        [
            (["body"], "--column: expected FIELD=NAME such as text=body, found 'body'"),
            (["text="], "--column: expected FIELD=NAME such as text=body, found 'text='"),
            (["text=a", "text=b"], "--column: expected text once, found it again in 'text=b'"),
            (["body=text"], "columns: expected one of text id url"),
        ],
    )
    def test_wrong_columns(self, run: Run, story: Path, given: list[str], why: str) -> None:
        ran = run(["read", str(story), *(word for one in given for word in ("--column", one))])
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"musnad: {why}")
        assert len(ran.err.splitlines()) == 1

    def test_column_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "own.csv"
        path.write_text(f"day;body\n2024-03-05;{TEXT}\n2024-03-06;{TEXT}\n", encoding="utf-8")
        ran = run(["read", str(path), "--column", "text=story"])
        assert ran.status == 2
        assert ran.err.splitlines()[0] == (
            f"musnad: skipped {path}: expected a column 'story', found only day, body"
        )

    def test_no_file(self, run: Run) -> None:
        assert run(["read"]).status == 2

    def test_dropped_date_is_noted(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "news.jsonl"
        path.write_text(json.dumps({"text": TEXT, "published": "Monday"}), encoding="utf-8")
        ran = run(["read", str(path), "--format", "jsonl"])
        assert ran.status == 0
        assert f"{path}:1: field published: expected a date such as" in ran.err

    def test_names_are_harmless(self, run: Run, tmp_path: Path) -> None:
        ran = run(["read", str(tmp_path / "a\x1b[31m\u202e")])
        assert "\x1b" not in ran.err
        assert "␛[31m⟨U+202E⟩" in ran.err


class TestLedger:
    def test_stores_what_is_read(self, run: Run, lines: Path, tmp_path: Path) -> None:
        path = tmp_path / "news.db"
        for _ in range(2):
            ran = run(["read", str(lines), "--ledger", str(path)])
            assert ran.status == 1
        with Ledger.open(path) as ledger:
            assert [one.id for one in ledger.documents()] == ["1", "2"]

    def test_wrong_ledger_is_one_line_before_anything(
        self, run: Run, story: Path, tmp_path: Path
    ) -> None:
        ran = run(["read", str(story), "--ledger", str(story)])
        assert ran.status == 2
        assert ran.out == ""
        assert ran.err.splitlines() == [
            f"musnad: {story}: expected a ledger, found a file of another kind"
        ]


class TestDirtyText:
    def test_nul_and_bidi_are_kept_and_shown(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "dirty.txt"
        text = "قال الوزير إن المفاوضات\x00 مستمرة \u202eجدا [red]"
        path.write_text(text, encoding="utf-8")
        (one,) = documents(run(["read", str(path), "--format", "jsonl"]))
        assert one["text"] == text
        shown = run(["read", str(path)]).out
        assert not set(shown) & {"\x00", "\u202e"}
        assert "␀" in shown
        assert "⟨U+202E⟩" in shown
        assert "[red]" in shown


class TestImports:
    """The ledger notes what was read into it."""

    def test_what_was_skipped_and_why(self, run: Run, lines: Path, tmp_path: Path) -> None:
        path = str(tmp_path / "news.db")
        absent = str(tmp_path / "absent.txt")
        assert run(["read", str(lines), absent, "--ledger", path]).status == 1
        with Ledger.open(path) as ledger:
            (one,) = ledger.imports().every()
            skips = ledger.imports().skipped()
        assert (one.command, one.given, one.state) == ("read", f"{lines} {absent}", "ended")
        assert (one.inputs, one.done, one.articles, one.skipped) == (2, 2, 2, 2)
        assert [skip.kind for skip in skips] == ["MissingInput", "BrokenRecord"]
        assert skips[1].place == f"{lines}:2"
        assert "expected" in skips[1].why

    def test_without_a_ledger_nothing_is_noted(self, run: Run, story: Path, tmp_path: Path) -> None:
        assert run(["read", str(story)]).status == 0
        assert [path.name for path in tmp_path.iterdir()] == [story.name]

    def test_what_ends_too_early_says_so(self, lines: Path, tmp_path: Path) -> None:
        path = str(tmp_path / "news.db")
        with pytest.raises(KeyboardInterrupt), shelf(path, "read", [str(lines)]):
            raise KeyboardInterrupt
        with Ledger.open(path) as ledger:
            assert ledger.imports().every()[0].state == "stopped"
