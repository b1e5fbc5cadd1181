"""the stage by itself: entities, dates, datelines, confidence"""

from __future__ import annotations

from musnad.attribution import attribute
from musnad.events import events
from musnad.model import Article, Event
from musnad.pipeline import analyse
from musnad.timex import times
from musnad.tokenise import tokenise


def found(text: str, published: str | None = None) -> tuple[Event, ...]:
    tokens = tokenise(text)
    return events(
        tokens, attribute(tokens), times(tokens, published=published), published=published
    )


class TestEntities:
    def test_are_those_of_the_mentions(self) -> None:
        text = "هاجم الجيش الروسي مدينة حلب. التقى لافروف كيري في جنيف."
        first, second = analyse(Article(id="1", text=text, published="2016-12-08")).events
        assert first.recipients[0].entities == ("city/aleppo",)
        assert [one.entities for one in second.actors] == [
            ("person/sergey-lavrov",),
            ("person/john-kerry",),
        ]
        assert second.place is not None
        assert second.place.entities == ("city/geneva",)

    def test_are_none_without_mentions(self) -> None:
        assert found("هاجم مسلحون الشرطة.")[0].actors[0].entities == ()


class TestDates:
    def test_publication_dates_what_has_no_other_time(self) -> None:
        (event,) = found("هاجم مسلحون الشرطة.", "2016-12-08T10:00:00")
        assert (event.begin, event.finish) == ("2016-12-08", "2016-12-08")

    def test_a_time_of_the_clause_counts_first(self) -> None:
        (event,) = found("هاجم مسلحون الشرطة أمس.", "2016-12-08")
        assert (event.begin, event.finish) == ("2016-12-07", "2016-12-07")

    def test_what_is_no_fact_has_no_date_of_its_own(self) -> None:
        (event,) = found("لم يهاجم المسلحون الشرطة.", "2016-12-08")
        assert event.begin is None

    def test_nothing_is_known_without_publication(self) -> None:
        assert found("هاجم مسلحون الشرطة.")[0].begin is None


class TestConfidence:
    def test_is_higher_for_counted_victims_at_a_place(self) -> None:
        (plain,) = found("اعتدى شبان على رجل.")
        (rich,) = found("قتل ثلاثة جنود في بغداد.")
        assert plain.confidence is not None
        assert rich.confidence is not None
        assert rich.confidence > plain.confidence

    def test_stays_open_where_nobody_voted(self) -> None:
        (event,) = found("زار الوزير دمشق.")
        assert event.confidence is None


def test_a_text_without_a_word_of_action_has_none() -> None:
    assert found("الطقس جميل والسماء صافية.") == ()


def test_the_trace_names_the_rows_that_decided() -> None:
    (event,) = found("شن مسلحون هجوما على الشرطة.")
    assert "events/hjwm-n" in event.trace
    assert any(row.startswith("eventlights/") for row in event.trace)
