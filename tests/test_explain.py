"""an explanation replays the cascade on one sentence"""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from musnad import Article, MusnadError, analyse, explain
from musnad.attribution import rule_says
from musnad.attribution.rules import RULES, Rule
from musnad.errors import OffsetError
from musnad.lexicon.tags import KINDS
from tests.attribution.cases import NO_REPORTS, REPORTS, Case, read
from tests.tokenise.texts import texts

TEXT = "سطر لا خبر فيه.\n\nقال الوزير إن المدير أكد أن الجسر مفتوح. ومضى."
START = TEXT.index("قال")


def test_it_tells_what_decided() -> None:
    found = explain(TEXT, TEXT.index("الجسر"))
    assert found.offset == TEXT.index("الجسر")
    assert found.sentence.text == "قال الوزير إن المدير أكد أن الجسر مفتوح."
    assert [one.cue.text for one in found.attributions] == ["أكد", "قال"]
    assert [step.rule for step in found.steps] == [one.rule for one in found.attributions]
    assert all(step.says for step in found.steps)
    assert [reading.span.text for reading in found.readings][:3] == ["قال", "الوزير", "إن"]
    assert found.readings[0].rows[0] == "verbs/qwl-1"
    assert found.lost == ()


def test_it_tells_who_is_named() -> None:
    text = "قال وزير الخارجية الأمريكي إن الاتفاق قريب."
    article = Article(id="1", text=text, published="2016-12-08")
    assert [one.entity for one in explain(article, text.index("وزير")).mentions] == [
        "person/john-kerry"
    ]


def test_it_tells_whom_an_open_name_may_mean() -> None:
    text = "وصل الأسد إلى المدينة."
    (one,) = explain(text, text.index("الأسد")).mentions
    assert one.entity or one.candidates


def test_it_agrees_with_the_document() -> None:
    document = analyse(Article(id="1", text=TEXT, outlet="المرسى"))
    for what in (document, Article(id="1", text=TEXT, outlet="المرسى")):
        found = explain(what, START)
        assert set(found.attributions) <= set(document.attributions)
        assert found.attributions


@pytest.mark.parametrize("case", read(REPORTS), ids=lambda case: case.id)
def test_every_attribution_is_explained_at_its_cue(case: Case) -> None:
    document = analyse(Article(id="1", text=case.text))
    for one in document.attributions:
        found = explain(document, one.cue.start)
        assert one in found.attributions
        sentence = found.sentence
        assert sentence.start <= one.cue.start < sentence.end
        assert set(one.trace) <= {row for reading in found.readings for row in reading.rows}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_looks_for(rule: Rule) -> None:
    assert rule_says(f"{rule.__name__.rstrip('_')}/verb-subject")


def test_innermost_first() -> None:
    found = explain(TEXT, TEXT.index("مفتوح")).attributions
    sizes = [sum(span.end - span.start for span in one.content) for one in found]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("offset", [-1, len(TEXT), len(TEXT) + 100])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(
        OffsetError, match=rf"expected an offset from 0 to {len(TEXT) - 1}, found {offset}"
    ):
        explain(TEXT, offset)


def test_a_place_between_sentences_is_refused() -> None:
    with pytest.raises(OffsetError, match="expected a sentence, found none at offset 15"):
        explain(TEXT, 15)


@pytest.mark.parametrize("text", [" ", "\n", "\u200f"])
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(MusnadError):
        explain(text, 0)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(OffsetError):
        explain("", 0)


def test_cues_that_lost_say_why() -> None:
    found = explain("كتب التلميذ درسا تحت ضوء الشمعة.", 0)
    assert found.attributions == ()
    assert [(lost.cue.text, lost.rule, bool(lost.why)) for lost in found.lost] == [
        ("كتب", "none", True)
    ]


@pytest.mark.parametrize("case", read(NO_REPORTS)[::15], ids=lambda case: case.id)
def test_a_sentence_without_a_report_has_readings(case: Case) -> None:
    found = explain(case.text, 0)
    assert found.readings
    assert all(reading.kind == KINDS[reading.tag] for reading in found.readings)
    assert "".join(reading.span.text for reading in found.readings) in case.text.replace(" ", "")


@given(texts())
@settings(deadline=None)
def test_any_place_of_any_text_is_explained_or_refused(text: str) -> None:
    assume(text)
    for offset in range(0, len(text), 7):
        try:
            found = explain(text, offset)
        except OffsetError:
            continue
        assert found.sentence.start <= offset < found.sentence.end
        assert len(found.steps) == len(found.attributions)
