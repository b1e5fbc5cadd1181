"""a second reader that lies, stalls, cuts off, is busy, or speaks another language"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import Article, Document, analyse
from musnad.errors import NoAnswer
from musnad.grammar import Tagged
from musnad.second import SecondReader, Settings
from musnad.second.exchange import LARGEST
from musnad.second.placed import placed
from musnad.second.prompt import Said
from musnad.tokenise import tokenise
from tests.second.conftest import HIDDEN, SURE, TEXT, Make
from tests.second.server import (
    KEY,
    Behave,
    completion,
    cuts_off,
    dribbles,
    dribbles_heads,
    raw,
    says,
    serving,
    stalls,
    status,
)

WHISPER = {"cue": "تنهد", "source": "سائق الشاحنة", "content": ["الطريق مقطوع"]}
LIES: list[tuple[dict[str, Any], str]] = [
    ({"source": "وزير الداخلية"}, "with a source that is not in the sentence"),
    ({"source": "وزير النقل"}, "with a source that is not in the sentence"),
    ({"source": "سائِق الشاحنة"}, "with a source that is not in the sentence"),
    ({"source": "سائق الشا"}, "with a source that ends inside a word"),
    ({"cue": "قال"}, "with a cue that is not in the sentence"),
    ({"cue": ""}, "with a cue that is not in the sentence"),
    ({"cue": "."}, "with a cue that is no word"),
    ({"content": []}, "without a content"),
    ({"content": [" "]}, "without a content"),
    ({"content": ["الطريق مفتوح"]}, "with a content that is not in the sentence"),
    ({"content": ["الطريق", "مقطوع", "لزميله"]}, "in too many pieces"),
    ({"content": [HIDDEN]}, "with pieces that lie over one another"),
    ({"content": ["سائق الشاحنة لزميله"]}, "with pieces that lie over one another"),
]


@pytest.mark.parametrize(("lie", "why"), LIES)
def test_lies_are_refused_and_counted(
    document: Document, reader: Make, lie: dict[str, Any], why: str
) -> None:
    with serving(says(WHISPER | lie, WHISPER)) as server, reader(server) as second:
        found = second.read(document, [2])
    assert second.count.refused == {why: 1}
    assert [one.cue.text for one in found.attributions] == ["أعلن", "تنهد"]


@pytest.mark.parametrize(
    ("behave", "why", "sent"),
    [
        (cuts_off, "an answer cut off", 3),
        (status(500), "status 500", 3),
        (status(429, Retry_After="7"), "status 429", 3),
        (status(400), "status 400", 1),
        (status(302, Location="http://127.0.0.1:1/"), "status 302", 1),
        (raw(b"<html>Bad gateway</html>"), "an answer in another form", 1),
        (raw(b'{"choices": []}'), "a refusal", 1),
        (raw(b"\xff\xfe"), "an answer in another form", 1),
        (raw(b"[" * 100_000), "an answer in another form", 1),
        (raw(completion("I think that nobody says anything.")), "an answer in another form", 1),
        (raw(completion('{"reports": [{"cue": 1}]}')), "an answer in another form", 1),
        (raw(completion('{"reports": [], "more": 1}')), "an answer in another form", 1),
        (raw(completion(None)), "an answer in another form", 1),
        (raw(completion(None, message={"refusal": "No."})), "a refusal", 1),
        (raw(completion('{"rep', choice={"finish_reason": "length"})), "an answer cut off", 1),
        (raw(b" " * (LARGEST + 1)), "an answer too large", 1),
    ],
)
def test_no_answer_is_counted_and_nothing_is_lost(
    document: Document, reader: Make, behave: Behave, why: str, sent: int
) -> None:
    naps: list[float] = []
    with serving(behave) as server, reader(server, naps) as second:
        assert second.read(document, [2]) == document
    assert second.count.failed == {why: 1}
    assert len(server.requests) == sent
    assert len(naps) == sent - 1
    assert all(nap <= 30 for nap in naps)


@pytest.mark.parametrize("behave", [stalls, dribbles, dribbles_heads])
def test_it_is_not_waited_for_without_end(document: Document, reader: Make, behave: Behave) -> None:
    with serving(behave) as server, reader(server, seconds=0.1, retries=1) as second:
        assert second.read(document, [2]) == document
    assert second.count.failed == {"no answer in time": 1}
    assert len(server.requests) == 2


def test_busy_once_is_asked_again_as_late_as_it_says(document: Document, reader: Make) -> None:
    naps: list[float] = []
    busy = status(429, Retry_After="9")
    with serving(busy, status(503), says(WHISPER)) as server, reader(server, naps) as second:
        found = second.read(document, [2])
    assert found.attributions[-1].id == "s1"
    assert naps == [9.0, 2.0]
    assert second.count.failed == {}


def test_nobody_there(document: Document, reader: Make) -> None:
    with serving(says()) as server:
        pass
    with reader(server, retries=1) as second:
        assert second.read(document, [2]) == document
    assert second.count.failed == {"no connection": 1}


def test_after_some_failures_nobody_is_asked_any_more() -> None:
    document = analyse(Article(id="d", text="\n".join(f"{n} {HIDDEN}" for n in range(6))))
    notes: list[str] = []
    with serving(raw(b"no")) as server:
        settings = Settings(url=server.url, model="small", key=KEY)
        with SecondReader(settings, on_note=notes.append) as second:
            second.read(document, range(1, 7))
    assert second.count.failed == {"an answer in another form": 3, "not asked any more": 3}
    assert notes == ["second reader: an answer in another form; it is not asked any more"]


def test_a_wrong_key_ends_it_at_once_and_is_never_told(document: Document) -> None:
    notes: list[str] = []
    with serving(says(WHISPER)) as server:
        settings = Settings(url=server.url, model="small", key="sk-wrong-secret")
        with SecondReader(settings, on_note=notes.append) as second:
            second.read(document, [1, 2])
    assert second.count.failed == {"status 401": 1, "not asked any more": 1}
    (note,) = notes
    assert "wrong key" in note
    assert "sk-wrong-secret" not in note
    assert len(server.requests) == 1


def test_an_answer_that_failed_is_not_remembered(
    document: Document, reader: Make, tmp_path: Any
) -> None:
    with serving(raw(b"no"), says(WHISPER)) as server:
        for added in (0, 1):
            with reader(server, cache=tmp_path / "answers.db") as second:
                second.read(document, [2])
            assert second.count.added == added


VOCABULARY = [*TEXT.split(), "قال", "و", "،", "الشا"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=5).map(" ".join)
CUES = WORDS | st.text(max_size=5)
SAID = st.builds(Said, CUES, st.none() | WORDS, st.lists(WORDS, max_size=3))


@given(st.lists(SAID, max_size=3), st.integers(0, 1))
def test_whatever_it_says_only_what_stands_there_is_taken(said: list[Said], number: int) -> None:
    tagged = Tagged(tokenise(f"{SURE} {HIDDEN}"))
    first, last = tagged.tokens.sentences[number]
    text = tagged.tokens.text
    for one in said:
        try:
            found = placed(tagged, first, last, one, "small")
        except NoAnswer:
            continue
        ranges = [(found.begin, found.end), *filter(None, (found.source, found.before))]
        for begin, end in (*ranges, (found.cue, found.cue + 1)):
            assert first <= begin < end <= last
        start, end = tagged.tokens.span(found.begin, found.end)
        assert any(text[start:end] in piece for piece in one.content)
        if found.source is not None:
            start, end = tagged.tokens.span(*found.source)
            assert text[start:end] == str(one.source).strip()


def test_the_form_is_asked_for_strictly(document: Document, reader: Make) -> None:
    with serving(says()) as server, reader(server) as second:
        second.read(document, [2])
    form = server.requests[0].body["response_format"]["json_schema"]
    assert form["strict"] is True
    assert json.dumps(form["schema"]).count('"additionalProperties": false') == 2
