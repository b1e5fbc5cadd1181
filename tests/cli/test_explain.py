"""musnad explain: what decided at a place, or one clear line"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "أعلنت الوزارة أن المدير قال إن الجسر مفتوح.\nعاد العمال إلى بيوتهم أمس."
MARKS = re.compile("[\u2066-\u2069\u200f]")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def several(tmp_path: Path) -> str:
    path = tmp_path / "several.jsonl"
    rows = [{"id": "first", "text": TEXT}, "no record", {"id": "second", "text": "قال إنه عائد."}]
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    return str(path)


def lines(out: str) -> list[str]:
    return [line.rstrip() for line in MARKS.sub("", out).splitlines()]


class TestPretty:
    def test_everything_about_a_place(self, run: Run, file: str) -> None:
        ran = run(["explain", file, "--at", str(TEXT.index("الجسر") + 1)])
        shown = lines(ran.out)
        assert ran.status == 0
        assert shown[0] == "أعلنت الوزارة أن المدير قال إن [الجسر] مفتوح."
        assert "▸   الجسر · l definite" in shown
        assert "    قال · V verb · verbs/qwl-1" in shown
        inner, outer = (at for at, line in enumerate(shown) if line.startswith("    rule that/"))
        assert shown.index("    قال · say, indirect") < inner
        assert inner < shown.index("    أعلنت · announce, indirect · collective source") < outer
        assert any(line.startswith("    verbs/qwl-1 · ar/verbs.tsv, line ") for line in shown)
        assert any("lemma قال · root قول" in line for line in shown)

    def test_nobody_is_reported(self, run: Run, file: str) -> None:
        shown = lines(run(["explain", file, "--at", str(TEXT.index("بيوتهم"))]).out)
        assert "    none: the outlet speaks itself" in shown

    def test_cues_that_lost(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "lost.txt"
        path.write_text("عقد الوزير لقاء قصيرا في بيان المدينة.", encoding="utf-8")
        shown = lines(run(["explain", str(path), "--at", "0"]).out)
        assert "cues that report nothing here" in shown
        assert any(line.startswith("    بيان · no content follows") for line in shown)

    def test_a_blank_is_a_place_too(self, run: Run, file: str) -> None:
        shown = lines(run(["explain", file, "--at", "5"]).out)
        assert shown[0].startswith("أعلنت[ ]الوزارة")


class TestJson:
    def test_one_object(self, run: Run, file: str) -> None:
        at = TEXT.index("الجسر")
        told = json.loads(run(["explain", file, "--at", str(at), "--format", "json"]).out)
        assert told["offset"] == at
        assert [one["rule"] for one in told["steps"]] == ["that/subject-verb", "that/verb-subject"]
        assert told["rows"]["verbs/qwl-1"]["cells"]["lemma"] == "قال"
        assert told["rows"]["verbs/qwl-1"]["file"] == "ar/verbs.tsv"
        assert {"span", "tag", "kind", "rows"} == set(told["readings"][0])


class TestArticles:
    def test_by_id(self, run: Run, several: str) -> None:
        ran = run(["explain", several, "--id", "second", "--at", "0"])
        assert ran.status == 0
        assert lines(ran.out)[0] == "[قال] إنه عائد."
        assert "skipped" in ran.err

    def test_standard_input(self, run: Run) -> None:
        assert run(["explain", "-", "--at", "0"], stdin=TEXT.encode()).status == 0


class TestErrors:
    @pytest.mark.parametrize("at", [-1, len(TEXT), 10**9])
    def test_outside(self, run: Run, file: str, at: int) -> None:
        ran = run(["explain", file, "--at", str(at)])
        assert ran.status == 2
        line = f"musnad: expected an offset from 0 to {len(TEXT) - 1}, found {at}\n"
        assert ran.err == line
        assert not ran.out

    def test_which_of_several(self, run: Run, several: str) -> None:
        ran = run(["explain", several, "--at", "0"])
        assert ran.status == 2
        assert ran.err.splitlines()[-1].endswith("found several; --id tells which")

    def test_no_such_id(self, run: Run, several: str) -> None:
        ran = run(["explain", several, "--at", "0", "--id", "third"])
        assert ran.status == 2
        assert ran.err.splitlines()[-1].endswith(
            "expected an article with the id third, found none"
        )

    def test_no_file(self, run: Run, tmp_path: Path) -> None:
        ran = run(["explain", str(tmp_path / "none.txt"), "--at", "0"])
        assert ran.status == 2
        assert ran.err.count("\n") == 1

    @pytest.mark.parametrize("words", [[], ["--at", "soon"]])
    def test_wrong_usage(self, run: Run, file: str, words: list[str]) -> None:
        assert run(["explain", file, *words]).status == 2


def test_help(run: Run) -> None:
    assert "Exit status" in run(["explain", "--help"]).out
