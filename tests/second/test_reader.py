"""a second reader that behaves: what is sent, what is added, what it costs, what is remembered"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad import Article, Document, Ledger, analyse
from musnad.errors import UsageError
from musnad.second import SecondReader, Settings
from tests.second.conftest import HIDDEN, SURE, TEXT, Make
from tests.second.server import KEY, says, serving

WHISPER = {"cue": "تنهد", "source": "سائق الشاحنة", "content": ["الطريق مقطوع"]}
MINISTER = {
    "cue": "أعلن",
    "source": "وزير النقل سامي الحداد",
    "content": ["الجسر سيفتح غدا."],
}
UNSURE = "ونفى المتحدث باسم الشركة في حديث طويل مع صحيفة محلية الأنباء عن تأجيل الافتتاح."


def test_what_it_finds_stands_beside_the_grammars(document: Document, reader: Make) -> None:
    with serving(says(WHISPER)) as server, reader(server) as second:
        found = second.read(document, [2])
    assert found.attributions[: len(document.attributions)] == document.attributions
    (added,) = found.attributions[len(document.attributions) :]
    assert (added.id, added.rule, added.confidence) == ("s1", "second-reader/small", 0.0)
    assert added.trace == ()
    assert (added.source and added.source.text, added.cue.text) == ("سائق الشاحنة", "تنهد")
    assert [piece.text for piece in added.content] == ["الطريق مقطوع"]
    assert [link.text for link in added.chain] == ["صحيفة المدينة", "سائق الشاحنة"]
    assert added.entities
    assert set(added.entities) <= {one.id for one in found.entities}
    assert found.stages[-1] == "second-reader"
    assert msgspec.json.decode(msgspec.json.encode(found), type=Document) == found


def test_asked_again_it_replaces_its_own_and_nothing_else(document: Document, reader: Make) -> None:
    with serving(says(WHISPER), says()) as server:
        with reader(server) as second:
            first = second.read(document, [2])
        with reader(server) as second:
            again = second.read(first, [2])
    assert len(first.attributions) == len(document.attributions) + 1
    assert (again.attributions, again.stages) == (document.attributions, document.stages)


def test_only_the_sentence_is_sent(document: Document, reader: Make) -> None:
    with serving(says(WHISPER)) as server, reader(server) as second:
        second.read(document, [2])
    (request,) = server.requests
    assert request.sentence == HIDDEN
    assert SURE not in str(request.body)
    assert request.body["model"] == "small"
    assert request.headers["Authorization"] == f"Bearer {KEY}"


def test_a_sure_text_is_not_sent(document: Document, reader: Make) -> None:
    with serving(says(WHISPER)) as server, reader(server) as second:
        assert second.read(document) == document
    assert server.requests == []
    assert second.count.sentences == 0


def test_unsure_sentences_are_sent_unasked(reader: Make) -> None:
    document = analyse(Article(id="d", text=f"{SURE} {UNSURE}"))
    lowest = min(one.confidence for one in document.attributions)
    with serving(says()) as server:
        with reader(server, below=lowest) as second:
            assert second.unsure(document) == []
        with reader(server, below=lowest + 0.01) as second:
            chosen = second.unsure(document)
            second.read(document)
    spans = [document.sentences[number] for number in chosen]
    assert [one.sentence for one in server.requests] == [
        document.text[one.start : one.end] for one in spans
    ]
    assert spans


def test_what_both_find_is_not_added_again(document: Document, reader: Make) -> None:
    with serving(says(MINISTER)) as server, reader(server) as second:
        assert second.read(document, [1]) == document
    assert (second.count.agreed, second.count.added) == (1, 0)


def test_another_reading_stands_beside(document: Document, reader: Make) -> None:
    other = MINISTER | {"content": ["الجسر سيفتح"]}
    with serving(says(other, other)) as server, reader(server) as second:
        found = second.read(document, [1])
    assert [one.id for one in found.attributions] == ["a1", "s1"]
    assert found.attributions[0] == document.attributions[0]


def test_a_report_in_a_report_hangs_under_it(reader: Make) -> None:
    text = "أعلن وزير النقل سامي الحداد أن سائق الشاحنة تنهد له أن الطريق مقطوع."
    document = analyse(Article(id="d", outlet="صحيفة المدينة", text=text))
    inner = {"cue": "تنهد", "source": "سائق الشاحنة", "content": ["الطريق مقطوع"]}
    with serving(says(inner)) as server, reader(server) as second:
        added = second.read(document, [1]).attributions[-1]
    assert (added.id, added.parent) == ("s1", "a1")
    assert [link.text for link in added.chain] == [
        *("صحيفة المدينة", "وزير النقل سامي الحداد", "سائق الشاحنة"),
    ]


def test_content_before_and_behind_the_cue(reader: Make) -> None:
    text = "الطريق مقطوع، تنهد السائق، ولا أحد يعرف السبب."
    said = {"cue": "تنهد", "source": "السائق", "content": ["الطريق مقطوع", "لا أحد يعرف السبب."]}
    with serving(says(said)) as server, reader(server) as second:
        added = second.read(analyse(Article(id="d", text=text)), [1]).attributions[-1]
    assert {piece.text for piece in added.content} == {"الطريق مقطوع", "لا أحد يعرف السبب"}


def test_tokens_and_costs(document: Document, reader: Make) -> None:
    with (
        serving(says(WHISPER), says(WHISPER, usage=None)) as server,
        reader(server, price=(2.0, 10.0)) as second,
    ):
        second.read(document, [2])
        second.read(analyse(Article(id="e", text=SURE)), [1])
    count = second.count
    assert (count.prompt_tokens, count.answer_tokens, count.uncounted) == (100, 20, 1)
    assert count.cost == pytest.approx(100 * 2e-6 + 20 * 10e-6)
    assert "100 + 20 tokens and 1 answer without a count, cost 0.0004" in count.summary()


def test_answers_are_remembered(document: Document, reader: Make, tmp_path: Path) -> None:
    where = tmp_path / "new" / "answers.db"
    with serving(says(WHISPER)) as server:
        with reader(server, cache=where) as second:
            first = second.read(document, [2])
        with reader(server, cache=where) as again:
            assert again.read(document, [2]) == first
        assert (again.count.cached, again.count.answered, again.count.prompt_tokens) == (1, 0, 0)
        assert len(server.requests) == 1
        with reader(server, cache=where, model="large") as other:
            other.read(document, [2])
        assert len(server.requests) == 2
    assert KEY.encode() not in where.read_bytes()
    assert where.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_cache_is_refused(reader: Make, tmp_path: Path) -> None:
    where = tmp_path / "notes.txt"
    where.write_text("no cache " * 200)
    with serving(says()) as server, pytest.raises(UsageError, match="expected a file for"):
        reader(server, cache=where)


def test_no_more_sentences_than_allowed(reader: Make) -> None:
    document = analyse(Article(id="d", text="\n".join(f"{n} {HIDDEN}" for n in range(5))))
    with serving(says()) as server, reader(server, most=2) as second:
        second.read(document, range(1, 6))
    assert len(server.requests) == 2
    assert second.count.failed == {"over the limit of sentences": 3}


def test_a_ledger_keeps_them_marked(document: Document, reader: Make) -> None:
    with serving(says(WHISPER)) as server, reader(server) as second:
        found = second.read(document, [2])
    with Ledger.open(":memory:") as ledger:
        ledger.add(found)
        (entry,) = ledger.ask(words="مقطوع")
    assert entry.attribution == found.attributions[-1]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"key": " "}, "expected a key, found none"),
        ({"key": "a\nb"}, "printable ASCII"),
        ({"model": ""}, "expected the name of a model"),
        ({"url": ""}, "expected an address"),
        ({"url": "ftp://host/v1"}, "expected an address"),
        ({"url": "https://[::1"}, "expected an address"),
        ({"url": "http://model.example/v1"}, "expected https"),
        ({"url": "https://me:secret@model.example/v1"}, "no name or password"),
    ],
)
def test_nobody_is_asked_without_address_and_key(given: dict[str, str], why: str) -> None:
    known: dict[str, Any] = {"url": "https://model.example/v1", "model": "small", "key": KEY}
    with pytest.raises(UsageError, match=why):
        SecondReader(Settings(**known | given))


def test_the_text_is_the_same() -> None:
    assert TEXT.endswith(HIDDEN)
