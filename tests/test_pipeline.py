"""the whole way: any text goes in, and every span that comes out is the text's own"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from musnad import Article, Document, analyse
from musnad.attribution import rule_says
from musnad.errors import StageError
from musnad.lexicon import words
from musnad.model import Attribution, Span
from musnad.pipeline import ENGINE, STAGES, Pipeline
from tests.attribution.cases import REPORTS, Case, read
from tests.tokenise.texts import texts

STORY = """القاهرة (المرسى) - قال وزير الري نعيم الصراف إن السد سيمتلئ، مشيرا إلى أن المطر فاقه.

وأضاف: «لن تقطع المياه. هذا وعد». ونقلت صحيفة «الضفاف» عن مصدر في الوزارة قوله إن الأعمال بدأت.
"""


def document(text: str, *, outlet: str | None = None, headline: str | None = None) -> Document:
    return analyse(Article(id="1", text=text, outlet=outlet, headline=headline))


def spans(one: Attribution) -> Iterator[Span]:
    single = (
        one.source,
        one.antecedent,
        one.target,
        one.addressee,
        one.medium,
        one.occasion,
        one.place,
    )
    yield from (span for span in single if span is not None)
    yield from (*one.content, *one.quotes, *one.via)
    yield Span(one.cue.start, one.cue.end, one.cue.text)


def check_names(result: Document) -> None:
    """What holds for the mentions and entities of any document."""
    known = [one.id for one in result.entities]
    assert len(known) == len(set(known))
    assert [one.id for one in result.mentions] == [f"m{n + 1}" for n in range(len(result.mentions))]
    for mention in result.mentions:
        assert 0 <= mention.start < mention.end <= len(result.text)
        assert mention.text == result.text[mention.start : mention.end]
        assert mention.entity is None or mention.entity in known
        assert not (mention.entity and mention.candidates)
    for one in (*result.attributions, *result.headline_attributions):
        assert {*one.entities, *(link.entity for link in one.chain)} <= {*known, None}


def check(text: str, found: tuple[Attribution, ...], letter: str) -> None:
    """What holds for the attributions of any text."""
    assert [one.id for one in found] == [f"{letter}{number}" for number in range(1, len(found) + 1)]
    by_id = {one.id: one for one in found}
    assert [one.cue.start for one in found] == sorted(one.cue.start for one in found)
    for one in found:
        for span in spans(one):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text == text[span.start : span.end]
        assert 1 <= len(one.content) <= 2
        assert 0.0 <= one.confidence <= 1.0
        assert one.source is None or not one.inherited
        assert one.antecedent is None or one.inherited
        assert rule_says(one.rule)
        assert one.chain
        seen = set()
        at: Attribution | None = one
        while at is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = by_id[at.parent] if at.parent is not None else None


@given(texts(60))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_gives_spans_of_its_own(text: str) -> None:
    result = document(text)
    assert result.text == text
    check(text, result.attributions, "a")
    check_names(result)
    before = 0
    for sentence in result.sentences:
        assert before <= sentence.start < sentence.end <= len(text)
        before = sentence.end


@given(texts(12))
@settings(max_examples=100, deadline=None)
def test_any_headline_gives_spans_of_its_own(text: str) -> None:
    result = document("", headline=text)
    check(text, result.headline_attributions, "h")
    check_names(result)


@given(texts(20))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_written_as_json(text: str) -> None:
    result = document(text)
    assert msgspec.json.decode(msgspec.json.encode(result), type=Document) == result


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\x00",
        "\u200f\u202b\u2069",
        "قال",
        "قال إن",
        "إن قال",
        ":",
        "وزير:",
        ": وزير",
        "«",
        "»",
        "قال «",
        "بحسب",
        "بحسب.",
        "على حد قوله",
        "قال الوزير:\n",
        "قال الوزير\x00إن الأمر انتهى.",
        "قال الوزير إن \ud800 انتهى.",
        "😀 قال الوزير 😀 إن 😀 انتهى 😀.",
        "َ" * 50,
        "ـ" * 50,
        "قال " * 200,
        "قال إن " * 200,
        "«قال الوزير " * 100,
        "، بحسب مصدر" * 100,
        "مشيرا إلى أن " * 100,
        "وزير " * 2000,
        "(" * 500,
        "و" * 500,
    ],
)
def test_odd_texts(text: str) -> None:
    check(text, document(text).attributions, "a")


def test_long_lines_are_read_in_reasonable_time() -> None:
    """A hundred thousand words without a stop are read as one sentence."""
    text = "قال الوزير إن الأمر انتهى، وأضاف أن العمل بدأ، مشيرا إلى أن الطريق مفتوح، " * 300
    assert len(document(text).attributions) >= 600


@pytest.mark.parametrize("case", read(REPORTS)[::4], ids=lambda case: case.id)
def test_a_text_is_read_alike_before_and_after_others(case: Case) -> None:
    """The memo of words is no state."""
    text = case.text
    first = document(text)
    for other in read(REPORTS)[1::40]:
        document(other.text)
    assert document(text) == first
    words().clear()
    assert document(text) == first


def test_the_order_of_texts_counts_for_nothing() -> None:
    every = [case.text for case in read(REPORTS)[::6]]
    words().clear()
    forwards = [document(text) for text in every]
    words().clear()
    backwards = [document(text) for text in reversed(every)]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("case", read(REPORTS)[::5], ids=lambda case: case.id)
def test_offsets_count_from_the_text(case: Case) -> None:
    """An unrelated line before shifts every span and changes nothing else."""
    text = case.text
    line = "سطر لا خبر فيه.\n\n"
    alone, behind = document(text).attributions, document(line + text).attributions

    def moved(one: Attribution) -> list[tuple[int, int]]:
        return sorted((span.start - len(line), span.end - len(line)) for span in spans(one))

    assert [sorted((s.start, s.end) for s in spans(one)) for one in alone] == [
        moved(one) for one in behind
    ]


def test_the_article_is_handed_through() -> None:
    article = Article(
        id="7",
        text=STORY,
        url="https://example.org/7",
        outlet="وكالة المرسى",
        section="سياسة",
        headline="وزير الري: السد سيمتلئ",
        published="2016-12-08",
        language="ar",
    )
    result = analyse(article)
    for name in "id text url outlet section headline published language".split():
        assert getattr(result, name) == getattr(article, name)
    assert (result.schema, result.engine, result.stages) == (
        1,
        ENGINE,
        tuple(stage.name for stage in STAGES),
    )


def test_a_story() -> None:
    result = document(STORY, outlet="وكالة المرسى")
    assert [one.cue.text for one in result.attributions] == ["قال", "مشيرا", "أضاف", "نقلت"]
    said, noted, added, relayed = result.attributions
    assert said.source is not None
    assert said.source.text == "وزير الري نعيم الصراف"
    assert (noted.inherited, noted.antecedent) == (True, said.source)
    assert (added.inherited, added.mode) == (True, "direct")
    assert added.content[0].text == "«لن تقطع المياه. هذا وعد»"
    assert relayed.source is not None
    assert relayed.source.text == "مصدر في الوزارة"
    assert [via.text for via in relayed.via] == ["صحيفة «الضفاف»"]
    assert [link.text for link in relayed.chain] == [
        "وكالة المرسى",
        "صحيفة «الضفاف»",
        "مصدر في الوزارة",
    ]


def test_the_chain_goes_from_the_outlet_to_the_innermost_source() -> None:
    result = document("قال الوزير إن المدير أكد أن الجسر آمن.", outlet="المرسى")
    assert [link.text for link in result.attributions[1].chain] == ["المرسى", "الوزير", "المدير"]


def test_who_speaks_is_an_entity_in_report_and_chain() -> None:
    text = "نقلت وكالة رويترز عن وزير الخارجية الأمريكي قوله إن الاتفاق قريب، وأضاف أن الوقت ضيق."
    article = Article(id="1", text=text, outlet="رويترز", published="2016-12-08")
    said, added = analyse(article).attributions
    assert said.entities == added.entities == ("person/john-kerry",)
    assert [link.entity for link in said.chain] == [
        "org/reuters",
        "org/reuters",
        "person/john-kerry",
    ]


def test_two_who_speak_together_are_no_one_link() -> None:
    text = "قال لافروف وكيري إن المحادثات مستمرة."
    (one,) = analyse(Article(id="1", text=text, published="2016-12-08")).attributions
    assert one.entities == ("person/sergey-lavrov", "person/john-kerry")
    assert [link.entity for link in one.chain] == [None]


def test_a_source_that_no_list_knows_becomes_a_mention() -> None:
    result = document("قالت زغلولة إن الجسر آمن، بحسب مصدر أمني عراقي.")
    named = {one.text: one.entity for one in result.mentions}
    assert named["زغلولة"] == "local/زغلوله"
    assert named["مصدر أمني عراقي"] == "anonymous/IRQ-COP"


def test_a_headline_shares_the_names_of_the_body() -> None:
    text = "زار المهندس رامي الدغيلي الورشة."
    (one,) = document(text, headline="الدغيلي: العمل مستمر").headline_attributions
    assert one.entities == ("local/رامي-الدغيلي",)


def test_a_headline_is_read_for_itself() -> None:
    result = document("لا شيء هنا.", headline="وزير الطاقة: لا زيادة على الفواتير")
    assert result.attributions == ()
    (one,) = result.headline_attributions
    assert (one.id, one.cue.text) == ("h1", ":")
    assert one.source is not None
    assert one.source.text == "وزير الطاقة"


@pytest.mark.parametrize("headline", [None, ""])
def test_without_a_headline_nothing_is_read(headline: str | None) -> None:
    assert analyse(Article(id="1", text="نص", headline=headline)).headline_attributions == ()


def test_a_stage_without_its_input_is_refused() -> None:
    with pytest.raises(StageError, match="stage mentions: expected tokenise before it"):
        Pipeline((STAGES[1], STAGES[0]))


def test_a_stage_stands_once() -> None:
    with pytest.raises(StageError, match="stage tokenise: expected once, found twice"):
        Pipeline((STAGES[0], STAGES[0]))


def test_fewer_stages_leave_the_rest_out() -> None:
    result = Pipeline(STAGES[:1])(Article(id="1", text=STORY))
    assert (result.stages, result.attributions) == (("tokenise",), ())
    assert result.sentences
