"""a ledger as it is browsed: sums, entities, lists, and what is kept of comparisons"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad import Article, Ledger, analyse
from musnad.compare import compare_ledger
from musnad.compare.kept import compare_some, disputes_of, newest_disputes
from musnad.errors import UsageError
from tests.ledger.conftest import address
from tests.ledger.postgres import Server

SAID = Article(
    id="said",
    outlet="صحيفة المدينة",
    published="2016-12-08",
    text="أعلن سيرغي لافروف أن القصف على حلب توقف. العصابات المسلحة انسحبت.",
)
DENIED = Article(
    id="denied",
    outlet="الصارية",
    published="2016-12-09",
    text="نفى جون كيري أن يكون القصف على حلب توقف. وقال مسؤول أمريكي إن الهدنة هشة.",
)


@pytest.fixture(scope="module")
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((analyse(one), None) for one in (SAID, DENIED))
        yield ledger


def test_outlets(ledger: Ledger) -> None:
    sums = {one.outlet: one for one in ledger.desk().outlets()}
    one = sums["صحيفة المدينة"]
    assert (one.documents, one.reports, one.sentences, one.attributed, one.own) == (1, 1, 2, 1, 1)
    assert (one.loaded_own, one.first, one.last) == (1, "2016-12-08", "2016-12-08")
    assert sums["الصارية"].anonymous == 1
    assert [one.outlet for one in ledger.desk().outlets(since="2016-12-09")] == ["الصارية"]


def test_days(ledger: Ledger) -> None:
    found = [(one.day, one.documents, one.reports) for one in ledger.desk().days()]
    assert found == [("2016-12-09", 1, 2), ("2016-12-08", 1, 1)]
    with pytest.raises(UsageError, match="from: expected a day"):
        ledger.desk().days(since="yesterday")


def test_speakers(ledger: Ledger) -> None:
    names = [one.id for one in ledger.desk().speakers("صحيفة المدينة")]
    assert names == ["person/sergey-lavrov"]
    assert len(ledger.desk().speakers()) == 3
    assert ledger.desk().called("كيري")[0].id == "person/john-kerry"


def test_profile(ledger: Ledger) -> None:
    found = ledger.desk().profile("person/sergey-lavrov")
    assert found is not None
    assert (found.said, found.passed, found.entity.codes[0]) == (1, 0, "RUSGOV")
    assert [one.office for one in found.offices] == ["minister-of-foreign-affairs"]
    assert ledger.desk().profile("person/nobody-at-all") is None
    (said,) = ledger.desk().statements("person/sergey-lavrov")
    assert said.document == "said"
    assert ledger.desk().telling("person/sergey-lavrov") == ["said"]


@pytest.mark.parametrize(
    ("having", "ids"),
    [
        (None, ["denied", "said"]),
        ("own", ["said"]),
        ("loaded", ["said"]),
        ("anonymous", ["denied"]),
    ],
)
def test_articles(ledger: Ledger, having: None, ids: list[str]) -> None:
    assert [one.id for one in ledger.desk().articles(having=having)] == ids
    assert [one.id for one in ledger.desk().articles(having=having, limit=1)] == ids[:1]


def test_stamp_tells_of_new_articles(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        before = ledger.desk().stamp()
        ledger.add(analyse(SAID))
        assert ledger.desk().stamp() != before


def test_some_are_compared_by_what_is_kept(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((analyse(one), None) for one in (SAID, DENIED))
        now, fresh = compare_some(ledger, ["said", "denied", "absent"])
        assert (now.documents, fresh) == (2, 2)
        whole = compare_ledger(ledger)
        kept, fresh = compare_some(ledger, ["said", "denied"])
        assert fresh == 0
        assert kept.conflicts == whole.conflicts == now.conflicts != ()
        assert disputes_of(ledger, "person/john-kerry", ["denied"]).conflicts == kept.conflicts
        assert disputes_of(ledger, "country/USA", ["denied"]).conflicts == ()
        assert newest_disputes(ledger, 5).conflicts == kept.conflicts


def test_running_sums_are_those_of_the_rows(tmp_path: Path) -> None:
    """Whatever comes, is replaced and is superseded: sums and rows tell the same."""
    with Ledger.open(tmp_path / "sums.db") as ledger:
        text = "قال الوزير سيرغي لافروف إن المفاوضات مستمرة. وأكدت وكالة رويترز أن اللقاء تأجل."
        for outlet, published, body in (
            ("أ", "2024-03-05", text),
            ("ب", "2024-03-05", text),
            ("ب", "2024-03-06", text + " ونفى مصدر ذلك."),
            ("ب", "2024-03-07", text + " ونفى مصدر ذلك."),
        ):
            for id in ("1", "2" if outlet == "أ" else "1"):
                made = Article(id=id, text=body, outlet=outlet, published=published)
                ledger.add(analyse(made))
        with ledger._engine.connect() as connection:
            kept = connection.execute(sa.text("SELECT * FROM days ORDER BY 1, 2")).all()
            counts = "reports, sentences, attributed, own, anonymous, loaded_own, loaded_quoted"
            summed = ", ".join(f"sum({name})" for name in counts.split(", "))
            rows = f"SELECT folded_outlet, day, max(outlet), count(*), {summed} FROM tallies"
            made_new = connection.execute(sa.text(f"{rows} GROUP BY 1, 2 ORDER BY 1, 2")).all()
            assert [tuple(one) for one in kept] == [tuple(one) for one in made_new]
            spoken = "SELECT role, entity, reports FROM speaking WHERE outlet = '*' ORDER BY 1, 2"
            new = (
                "SELECT role, entity, count(DISTINCT attribution) FROM voices"
                " WHERE entity IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
            )
            found = connection.execute(sa.text(spoken)).all()
            assert found
            assert found == connection.execute(sa.text(new)).all()


def test_brief_is_what_accounts_are_made_of(ledger: Ledger) -> None:
    (whole,), (part,) = ledger.some(["said"]), ledger.brief(["said"])
    kept = ("id", "outlet", "published", "text", "sentences", "attributions", "events")
    assert all(getattr(part, name) == getattr(whole, name) for name in kept)
    assert part.mentions == ()


def test_holding_gives_the_ids_of_articles(ledger: Ledger) -> None:
    for words in ("القصف", "حلب", "انسحبت", "لا أثر لها"):
        found = [hit.document for hit in ledger.articles(words)]
        assert ledger.holding(words) == found
    assert ledger.holding("القصف", since="2016-12-09", limit=1) == ["denied"]


def test_revised_articles(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "revised.db") as ledger:
        ledger.add_many((analyse(one), None) for one in (SAID, DENIED))
        newer = Article(id="said", outlet="صحيفة المدينة", text="قال الوزير إن الهدنة هشة.")
        ledger.add(analyse(newer))
        assert [one.id for one in ledger.desk().articles(revised=True)] == ["said"]
        assert ledger.desk().articles("الصارية", revised=True) == []
