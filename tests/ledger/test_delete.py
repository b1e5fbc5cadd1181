"""what is deleted leaves a ledger into which it never came"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from musnad import Article, Document, Ledger, analyse
from musnad.compare import compare_ledger
from tests.ledger.conftest import address
from tests.ledger.content import content
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server

SAID = "أعلن سيرغي لافروف أن القصف على حلب توقف. وأكد الناطق باسم البلدية سالم الحداد أن الجسر فتح."
DENIED = "نفى جون كيري أن يكون القصف على حلب توقف. وقال مسؤول أمريكي إن الهدنة هشة."
BRIDGE = (
    "قال الناطق باسم البلدية سالم الحدّاد إن جسر الصنوبر فتح أمام الشاحنات بعد أعمال الصيانة"
    " التي استمرت ثلاثة أشهر وإن حركة السير عادت إلى طبيعتها في المدينة."
)
ALONE = "صرح نضال القاسم مدير الميناء بأن السفينة رست أمس. ونقلت وكالة رويترز عنه قوله إن 3 أصيبوا."


def article(id: str, text: str, outlet: str, day: str = "2016-12-08") -> Document:
    made = Article(id=id, text=text, outlet=outlet, published=day, headline="خبر حلب والجسر")
    return analyse(made)


NEWS = (
    article("said", SAID, "صحيفة المدينة"),
    article("denied", DENIED, "الصّارية"),
    article("bridge", BRIDGE, "الصارية"),
    article("copy", BRIDGE + " وأضاف أن العمل تم.", "رويترز", "2016-12-09"),
    article("third", BRIDGE + " وتابع الناس سيرهم.", "بي بي سي", "2016-12-09"),
    article("alone", ALONE, "الصارية", "2016-12-10"),
)


def filled(databases: Server | None, news: Iterable[Document]) -> Ledger:
    ledger = Ledger.open(address(databases))
    for one in news:
        ledger.add(one)
    compare_ledger(ledger)
    return ledger


@pytest.mark.parametrize("gone", [("said",), ("denied", "copy"), ("bridge", "third"), ("alone",)])
def test_as_if_it_had_never_come(databases: Server | None, gone: tuple[str, ...]) -> None:
    with (
        filled(databases, NEWS) as ledger,
        filled(databases, (one for one in NEWS if one.id not in gone)) as never,
    ):
        assert content(ledger) != content(never)
        assert ledger.delete(gone) == list(gone)
        compare_ledger(ledger)
        assert content(ledger) == content(never)
        assert compare_ledger(ledger).copies == compare_ledger(never).copies
        for query in ("الجسر", "رويترز", "السفينة", "حلب"):
            assert ledger.ask(words=query) == never.ask(words=query)
            assert ledger.articles(query) == never.articles(query)
        assert ledger.counts() == never.counts()


def test_in_any_order(databases: Server | None) -> None:
    """Whatever comes, changes and goes, what is left is what would be there alone."""
    chance = random.Random(7)
    with Ledger.open(address(databases)) as ledger:
        for _ in range(6):
            ledger.add(chance.choice(NEWS))
            ledger.add(document("said", text="نص آخر"))
            ledger.delete([chance.choice(NEWS).id, "said"])
        there = [one.id for one in ledger.documents()]
        for id in there[:-1]:
            ledger.delete([id])
        (last,) = there[-1:]
        with filled(databases, (one for one in NEWS if one.id == last)) as never:
            compare_ledger(ledger)
            assert content(ledger) == content(never)


def test_all_versions_go(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        ledger.add(NEWS[0])
        ledger.add(document("said", report("a1", "لافروف", "تراجع"), text="نص آخر"))
        ledger.add(document("other"))
        assert ledger.delete(["said", "absent", "said"]) == ["said"]
        assert ledger.versions("said") == []
        assert [one.id for one in ledger.documents()] == ["other"]
        assert not content(ledger)["entities"]
        assert ledger.add(NEWS[0])


def test_nothing_of_it_is_left_in_the_indexes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add_many((one, None) for one in NEWS)
        ledger.delete(["said", "alone"])
    with closing(sqlite3.connect(path)) as plain:
        for index in ("search", "stems", "articles"):
            plain.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
