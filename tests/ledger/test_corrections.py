"""what an analyst corrects is in every answer, survives a new reading, and can be undone"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import Article, Document, Ledger, analyse
from musnad.errors import UsageError
from musnad.ledger.correction import moved
from musnad.model import Span
from tests.ledger.conftest import address
from tests.ledger.content import content
from tests.ledger.postgres import Server

SAID = Article(
    id="said",
    outlet="صحيفة المدينة",
    published="2016-12-08",
    headline="سالم الحداد: الجسر فتح",
    text=(
        "التقى سيرغي لافروف جون كيري في جنيف. أعلن الوزير سيرغي لافروف أن القصف على حلب توقف،"
        " مشيرا إلى أن الهدنة هشة. وقال الناطق سالم الحداد إن مصدرا أكد أن الجسر قُصف."
    ),
)
OTHER = Article(
    id="other",
    outlet="الصارية",
    published="2016-12-09",
    text="صرح سالم الحدادي بأن الجسر مفتوح أمام الشاحنات. وأضاف أن الحركة عادت.",
)
BY: dict[str, Any] = {"by": "amal", "at": "2024-05-01T10:00:00+00:00"}
NEWER = "musnad 9.0.0"


def sums_are_those_of_the_rows(ledger: Ledger) -> None:
    """The sums of a ledger into which the same documents came at once, corrected."""
    with Ledger.open(":memory:") as other:
        other.add_many((one, None) for one in ledger.documents())
        ours, theirs = content(ledger), content(other)
    for name in ("days", "speaking", "tallies", "voices", "placed", "attributions"):
        assert ours[name] == theirs[name], name


@pytest.fixture
def ledger(databases: Server | None) -> Iterator[Ledger]:
    with Ledger.open(address(databases)) as ledger:
        ledger.add_many((analyse(one), None) for one in (SAID, OTHER))
        yield ledger
        sums_are_those_of_the_rows(ledger)


def reports(ledger: Ledger, id: str = "said") -> dict[str, str | None]:
    found = ledger.document(id)
    assert found is not None
    return {
        one.id: (one.source or one.antecedent or Span(0, 0, "")).text for one in found.attributions
    }


def by_cue(ledger: Ledger, cue: str, id: str = "said") -> str:
    found = ledger.document(id)
    assert found is not None
    return next(one.id for one in found.attributions if one.cue.text == cue)


def read_again(ledger: Ledger, article: Article = SAID) -> None:
    """What `musnad ledger refresh` does with a newer engine."""
    assert ledger.add(msgspec.structs.replace(analyse(article), engine=NEWER))


class TestSource:
    def test_other_words(self, ledger: Ledger) -> None:
        said = by_cue(ledger, "أعلن")
        assert ledger.ask("لافروف", "القصف")
        made = ledger.corrections().source("said", said, words="جون كيري", **BY)
        assert made.number == 1
        assert not ledger.ask("لافروف", "القصف")
        (entry,) = ledger.ask("person/john-kerry", "القصف")
        report = entry.attribution
        assert report.entities == ("person/john-kerry",)
        assert report.source is not None
        assert SAID.text[report.source.start : report.source.end] == "جون كيري"
        assert [link.text for link in report.chain] == ["صحيفة المدينة", "جون كيري"]
        # Who is pointed to with a participle speaks on.
        assert ledger.ask("person/john-kerry", "الهدنة")
        assert ledger.ask("جون كيري", country="USA")

    def test_survives_a_new_reading(self, ledger: Ledger) -> None:
        said = by_cue(ledger, "أعلن")
        ledger.corrections().source("said", said, words="جون كيري", **BY)
        before = ledger.ask("person/john-kerry", "القصف")
        read_again(ledger)
        found = ledger.document("said")
        assert found is not None
        assert found.engine == NEWER
        assert ledger.ask("person/john-kerry", "القصف") == before
        assert not ledger.corrections().stranded()

    def test_other_entity(self, ledger: Ledger) -> None:
        said = by_cue(ledger, "أعلن")
        ledger.corrections().source("said", said, entity="person/john-kerry", **BY)
        (entry,) = ledger.ask("person/john-kerry", "القصف")
        assert entry.attribution.source is not None
        assert "لافروف" in entry.attribution.source.text
        assert entry.attribution.chain[-1].entity == "person/john-kerry"

    def test_naming_follows_the_words(self, ledger: Ledger) -> None:
        ledger.corrections().source("said", by_cue(ledger, "قال"), words="مصدرا", **BY)
        assert [one.document for one in ledger.ask(words="مصدرا", naming="anonymous")]

    def test_inherited(self, ledger: Ledger) -> None:
        said = by_cue(ledger, "أعلن")
        ledger.corrections().source("said", said, words="جون كيري", inherited=True, **BY)
        found = ledger.document("said")
        assert found is not None
        report = next(one for one in found.attributions if one.id == said)
        assert (report.source, report.inherited) == (None, True)
        assert report.antecedent is not None
        assert report.antecedent.text == "جون كيري"

    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            ({"words": "ليس هنا"}, "expected words that stand in the text"),
            ({"words": "جون كيري", "start": 0}, "expected words that stand at 0"),
            ({}, "expected the right words, the right entity or both"),
            ({"entity": "person/nobody"}, "expected the id of an entity"),
        ],
    )
    def test_refused(self, ledger: Ledger, arguments: dict[str, Any], why: str) -> None:
        before = content(ledger)
        with pytest.raises(UsageError, match=why):
            ledger.corrections().source("said", "a1", **arguments, **BY)
        with pytest.raises(UsageError, match="expected one of its reports h1 a1"):
            ledger.corrections().source("said", "a99", words="جون كيري", **BY)
        with pytest.raises(UsageError, match="expected the id of an article"):
            ledger.corrections().no_report("absent", "a1", **BY)
        assert content(ledger) == before


class TestNoReport:
    def test_it_goes_with_its_share(self, ledger: Ledger) -> None:
        said = by_cue(ledger, "أعلن")
        before = ledger.counts().attributions
        ledger.corrections().no_report("said", said, **BY)
        assert not ledger.ask(words="القصف توقف")
        assert ledger.counts().attributions == before - 1
        read_again(ledger)
        assert ledger.counts().attributions == before - 1
        assert not ledger.corrections().stranded()

    def test_what_stood_inside_hangs_under_the_outer_one(self, ledger: Ledger) -> None:
        inner = by_cue(ledger, "أكد")
        ledger.corrections().no_report("said", by_cue(ledger, "قال"), **BY)
        found = ledger.document("said")
        assert found is not None
        report = next(one for one in found.attributions if one.id == inner)
        assert report.parent is None
        assert [link.text for link in report.chain] == ["صحيفة المدينة", "مصدرا"]

    def test_in_the_headline(self, ledger: Ledger) -> None:
        ledger.corrections().no_report("said", "h1", **BY)
        found = ledger.document("said")
        assert found is not None
        assert not found.headline_attributions


class TestMerge:
    STAYS, GOES = "سالم الحداد", "سالم الحدادي"

    def ids(self, ledger: Ledger) -> tuple[str, str]:
        stays, goes = (ledger.desk().called(one)[0].id for one in (self.STAYS, self.GOES))
        assert stays != goes
        return stays, goes

    def test_one_under_both_names(self, ledger: Ledger) -> None:
        stays, goes = self.ids(ledger)
        ledger.corrections().merge(stays, goes, **BY)
        assert {one.document for one in ledger.ask(stays)} == {"said", "other"}
        assert {one.document for one in ledger.ask(self.GOES)} == {"said", "other"}
        assert ledger.desk().profile(goes) is None
        again = Article(id="again", text=OTHER.text, outlet="ثالثة", published="2016-12-10")
        ledger.add(analyse(again))
        assert {one.document for one in ledger.ask(stays)} == {"said", "other", "again"}
        read_again(ledger, OTHER)
        assert {one.document for one in ledger.ask(stays)} == {"said", "other", "again"}

    def test_one_after_the_other(self, ledger: Ledger) -> None:
        stays, goes = self.ids(ledger)
        before = content(ledger)
        desk = ledger.corrections()
        desk.merge(stays, goes, **BY)
        with pytest.raises(UsageError, match="expected the id of an entity"):
            desk.merge(stays, goes, **BY)
        desk.merge("person/john-kerry", stays, **BY)
        assert {one.document for one in ledger.ask("person/john-kerry")} == {"said", "other"}
        desk.undo(2)
        desk.undo(1)
        assert content(ledger) == before

    def test_with_itself(self, ledger: Ledger) -> None:
        with pytest.raises(UsageError, match="expected two entities"):
            ledger.corrections().merge("person/john-kerry", "person/john-kerry", **BY)


def test_undone_in_any_order(ledger: Ledger) -> None:
    before = content(ledger)
    desk = ledger.corrections()
    desk.source("said", by_cue(ledger, "أعلن"), words="جون كيري", note="اللقاء", **BY)
    desk.no_report("said", by_cue(ledger, "قال"), **BY)
    desk.source("said", "h1", entity="person/sergey-lavrov", **BY)
    assert [one.note for one in desk.every()] == ["اللقاء", None, None]
    for number in (2, 1, 3):
        assert desk.undo(number).number == number
    with pytest.raises(UsageError, match="expected the number of a correction, found 2"):
        desk.undo(2)
    assert content(ledger) == before


class TestChangedText:
    def changed(self, ledger: Ledger, text: str) -> Document:
        ledger.add(analyse(msgspec.structs.replace(SAID, text=text)))
        found = ledger.document("said")
        assert found is not None
        return found

    def test_found_again_where_it_moved(self, ledger: Ledger) -> None:
        ledger.corrections().source("said", by_cue(ledger, "أعلن"), words="جون كيري", **BY)
        self.changed(ledger, "خبر عاجل من جنيف. " + SAID.text)
        assert ledger.ask("person/john-kerry", "القصف")
        assert not ledger.corrections().stranded()

    def test_stranded_where_it_changed(self, ledger: Ledger) -> None:
        made = ledger.corrections().source("said", by_cue(ledger, "أعلن"), words="جون كيري", **BY)
        found = self.changed(ledger, SAID.text.replace("توقف", "مستمر"))
        assert found == analyse(msgspec.structs.replace(SAID, text=found.text))
        assert ledger.corrections().stranded() == {made.number}
        assert list(ledger.corrections().corrected()) == [(found, [])]
        self.changed(ledger, SAID.text)
        assert not ledger.corrections().stranded()
        assert ledger.ask("person/john-kerry", "القصف")

    def test_older_versions_stay_as_they_were_read(self, ledger: Ledger) -> None:
        first = ledger.document("said")
        ledger.corrections().no_report("said", "a1", **BY)
        second = self.changed(ledger, "قال الوزير إن الأمر انتهى.")
        assert ledger.versions("said") == [first, second]


def test_they_go_with_their_article(ledger: Ledger) -> None:
    ledger.corrections().no_report("said", "a1", **BY)
    ledger.delete(["said"])
    assert ledger.corrections().every() == []
    ledger.add(analyse(SAID))
    assert "a1" in reports(ledger)


def test_the_stamp_changes(ledger: Ledger) -> None:
    before = ledger.desk().stamp()
    ledger.corrections().no_report("said", "a1", **BY)
    corrected = ledger.desk().stamp()
    ledger.corrections().undo(1)
    assert len({before, corrected, ledger.desk().stamp()}) == 3


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.text("ab", min_size=1))
def test_a_stretch_that_is_found_again_is_the_same(before: str, after: str, part: str) -> None:
    text = before + part + after
    found = moved(text, Span(3, 3 + len(part), part))
    if found is None:
        assert text.count(part) != 1
    else:
        assert text[found.start : found.end] == found.text == part
