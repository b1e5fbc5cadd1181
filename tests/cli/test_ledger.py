"""musnad ledger: what is done to a ledger as a whole"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad import analyse, read
from musnad.evaluate.gold import read_gold
from musnad.ledger import Ledger
from tests.cli.conftest import Ran, Run
from tests.ledger.documents import document, report


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    with Ledger.open(path) as book:
        for id in ("first", "second"):
            book.add(document(id, report("a1", "لافروف", "المباحثات مستمرة"), text=id))
    return str(path)


def left(ledger: str) -> list[str]:
    with Ledger.open(ledger) as book:
        return [one.id for one in book.documents()]


class TestDelete:
    def test_yes(self, run: Run, ledger: str) -> None:
        ran = run(["ledger", "delete", "first", "--yes", "--ledger", ledger])
        assert (ran.status, ran.err) == (0, "musnad: deleted 1 article\n")
        assert left(ledger) == ["second"]

    @pytest.mark.parametrize(
        ("said", "status", "stay"),
        [
            (b"y\n", 0, []),
            (b"n\n", 1, ["first", "second"]),
            (b"\n", 1, ["first", "second"]),
            (b"", 1, ["first", "second"]),
        ],
    )
    def test_asks(self, run: Run, ledger: str, said: bytes, status: int, stay: list[str]) -> None:
        ran = run(["ledger", "delete", "first", "second", "--ledger", ledger], stdin=said)
        assert ran.status == status
        assert "delete 2 articles from" in ran.err
        assert left(ledger) == stay

    def test_unknown(self, run: Run, ledger: str) -> None:
        ran = run(["ledger", "delete", "third", "first", "--yes", "--ledger", ledger])
        assert ran.status == 1
        assert "expected the article third, found none" in ran.err
        assert run(["ledger", "delete", "third", "--yes", "--ledger", ledger]).status == 2
        assert left(ledger) == ["second"]


class TestCorrect:
    ID = "suez-2021-1"
    WORDS = "رئيس الهيئة الفريق أسامة ربيع"

    @pytest.fixture
    def news(self, tmp_path: Path, root: Path) -> str:
        path = tmp_path / "news.db"
        articles = read(root / "samples" / "suez-2021.jsonl")
        with Ledger.open(path) as book:
            book.add_many((analyse(one), None) for one in articles if one.id == self.ID)
        return str(path)

    def correct(self, run: Run, news: str, *words: str) -> Ran:
        ran: Ran = run(["ledger", "correct", *words, "--ledger", news])
        return ran

    def test_kept_listed_undone(self, run: Run, news: str) -> None:
        said = ("--by", "amal", "--note", "surname")
        ran = self.correct(run, news, "source", self.ID, "a2", "--words", self.WORDS, *said)
        assert (ran.status, ran.err) == (0, "musnad: kept as correction 1\n")
        assert self.correct(run, news, "no-report", self.ID, "a5", "--by", "b").status == 0
        ran = self.correct(run, news, "list")
        assert ran.status == 0
        assert all(word in ran.out for word in ("source", "amal", self.WORDS, "not a report"))
        ran = self.correct(run, news, "list", "--format", "jsonl")
        assert [json.loads(line)["by"] for line in ran.out.splitlines()] == ["amal", "b"]
        assert self.correct(run, news, "undo", "2").status == 0
        ran = self.correct(run, news, "undo", "2")
        assert ran.status == 2
        assert "expected the number of a correction, found 2" in ran.err

    def test_stranded(self, run: Run, news: str) -> None:
        self.correct(run, news, "no-report", self.ID, "a5", "--by", "b")
        with Ledger.open(news) as book:
            book.add(document(self.ID, text="نص آخر"))
        ran = self.correct(run, news, "list")
        assert ran.status == 1
        assert "stranded, as the text or its reading has changed: 1" in ran.err

    def test_gold_tells_right_from_wrong(self, run: Run, news: str, tmp_path: Path) -> None:
        """What was corrected is an error of the engine; nothing else costs."""
        gold = tmp_path / "gold.jsonl"
        assert self.correct(run, news, "gold", str(gold)).status == 1
        assert not gold.exists()
        self.correct(run, news, "source", self.ID, "a2", "--words", self.WORDS, "--by", "b")
        self.correct(run, news, "no-report", self.ID, "a5", "--by", "b")
        self.correct(
            run, news, "merge", "person/osama-rabie", "org/suez-canal-authority", "--by", "b"
        )
        ran = self.correct(run, news, "gold", str(gold))
        assert ran.status == 1
        assert "left out 1 correction" in ran.err
        (text,) = read_gold(gold)
        costs = [one for one in text.attributions if not one.optional]
        assert [one.source.text for one in costs if one.source] == [self.WORDS]
        assert "a5" not in {one.id for one in text.attributions}
        ran = run(["evaluate", "--gold", str(gold), "--format", "json"])
        assert ran.status == 0
        figures = json.loads(ran.out)["figures"]
        # The short source is off by its last word, and the doubt is found without being one.
        assert (figures["gold"], figures["predicted"], figures["source_exact"]) == (1, 2, 0.0)
