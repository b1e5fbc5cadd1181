"""musnad ledger: what is done to a ledger as a whole"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.ledger import Ledger
from tests.cli.conftest import Run
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
