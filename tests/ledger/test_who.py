"""who speaks: one entity under all its names, by state and office, and through whom"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from musnad import Article, Ledger, analyse
from musnad.errors import UsageError
from musnad.ledger.articles import AROUND, snippet
from musnad.ledger.entry import Entry
from musnad.ledger.tables import (
    OF_DOCUMENT,
    documents,
    entities,
    events,
    mentions,
    names,
    times,
    voices,
)
from tests.ledger.conftest import address
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server

TALKS = Article(
    id="talks",
    outlet="روسيا اليوم",
    published="2016-12-08",
    headline="محادثات في هامبورغ",
    text=(
        "قال وزير الخارجية الأمريكي إن اللقاء كان مفيدا.\n"
        "وأعلن سيرغي لافروف أن الحوار سيستمر غدا.\n"
        "ونقلت وكالة رويترز عن مسؤول أمريكي قوله إن الهدنة هشة."
    ),
)
LATER = Article(
    id="later",
    outlet="صحيفة المدينة",
    published="2018-05-01",
    text="قال وزير الخارجية الأمريكي إن العقوبات باقية. وصرح جون كيري بأن القرار خاطئ.",
)


RAID = Article(
    id="raid",
    outlet="صحيفة المدينة",
    published="2015-05-01",
    text="أعلن الناطق باسم الجيش الليبي أن طائرات قصفت ميناء المدينة.",
)


@pytest.fixture(scope="module")
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((analyse(one), None) for one in (TALKS, LATER, RAID))
        yield ledger


def found(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(one.document, one.attribution.content[0].text) for one in entries]


class TestWho:
    @pytest.mark.parametrize("name", ["كيري", "جون كيري", "person/john-kerry", "Kerry"])
    def test_under_all_names(self, ledger: Ledger, name: str) -> None:
        assert found(ledger.ask(name)) == [
            ("later", "القرار خاطئ"),
            ("talks", "اللقاء كان مفيدا"),
        ]

    def test_the_office_is_somebody_else_later(self, ledger: Ledger) -> None:
        assert found(ledger.ask("بومبيو")) == [("later", "العقوبات باقية")]

    def test_through_whom(self, ledger: Ledger) -> None:
        (one,) = ledger.ask("org/reuters")
        assert one.attribution.source is not None
        assert one.attribution.source.text == "مسؤول أمريكي"

    def test_nobody(self, ledger: Ledger) -> None:
        assert ledger.ask("person/nobody-at-all") == []


class TestStates:
    @pytest.mark.parametrize("state", ["USA", "usa", "الولايات المتحدة", "أمريكا", "United States"])
    def test_for_whom_the_source_speaks(self, ledger: Ledger, state: str) -> None:
        assert len(ledger.ask(country=state)) == 4

    def test_anonymous_ones(self, ledger: Ledger) -> None:
        assert found(ledger.ask(country="USA", naming="anonymous")) == [("talks", "الهدنة هشة")]

    def test_according_to_the_outlets_of_a_state(self, ledger: Ledger) -> None:
        assert {one.document for one in ledger.ask(country="USA", via_country="RUS")} == {"talks"}
        assert ledger.ask(country="RUS", via_country="FRA") == []

    def test_unknown_state(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="country: expected a state such as RUS"):
            ledger.ask(country="أطلانتس")


class TestOffices:
    @pytest.mark.parametrize("office", ["وزير الخارجية", "minister-of-foreign-affairs"])
    def test_held_on_that_day(self, ledger: Ledger, office: str) -> None:
        assert {text for _, text in found(ledger.ask(office=office))} == {
            "اللقاء كان مفيدا",
            "الحوار سيستمر غدا",
            "العقوبات باقية",
        }

    def test_unknown_office(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="office: expected an office"):
            ledger.ask(office="كبير السحرة")


class TestEvents:
    def test_reports_that_assert_one(self, ledger: Ledger) -> None:
        assert {one.document for one in ledger.ask(event="assault")} == {"raid"}
        assert ledger.ask(event="PROTEST") == []

    def test_unknown_type(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="event: expected one of AGREE"):
            ledger.ask(event="party")


class TestArticles:
    def test_body_and_headline(self, ledger: Ledger) -> None:
        assert [hit.document for hit in ledger.articles("هامبورغ")] == ["talks"]
        assert [hit.document for hit in ledger.articles("وزير الخارجية")] == ["later", "talks"]
        assert ledger.articles("هامبورغ العقوبات") == []

    def test_a_snippet_stands_in_the_text(self, ledger: Ledger) -> None:
        (hit,) = ledger.articles("هشة")
        assert TALKS.text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
        assert "هشة" in hit.snippet.text

    def test_days_and_pages(self, ledger: Ledger) -> None:
        assert [hit.document for hit in ledger.articles(since="2017-01-01")] == ["later"]
        assert [hit.document for hit in ledger.articles(limit=1, offset=1)] == ["talks"]
        assert len(ledger.articles()) == 3

    def test_no_word(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="expected at least one word"):
            ledger.articles("!")


@pytest.mark.parametrize(("text", "at"), [("", 0), ("كلمة " * 200, 0), ("حرف " * 100 + "هدف", 100)])
def test_snippets_are_short_and_cut_no_word(text: str, at: int) -> None:
    cut = snippet(text, {"هدف"})
    assert len(cut.text) <= 2 * AROUND + 10
    assert set(cut.text.split()) <= set(text.split())
    assert not at or "هدف" in cut.text


def rows(ledger: Ledger, table: sa.Table) -> int:
    with ledger._engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_parts_go_with_their_version(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        ledger.add(analyse(TALKS))
        ledger.add(analyse(RAID))
        assert all(rows(ledger, table) for table in (*OF_DOCUMENT, entities, names))
        for id in ("talks", "raid"):
            ledger.add(document(id, text="لا شيء"))
        assert [rows(ledger, table) for table in (voices, mentions, times, events)] == [0] * 4


def test_rows_of_an_older_shape_are_made_anew(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        whole = analyse(TALKS)
        ledger.add(whole)
        with ledger._writing() as connection, connection.begin():
            connection.execute(sa.update(documents).values(shape=0, folded_text=""))
            connection.execute(sa.delete(voices))
        assert not ledger.articles("الهدنة")
        assert [one.id for one, _ in ledger.stale(whole.engine)] == ["talks"]
        assert ledger.add(whole)
        assert list(ledger.stale(whole.engine)) == []
        assert ledger.articles("الهدنة")
        assert ledger.ask("كيري")


def test_words_alone_still_find(databases: Server | None) -> None:
    with Ledger.open(address(databases)) as ledger:
        ledger.add(document("d", report("a1", "الناطق باسم النادي", "المباراة مؤجلة")))
        assert ledger.ask("الناطق")


def test_articles_are_chosen_by_who_speaks_outlet_and_day(ledger: Ledger) -> None:
    def chosen(**which: str) -> list[str]:
        return [one.id for one, _ in ledger.chosen(**which)]

    assert chosen() == ["talks", "later", "raid"]
    assert chosen(who="person/john-kerry") == ["talks", "later"]
    assert chosen(who="لافروف", outlet="روسيا اليوم") == ["talks"]
    assert chosen(who="لافروف", outlet="صحيفة المدينة") == []
    assert chosen(outlet="صحيفة المدينة", until="2016-01-01") == ["raid"]
