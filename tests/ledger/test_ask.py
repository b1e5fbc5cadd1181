"""what a question finds, in which order"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from musnad.errors import UsageError
from musnad.ledger import Entry, Ledger
from tests.ledger.conftest import address
from tests.ledger.documents import document, report
from tests.ledger.postgres import Server

FIRST = document(
    "first",
    report("a1", "وزارة الخارجية الروسية", "الوزير لافروف شدد على الحوار في حلب", kind="announce"),
    report("a2", "الوزير سيرغي لافروف", "الأزمة السورية تنتهي بالحوار"),
    report("a3", None, "روسيا مستعدة", antecedent="الوزير سيرغي لافروف", kind="point"),
    report("a4", "الوزير", "للعراق دور والمبادرة لروسيا", chain=("سانا", "نائب بوغدانوف")),
)
SECOND = document(
    "second",
    report("a1", "جون كيري", "قال إن موسكو ترفض وإن العِرَاق يقبل", kind="deny"),
    report("a2", "مسؤول أمريكي", "يرى أن الجهود ستتواصل"),
    published="2017-01-05T10:00:00+03:00",
    outlet="بي بي سي",
    text="نص آخر",
)
UNDATED = document("undated", report("a1", "لافروف", "لا جديد"), published=None, text="ثالث")


@pytest.fixture(scope="module")
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((one, None) for one in (FIRST, SECOND, UNDATED))
        yield ledger


def ids(entries: list[Entry]) -> list[str]:
    return [f"{entry.document}/{entry.attribution.id}" for entry in entries]


class TestWho:
    def test_source_or_antecedent(self, ledger: Ledger) -> None:
        assert ids(ledger.ask("لافروف")) == ["first/a2", "first/a3", "undated/a1"]

    def test_all_words(self, ledger: Ledger) -> None:
        assert ids(ledger.ask("سيرغي لافروف")) == ["first/a2", "first/a3"]
        assert ids(ledger.ask("سيرغي كيري")) == []

    def test_chain_after_source(self, ledger: Ledger) -> None:
        assert ids(ledger.ask("بوغدانوف")) == ["first/a4"]

    def test_whole_words_only(self, ledger: Ledger) -> None:
        assert not ledger.ask("لافرو")
        assert not ledger.ask("فروف")

    def test_entry_tells_the_article(self, ledger: Ledger) -> None:
        (entry,) = ledger.ask("كيري")
        assert entry.outlet == "بي بي سي"
        assert entry.published == "2017-01-05T10:00:00+03:00"
        assert entry.attribution == SECOND.attributions[0]


class TestWords:
    def test_sources_come_before_contents(self, ledger: Ledger) -> None:
        found = ids(ledger.ask(words="لافروف"))
        assert found == ["first/a2", "first/a3", "undated/a1", "first/a1"]

    def test_words_may_stand_in_both(self, ledger: Ledger) -> None:
        assert ids(ledger.ask(words="لافروف الأزمة")) == ["first/a2"]

    def test_who_and_words(self, ledger: Ledger) -> None:
        assert ids(ledger.ask("لافروف", "روسيا")) == ["first/a3"]


class TestSpelling:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("العراق", {"first/a4", "second/a1"}),  # للعراق، العِرَاق
            ("عراق", {"first/a4", "second/a1"}),
            ("روسيا", {"first/a3", "first/a4"}),  # لروسيا
            ("حوار", {"first/a1", "first/a2"}),  # بالحوار
            ("المبادرة", {"first/a4"}),  # والمبادرة
            ("الازمه", {"first/a2"}),
            ("الأزمة السوريه", {"first/a2"}),
            ("الـعـراق", {"first/a4", "second/a1"}),
            ("موسكو", {"second/a1"}),
            ("وموسكو", {"second/a1"}),
            ("بحلب", {"first/a1"}),
            ("كيري", {"second/a1"}),  # and not يرى
        ],
    )
    def test_clitics_and_variants(self, ledger: Ledger, query: str, found: set[str]) -> None:
        assert set(ids(ledger.ask(words=query))) == found


class TestFilters:
    def test_dates(self, ledger: Ledger) -> None:
        everything = {entry.document for entry in ledger.ask()}
        assert everything == {"first", "second", "undated"}
        assert {e.document for e in ledger.ask(since="2016-12-09")} == {"second"}
        assert {e.document for e in ledger.ask(until="2016-12-08")} == {"first"}
        assert {e.document for e in ledger.ask(since="2016-12-08", until="2017-01-05")} == {
            "first",
            "second",
        }

    def test_outlet_in_any_spelling(self, ledger: Ledger) -> None:
        assert {e.document for e in ledger.ask(outlet="بى بى سى")} == {"second"}
        assert not ledger.ask(outlet="بي بي")

    def test_kind(self, ledger: Ledger) -> None:
        assert ids(ledger.ask(kind="deny")) == ["second/a1"]

    def test_newest_first_and_undated_last(self, ledger: Ledger) -> None:
        order = list(dict.fromkeys(entry.document for entry in ledger.ask()))
        assert order == ["second", "first", "undated"]

    def test_pages(self, ledger: Ledger) -> None:
        every = ids(ledger.ask(limit=None))
        pages = [ids(ledger.ask(limit=3, offset=at)) for at in (0, 3, 6)]
        assert [*pages[0], *pages[1], *pages[2]] == every
        assert len(every) == 7

    def test_page_past_the_end_loosens_nothing(self, ledger: Ledger) -> None:
        assert ledger.ask(words="موسكو", offset=1) == []
        assert ledger.ask(words="وموسكو", offset=1) == []


class TestChain:
    def test_who_passed_it_on(self, ledger: Ledger) -> None:
        assert ids(ledger.ask(via="سانا")) == ["first/a4"]
        assert ids(ledger.ask("بوغدانوف", via="سانا")) == ["first/a4"]
        assert not ledger.ask("كيري", via="سانا")

    def test_naming(self, ledger: Ledger) -> None:
        assert not ledger.ask(naming="anonymous")
        assert len(ledger.ask(naming="named", limit=None)) == 7
        with pytest.raises(UsageError, match="expected one of named anonymous"):
            ledger.ask(naming="secret")


class TestStems:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("مبادرات", {"first/a4"}),  # والمبادرة
            ("السوريون", {"first/a2"}),  # السورية
            ("جهود", {"second/a2"}),
            ("مسؤولين أمريكيين", {"second/a2"}),
        ],
    )
    def test_where_nothing_else_fits(self, ledger: Ledger, query: str, found: set[str]) -> None:
        assert set(ids(ledger.ask(words=query))) == found

    def test_not_where_the_word_itself_is_there(self, ledger: Ledger) -> None:
        assert set(ids(ledger.ask(words="مستعدة"))) == {"first/a3"}


class TestWrong:
    @pytest.mark.parametrize("date", ["yesterday", "2016", "2016-02-30", "08/12/2016", ""])
    def test_date(self, ledger: Ledger, date: str) -> None:
        with pytest.raises(UsageError, match="expected a day such as 2016-12-08"):
            ledger.ask(since=date)

    def test_dates_the_wrong_way_round(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="no later than"):
            ledger.ask(since="2017-01-01", until="2016-01-01")

    @pytest.mark.parametrize("query", ["", " ", "!!", '"', "ـ"])
    def test_query_without_a_word(self, ledger: Ledger, query: str) -> None:
        with pytest.raises(UsageError, match="expected at least one word"):
            ledger.ask(words=query)

    def test_negative_limit(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError):
            ledger.ask(limit=-1)

    @pytest.mark.parametrize("query", ['a" OR "b', "NEAR(a b)", "folded_content:x", "𞤀𞤁 x\x00y"])
    def test_query_syntax_is_nothing_special(self, ledger: Ledger, query: str) -> None:
        assert ledger.ask(words=query) == []
