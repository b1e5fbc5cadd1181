"""what adding a document does: once, again, changed, by a newer engine"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from musnad.ledger import Counts, Ledger
from musnad.model import Document, Origin
from tests.ledger.conftest import address
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server

LAVROV = report("a1", "الوزير لافروف", "المباحثات مستمرة")
KERRY = report("a1", "جون كيري", "العمل مستمر")


@pytest.fixture
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        yield ledger


class TestAdd:
    def test_comes_back_as_it_was(self, ledger: Ledger) -> None:
        whole = document("d", LAVROV, text="قال\x00 الوزير\r\n\u202e", headline="عنوان\x00")
        assert ledger.add(whole, Origin("a.jsonl", 3))
        assert ledger.document("d") == whole
        assert ledger.document("e") is None

    def test_twice_changes_nothing(self, ledger: Ledger) -> None:
        assert ledger.add(document("d", LAVROV))
        assert not ledger.add(document("d", LAVROV), Origin("elsewhere"))
        assert ledger.counts() == Counts(1, 0, 1)

    def test_new_content_supersedes(self, ledger: Ledger) -> None:
        first, second = document("d", LAVROV), document("d", KERRY, text="نص جديد")
        assert ledger.add(first)
        assert ledger.add(second)
        assert ledger.counts() == Counts(1, 1, 1)
        assert ledger.document("d") == second
        assert ledger.versions("d") == [first, second]
        assert not ledger.ask("لافروف")
        assert ledger.ask("كيري")

    def test_old_content_again_is_the_newest_version(self, ledger: Ledger) -> None:
        first, second = document("d", LAVROV), document("d", KERRY, text="نص جديد")
        assert [ledger.add(one) for one in (first, second, first)] == [True] * 3
        assert ledger.versions("d") == [first, second, first]

    def test_new_headline_is_new_content(self, ledger: Ledger) -> None:
        ledger.add(document("d", LAVROV, headline="عنوان"))
        assert ledger.add(document("d", LAVROV, headline="عنوان آخر"))
        assert ledger.counts().superseded == 1

    def test_newer_engine_replaces(self, ledger: Ledger) -> None:
        ledger.add(document("d", LAVROV, engine="musnad 0.9.0"))
        assert ledger.add(document("d", KERRY, engine="musnad 0.10.0"))
        assert ledger.counts() == Counts(1, 0, 1)
        assert not ledger.ask("لافروف")
        assert ledger.ask("كيري")

    def test_older_engine_changes_nothing(self, ledger: Ledger) -> None:
        ledger.add(document("d", LAVROV, engine="musnad 0.10.0"))
        assert not ledger.add(document("d", KERRY, engine="musnad 0.9.0"))

    def test_date_that_becomes_known_is_stored(self, ledger: Ledger) -> None:
        ledger.add(document("d", LAVROV, published=None))
        assert ledger.add(document("d", LAVROV, published="2016-12-08"))
        assert ledger.counts() == Counts(1, 0, 1)
        assert ledger.ask("لافروف", since="2016-12-08")

    def test_date_that_is_known_is_not_lost(self, ledger: Ledger) -> None:
        ledger.add(document("d", LAVROV))
        assert not ledger.add(document("d", LAVROV, published=None))
        assert ledger.add(document("d", KERRY, published=None, engine="musnad 0.2.0"))
        found = ledger.document("d")
        assert found is not None
        assert found.published == "2016-12-08"

    def test_without_reports(self, ledger: Ledger) -> None:
        assert ledger.add(document("d"))
        assert ledger.counts() == Counts(1, 0, 0)


class TestMany:
    def test_more_than_a_batch(self, ledger: Ledger) -> None:
        pairs = [(document(f"d{n}", LAVROV), None) for n in range(450)]
        assert ledger.add_many(pairs) == 450
        assert ledger.add_many(pairs) == 0
        assert [one.id for one in ledger.documents()] == [f"d{n}" for n in range(450)]

    def test_whole_batches_are_kept_when_the_source_fails(self, ledger: Ledger) -> None:
        def failing() -> Iterator[tuple[Document, None]]:
            for n in range(250):
                yield document(f"d{n}", LAVROV), None
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ledger.add_many(failing())
        assert ledger.counts() == Counts(200, 0, 200)


def test_record_is_the_document_as_json(ledger: Ledger) -> None:
    one = document("d", LAVROV)
    ledger.add(one)
    assert msgspec.json.decode(msgspec.json.encode(one), type=Document) == ledger.document("d")
