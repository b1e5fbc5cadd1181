"""what the stage hands on: mentions with their offsets, records, sources, the headline"""

from __future__ import annotations

import pytest

from musnad.lexicon import tags
from musnad.mentions import Resolved, find, resolve, sources, symbols
from musnad.model.span import Span
from musnad.tokenise import tokenise

DAY = "2016-12-08"
TEXT = "وقال وزير الخارجية الروسي سيرغي لافروف لكيري إن مصدرا أمنيا سورية مسقط رأسه."


def resolved(text: str, published: str | None = DAY, body: Resolved | None = None) -> Resolved:
    return resolve(find(tokenise(text), published=published, outlet=None), body=body)


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def test_spans_point_into_the_text() -> None:
    mentions, _ = resolved(TEXT).records()
    assert mentions
    assert all(TEXT[one.start : one.end] == one.text for one in mentions)


def test_mentions_are_in_order_and_numbered() -> None:
    mentions, _ = resolved(TEXT).records()
    assert [one.id for one in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]
    assert [one.start for one in mentions] == sorted(one.start for one in mentions)


def test_an_attached_preposition_is_no_part_of_a_name() -> None:
    mentions, _ = resolved(TEXT).records()
    assert "كيري" in {one.text for one in mentions}


def test_every_entity_has_one_record() -> None:
    mentions, entities = resolved(TEXT).records()
    ids = [one.id for one in entities]
    assert len(ids) == len(set(ids))
    assert {one.entity for one in mentions if one.entity} == set(ids)


def test_a_record_has_names_codes_and_the_office_of_the_day() -> None:
    _, entities = resolved(TEXT).records()
    record = next(one for one in entities if one.id == "person/sergey-lavrov")
    assert (record.name.en, record.country) == ("Sergey Lavrov", "RUS")
    assert record.codes == ("RUSGOV",)
    assert record.office is not None
    assert record.office.title == "minister-of-foreign-affairs"


def test_an_office_has_a_record_too() -> None:
    _, entities = resolved("وصل وزير الخارجية الروسي.", published=None).records()
    record = next(one for one in entities if one.kind == "office")
    assert record.office is not None
    assert (record.office.of, record.country, record.codes) == ("RUS", "RUS", ("RUSGOV",))


def test_sources_add_mentions_and_records() -> None:
    text = "قالت زغلولة وأكد مصدر أمني عراقي."
    found = resolved(text)
    ids = sources(found, [span(text, "زغلولة"), span(text, "مصدر أمني عراقي")])
    assert list(ids.values()) == [("local/زغلوله",), ("anonymous/IRQ-COP",)]
    mentions, entities = found.records()
    assert "زغلولة" in {one.text for one in mentions}
    assert {"local/زغلوله", "anonymous/IRQ-COP"} <= {one.id for one in entities}


def test_unnamed_sources_have_codes() -> None:
    text = "قال مصدر أمني عراقي إن الطريق أغلق."
    found = resolved(text)
    sources(found, [span(text, "مصدر أمني عراقي")])
    record = next(one for one in found.records()[1] if one.id.startswith("anonymous/"))
    assert (record.country, record.codes) == ("IRQ", ("IRQCOP",))


def test_a_headline_shares_the_names_of_its_body() -> None:
    body = resolved("زار المهندس رامي الدغيلي الورشة.")
    headline = resolved("الدغيلي يزور الورشة", body=body)
    assert "local/رامي-الدغيلي" in {one.entity for one in headline.records()[0]}


@pytest.mark.parametrize("text", ["", ".", "\n", "«»", "12 34", "و", "ل", "abc"])
def test_texts_without_names(text: str) -> None:
    mentions, entities = resolved(text).records()
    assert mentions == ()
    assert entities == ()


def test_no_symbol_is_a_tag() -> None:
    ours = [value for name, value in vars(symbols).items() if name.isupper()]
    ours += [symbols.CITY_OF]
    theirs = {value for name, value in vars(tags).items() if name.isupper() and len(value) == 1}
    assert len(set(ours)) == len(set(ours) - theirs)
