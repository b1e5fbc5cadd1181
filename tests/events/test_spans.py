"""every span of an event stands in the text and has its words, whatever the text"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.model import Article, Event
from musnad.pipeline import analyse

WORDS = (
    "قتل قصف الطيران مسلحون هجوما شن على الشرطة في بغداد أمس وقال الوزير إن لم سوف بين و الجيش "
    "والمتمردين التقى نظيره تظاهر آلاف ضد الحكومة ، . « » ( ) الذي التي نفذه تعرض لهجوم من قبل "
    "اتهم طالب بوقف إطلاق النار فجر نفسه اعتقلت ثلاثة عقوبات فرضت هدد بقتل أن المتحدث \n ـ 2016"
).split(" ")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


def spans(event: Event) -> Iterator[tuple[int, int, str]]:
    yield event.trigger.start, event.trigger.end, event.trigger.text
    places = () if event.place is None else (event.place,)
    for one in (*event.actors, *event.recipients, *places):
        yield one.start, one.end, one.text


@given(texts)
@settings(max_examples=150, deadline=None)
def test_spans_stand_in_their_text(text: str) -> None:
    document = analyse(Article(id="1", text=text, published="2016-12-08"))
    reports = {one.id for one in document.attributions}
    for event in document.events:
        for start, end, words in spans(event):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == words
        assert event.asserted_by is None or event.asserted_by in reports


@given(texts)
@settings(max_examples=50, deadline=None)
def test_ids_count_the_triggers_in_order(text: str) -> None:
    found = analyse(Article(id="1", text=text)).events
    assert [event.id for event in found] == [f"e{number}" for number, _ in enumerate(found, 1)]
    starts = [event.trigger.start for event in found]
    assert starts == sorted(starts)
