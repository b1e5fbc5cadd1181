"""musnad ask: entries, or a clear line"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad.ledger import Ledger
from tests.cli.conftest import Run
from tests.ledger.documents import document, report


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    first = document(
        "first",
        report("a1", "الوزير لافروف", "المباحثات مستمرة", chain=("سانا", "الوزير لافروف")),
        report("a2", "كيري", "لافروف تراجع", kind="accuse"),
        headline="مباحثات",
    )
    second = document("second", report("a1", "كيري", "العمل مستمر"), published="2017-01-05")
    with Ledger.open(path) as book:
        book.add_many([(first, None), (second, None)])
    return str(path)


class TestFound:
    def test_pretty(self, run: Run, ledger: str) -> None:
        ran = run(["ask", "لافروف", "--ledger", ledger])
        assert ran.status == 0
        lines = ran.out.replace("\u2068", "").replace("\u2069", "").splitlines()
        assert lines[0] == "2016-12-08 · سانا · مباحثات · first"
        assert lines[2] == "a1  سانا → الوزير لافروف"
        assert "المباحثات مستمرة" in ran.out
        assert "لافروف تراجع" in ran.out

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            (["لافروف"], ["first/a1", "first/a2"]),
            (["--who", "لافروف"], ["first/a1"]),
            (["لافروف", "تراجع"], ["first/a2"]),
            (["--who", "كيري"], ["second/a1", "first/a2"]),
            (["--who", "كيري", "--to", "2016-12-31"], ["first/a2"]),
            (["--who", "كيري", "--from", "2016-12-31"], ["second/a1"]),
            (["--class", "accuse"], ["first/a2"]),
            (["--outlet", "سانا", "--limit", "1"], ["second/a1"]),
        ],
    )
    def test_jsonl(self, run: Run, ledger: str, words: list[str], found: list[str]) -> None:
        ran = run(["ask", *words, "--ledger", ledger, "--format", "jsonl"])
        assert ran.status == 0
        entries = [json.loads(line) for line in ran.out.splitlines()]
        assert [f"{one['document']}/{one['attribution']['id']}" for one in entries] == found

    def test_ledger_of_the_environment(
        self, run: Run, ledger: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("MUSNAD_LEDGER", ledger)
        assert run(["ask", "لافروف"]).status == 0

    def test_limit_is_told(self, run: Run, ledger: str) -> None:
        told = run(["ask", "--limit", "1", "--offset", "1", "--ledger", ledger]).err
        assert "entries 2 to 2; --limit or --offset shows more" in told

    def test_articles(self, run: Run, ledger: str) -> None:
        ran = run(["ask", "--articles", "--format", "jsonl", "--ledger", ledger])
        assert ran.status == 0
        assert all("snippet" in json.loads(line) for line in ran.out.splitlines())

    def test_articles_have_no_source(self, run: Run, ledger: str) -> None:
        ran = run(["ask", "--articles", "--who", "X", "--ledger", ledger])
        assert ran.status == 2
        assert "--articles: expected WORDS" in ran.err

    def test_by_state(self, run: Run, ledger: str) -> None:
        ran = run(["ask", "--country", "Atlantis", "--ledger", ledger])
        assert "expected a state such as RUS" in ran.err


class TestNotFound:
    def test_nothing(self, run: Run, ledger: str) -> None:
        ran = run(["ask", "بوتين", "--ledger", ledger])
        assert ran.status == 1
        assert ran.err == f"musnad: nothing found in {ledger}\n"

    @pytest.mark.parametrize("words", [["--from", "soon"], ["!!"], ["--limit", "0"], ["--who", ""]])
    def test_wrong_usage(self, run: Run, ledger: str, words: list[str]) -> None:
        assert run(["ask", *words, "--ledger", ledger]).status == 2

    def test_absent_ledger(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("MUSNAD_LEDGER", raising=False)
        ran = run(["ask", "لافروف"])
        assert ran.status == 2
        assert ran.err.startswith("musnad: musnad.db: expected a ledger, found no file")
        assert not list(tmp_path.iterdir())
