"""what a ledger keeps of comparisons, and what it drops when an article changes"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from musnad.compare import compare, compare_ledger
from musnad.ledger import Ledger
from musnad.ledger.compared import Kept
from musnad.model import Article, Document
from musnad.pipeline import analyse
from tests.ledger.conftest import address
from tests.ledger.documents import document
from tests.ledger.postgres import Server

TEXTS = {
    "first": "أعلن الناطق باسم البلدية أن جسر الصنوبر فتح أمام الشاحنات.",
    "second": "قال سائقون إن جسر الصنوبر أغلق أمام الشاحنات.",
    "third": "قال مهندس إن جسر الصنوبر مغلق أمام الشاحنات منذ شهر.",
}


def article(id: str, text: str | None = None) -> Document:
    return analyse(
        Article(id=id, text=text or TEXTS[id], outlet=f"صحيفة {id}", published="2024-03-01")
    )


@pytest.fixture
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        yield ledger


def waiting(ledger: Ledger) -> list[str]:
    return [document.id for _, document in ledger.shelf().waiting("1")]


def test_the_same_as_all_at_once(ledger: Ledger) -> None:
    for id in TEXTS:
        ledger.add(article(id))
        found = compare_ledger(ledger)
    assert found == compare(article(id) for id in TEXTS)
    assert found.conflicts


def test_only_what_is_new_is_compared(ledger: Ledger) -> None:
    ledger.add_many((article(id), None) for id in ("first", "second"))
    assert waiting(ledger) == ["first", "second"]
    first = compare_ledger(ledger)
    assert waiting(ledger) == []
    assert compare_ledger(ledger) == first
    ledger.add(article("third"))
    assert waiting(ledger) == ["third"]


def test_an_article_that_changes_is_compared_anew(ledger: Ledger) -> None:
    ledger.add_many((article(id), None) for id in ("first", "second"))
    assert compare_ledger(ledger).conflicts
    ledger.add(article("second", "قال صيادون إن موسم السردين بدأ في خليج الدانة."))
    assert waiting(ledger) == ["second"]
    assert not compare_ledger(ledger).conflicts


def test_what_other_rules_found_is_dropped(ledger: Ledger) -> None:
    ledger.add(document("d"))
    shelf = ledger.shelf()
    keys = [key for key, _ in shelf.waiting("old")]
    shelf.keep("old", [(keys[0], b"sheet")], [Kept("d", "d", "number", "rule", 0.5, "{}")])
    assert list(shelf.findings()) == ["{}"]
    shelf.forget("old")
    assert list(shelf.sheets("old")) == [b"sheet"]
    shelf.forget("new")
    assert not list(shelf.findings())
    assert not list(shelf.sheets("old"))


def test_choice_of_articles(ledger: Ledger) -> None:
    ledger.add_many((article(id), None) for id in TEXTS)
    assert compare_ledger(ledger, about="سائقون").documents == 1
    assert compare_ledger(ledger, about="الجسر والشاحنات").documents == 0
    assert compare_ledger(ledger, about="جسر الشاحنات").documents == 3
    assert compare_ledger(ledger, since="2024-03-02").documents == 0
    assert compare_ledger(ledger, until="2024-03-01").documents == 3


def test_stale(ledger: Ledger) -> None:
    ledger.add(document("d", engine="musnad 0.0.1"))
    assert [one.id for one, _ in ledger.stale("musnad 0.1.0")] == ["d"]
    assert not list(ledger.stale("musnad 0.0.1"))
