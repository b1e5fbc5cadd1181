"""field names are a contract: tools outside this repository read them"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from musnad.model import (
    Article,
    Attribution,
    Candidate,
    ChainLink,
    Cue,
    Document,
    Entity,
    Explanation,
    Lost,
    Mention,
    Origin,
    Range,
    Reading,
    Span,
    Step,
)
from musnad.model.entity import Name, Office
from musnad.model.timex import Timex

SPAN = {"start": 0, "end": 3, "text": "قال"}
CONTRACT = """
{"schema": 1, "engine": "musnad 1", "stages": ["tokenise", "attribution"], "id": "7", "url": null,
 "outlet": "المرسى", "section": null, "headline": "ع", "published": "2016-12-08", "language": "ar",
 "text": "قال الوزير إن الجسر آمن.",
 "sentences": [{"start": 0, "end": 24}],
 "attributions": [
  {"id": "a1", "parent": null,
   "source": {"start": 4, "end": 10, "text": "الوزير"}, "inherited": false, "antecedent": null,
   "entities": ["local/x"], "naming": "named", "via": [{"start": 0, "end": 3, "text": "قال"}],
   "cue": {"start": 0, "end": 3, "text": "قال", "lemma": "قال", "class": "say"},
   "content": [{"start": 14, "end": 23, "text": "الجسر آمن"}], "mode": "indirect", "quotes": [],
   "addressee": null, "target": null, "medium": null, "occasion": null, "place": null, "time": null,
   "certainty": "unknown", "confidence": 0.9, "rule": "that/verb-subject", "trace": ["verbs/qwl-1"],
   "chain": [{"entity": null, "text": "المرسى"}, {"entity": "local/x", "text": "الوزير"}]}],
 "headline_attributions": []}
"""
# What DESIGN names, of what is built; later stages add fields and take none away.
FIELDS = {
    Document: """
        schema engine stages id url outlet section headline published language text sentences
        attributions headline_attributions entities mentions times
    """,
    Attribution: """
        id parent source inherited antecedent entities naming via cue content mode quotes addressee
        target medium occasion place time certainty confidence rule trace chain
    """,
    Cue: "start end text lemma class",
    Span: "start end text",
    Range: "start end",
    ChainLink: "entity text",
    Article: "text id url outlet section headline lead published language origin",
    Origin: "file line encoding",
    Explanation: "offset sentence readings attributions steps lost mentions",
    Entity: "id kind name country codes office",
    Name: "ar en",
    Office: "title of from to",
    Mention: "id start end text kind form entity candidates rule",
    Candidate: "entity score",
    Timex: "start end text type value mod begin finish rule trace",
    Reading: "span tag kind rows",
    Lost: "cue rule why",
    Step: "rule says",
}
LATER = {"entities", "mentions", "times", "events", "voice"}
# Not in DESIGN, there all the same.
ADDED = {"voice_shares", "lead", "author", "dateline"}


def test_a_document_is_read_and_written_word_for_word() -> None:
    document = msgspec.json.decode(CONTRACT, type=Document)
    written = json.loads(msgspec.json.encode(document))
    assert without_later(written) == json.loads(CONTRACT)
    assert document.attributions[0].cue.kind == "say"


def without_later(written: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if key not in LATER | ADDED}


def test_a_round_trip_changes_nothing() -> None:
    document = msgspec.json.decode(CONTRACT, type=Document)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


def test_the_order_of_fields_is_the_contract_s() -> None:
    document = msgspec.json.decode(CONTRACT, type=Document)
    written = without_later(json.loads(msgspec.json.encode(document)))
    assert list(written) == list(json.loads(CONTRACT))


@pytest.mark.parametrize("record", FIELDS, ids=lambda record: record.__name__)
def test_fields(record: type[msgspec.Struct]) -> None:
    names = {field.encode_name for field in msgspec.structs.fields(record)}
    later = LATER | ADDED if record in (Article, Document) else set()
    assert names - later | names & set(FIELDS[record].split()) == set(FIELDS[record].split())


@pytest.mark.parametrize("record", FIELDS, ids=lambda record: record.__name__)
def test_records_are_frozen(record: type[msgspec.Struct]) -> None:
    assert record.__struct_config__.frozen


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"named"', '"secret"'),
        ('"indirect"', '"half"'),
        ('"certainty": "unknown"', '"certainty": "sure"'),
        ('"confidence": 0.9', '"confidence": "high"'),
        ('"start": 14', '"start": "14"'),
        ('"content": [', '"contents": ['),
        ('"rule": "that/verb-subject",', ""),
    ],
)
def test_another_document_is_refused(old: str, new: str) -> None:
    assert old in CONTRACT
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(CONTRACT.replace(old, new, 1), type=Document)


def test_a_span_is_cut_from_its_text() -> None:
    assert Span.of("قال الوزير", 0, 3) == Span(**SPAN)  # type: ignore[arg-type]
