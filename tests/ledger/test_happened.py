"""events: found by type, party, place, outlet and day, each with who asserts it"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from musnad import Article, Ledger, analyse
from musnad.errors import UsageError
from musnad.ledger.happened import Deeds
from tests.ledger.conftest import address
from tests.ledger.older import step_back
from tests.ledger.postgres import Server

MEETING = Article(
    id="meeting",
    outlet="الصارية",
    published="2016-12-08",
    text="التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي جون كيري في جنيف.",
)
RAID = Article(
    id="raid",
    outlet="صحيفة المدينة",
    published="2016-12-09",
    text="قالت الوزارة إن مسلحين هاجموا نقطة تفتيش قرب بغداد. ودعا سيرغي لافروف إلى الهدوء.",
)


@pytest.fixture(scope="module")
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((analyse(one), None) for one in (MEETING, RAID))
        yield ledger


def found(ledger: Ledger, **asked: object) -> list[str]:
    wanted = Deeds(**asked)  # type: ignore[arg-type]
    return [f"{one.document}/{one.event.id}" for one in ledger.desk().events(wanted)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "consult"}, ["meeting/e1"]),
        ({"type": "ASSAULT"}, ["raid/e1"]),
        ({"who": "كيري"}, ["meeting/e1"]),
        ({"who": "person/john-kerry"}, ["meeting/e1"]),
        ({"actor": "لافروف", "type": "CONSULT"}, ["meeting/e1"]),
        ({"recipient": "لافروف"}, []),
        ({"who": "لافروف", "actor": "كيري"}, ["meeting/e1"]),
        ({"who": "اسم مجهول"}, []),
        ({"place": "بغداد"}, ["raid/e1"]),
        ({"place": "جنيف"}, ["meeting/e1"]),
        ({"asserted": "own", "type": "ASSAULT"}, []),
        ({"asserted": "reported", "type": "ASSAULT"}, ["raid/e1"]),
        ({"outlet": "الصارية"}, ["meeting/e1"]),
        ({"since": "2016-12-09", "type": "ASSAULT"}, ["raid/e1"]),
        ({"until": "2016-12-08"}, ["meeting/e1"]),
        ({"documents": ("meeting", "gone")}, ["meeting/e1"]),
        ({"documents": ()}, []),
        ({"limit": 0}, []),
    ],
)
def test_filters(ledger: Ledger, asked: dict[str, object], expected: list[str]) -> None:
    assert found(ledger, **asked) == expected


def test_the_newest_first_in_pages(ledger: Ledger) -> None:
    every = found(ledger)
    assert [one.partition("/")[0] for one in every] == ["raid"] * (len(every) - 1) + ["meeting"]
    assert [one for at in range(len(every)) for one in found(ledger, limit=1, offset=at)] == every


def test_each_has_its_chain_and_its_sentence(ledger: Ledger) -> None:
    (raid,) = ledger.desk().events(Deeds(type="ASSAULT"))
    assert [link.text for link in raid.chain] == ["صحيفة المدينة", "الوزارة"]
    assert raid.sentence.text == "قالت الوزارة إن مسلحين هاجموا نقطة تفتيش قرب بغداد."
    (meeting,) = ledger.desk().events(Deeds(type="CONSULT"))
    assert [link.text for link in meeting.chain] == ["الصارية"]


def test_an_entity_is_told_its_events(ledger: Ledger) -> None:
    kerry = ledger.desk().profile("person/john-kerry")
    assert kerry is not None
    assert kerry.events == 1


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"type": "WAR"}, "type: expected one of AGREE"),
        ({"asserted": "nobody"}, "asserted: expected one of own reported"),
        ({"since": "yesterday"}, "from: expected a day"),
    ],
)
def test_questions_that_make_no_sense(ledger: Ledger, asked: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        found(ledger, **asked)


def test_an_older_ledger_learns_who_takes_part(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with Ledger.open(file) as ledger:
        ledger.add_many((analyse(one), None) for one in (MEETING, RAID))
        parties = "SELECT * FROM parties ORDER BY document, event, role, entity"
    with closing(sqlite3.connect(file)) as plain:
        expected = plain.execute(parties).fetchall()
        for name in ("events_document", "events_day"):
            plain.execute(f"DROP INDEX {name}")
        plain.execute("CREATE INDEX events_document ON events (document)")
        step_back(plain, "0005")
    Ledger.open(file).close()
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute(parties).fetchall() == expected != []
