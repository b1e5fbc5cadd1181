"""CoNLL-U, read back by the package of that name"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conllu import TokenList, parse
from hypothesis import given
from hypothesis import strategies as st

from musnad import Article, Document, Ledger, analyse
from musnad.exports import Exported, export
from musnad.exports.conllu import conllu
from musnad.model import Attribution, Cue, Span
from tests.exports.conftest import reports

Stretch = tuple[int, int]
ARTICLE = 2


@pytest.fixture(scope="module")
def written(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Exported]:
    path = tmp_path_factory.mktemp("conllu") / "words.conllu"
    told = export(ledger, "conllu", path)
    return path.read_text(encoding="utf-8"), told


@pytest.fixture(scope="module")
def blocks(written: tuple[str, Exported]) -> list[list[TokenList]]:
    """The sentences of each document."""
    found: list[list[TokenList]] = []
    for sentence in parse(written[0]):
        if "newdoc id" in sentence.metadata:
            found.append([])
        found[-1].append(sentence)
    return found


def words(sentence: TokenList) -> Iterator[dict[str, Any]]:
    """The words themselves, without the lines of those in several pieces."""
    return (token for token in sentence if isinstance(token["id"], int))


def stretches(sentences: list[TokenList], key: str) -> dict[str, list[Stretch]]:
    """Offsets of what words are marked with, by its id."""
    found: dict[str, list[Stretch]] = {}
    for sentence in sentences:
        for word in words(sentence):
            for mark in filter(None, word["misc"].get(key, "").split(",")):
                where, id = mark.split("-", 1)
                start, end = int(word["misc"]["start_char"]), int(word["misc"]["end_char"])
                if where == "B":
                    found.setdefault(id, []).append((start, end))
                else:
                    found[id][-1] = (found[id][-1][0], end)
    return found


def spans(*places: Any) -> list[Stretch]:
    return sorted((one.start, one.end) for one in places if one is not None)


def test_counts_are_those_of_the_ledger(
    ledger: Ledger,
    documents: list[Document],
    written: tuple[str, Exported],
    blocks: list[list[TokenList]],
) -> None:
    assert [" ".join(one.id.split()) for one in documents] == [
        sentences[0].metadata["newdoc id"] for sentences in blocks
    ]
    sentences = [one for block in blocks for one in block]
    assert written[1].records == {"sentence": len(sentences)}
    bodies = [one for one in sentences if "#s" in one.metadata["sent_id"]]
    assert len(bodies) == sum(len(one.sentences) for one in documents)
    told = [key for one in sentences for key in one.metadata if key.startswith("attribution_")]
    assert len(told) == ledger.counts().attributions
    cues = [len(stretches([one], "Cue")) for one in sentences]
    assert sum(cues) == ledger.counts().attributions
    events = sum(len(stretches(block, "Event")) for block in blocks)
    assert events == sum(len(one.events) for one in documents)


@pytest.mark.parametrize("letter", ["h", "s"])
def test_words_say_whose_they_are(
    documents: list[Document], blocks: list[list[TokenList]], letter: str
) -> None:
    for document, block in zip(documents, blocks, strict=True):
        sentences = [one for one in block if f"#{letter}" in one.metadata["sent_id"]]
        above = letter == "h"
        wanted = document.headline_attributions if above else document.attributions
        for key, name in (
            *(("Source", "source"), ("Antecedent", "antecedent"), ("Cue", "cue")),
            *(("Addressee", "addressee"), ("Target", "target"), ("Medium", "medium")),
            *(("Occasion", "occasion"), ("Place", "place")),
        ):
            parts = {one.id: spans(getattr(one, name)) for one in wanted}
            assert stretches(sentences, key) == {id: one for id, one in parts.items() if one}
        for key, name in (("Content", "content"), ("Via", "via"), ("Quote", "quotes")):
            parts = {one.id: spans(*getattr(one, name)) for one in wanted if getattr(one, name)}
            assert stretches(sentences, key) == parts


def test_a_quotation_in_a_quotation_is_part_of_it() -> None:
    text = "قال إن الجسر مفتوح منذ أمس كله."
    quotes = tuple(Span.of(text, *place) for place in ((7, 26), (13, 18), (22, 30)))
    cue = Cue(0, 3, "قال", "قال", "say")
    content = (Span.of(text, 7, 30),)
    said = Attribution(id="a1", cue=cue, content=content, quotes=quotes, confidence=1, rule="r")
    document = Document(engine="e", stages=(), id="1", text=text, attributions=(said,))
    ((_, block),) = conllu(document)
    assert stretches(list(parse(block)), "Quote") == {"a1": [(7, 30)]}


def test_mentions_and_events(documents: list[Document], blocks: list[list[TokenList]]) -> None:
    for document, block in zip(documents, blocks, strict=True):
        body = [one for one in block if "#s" in one.metadata["sent_id"]]
        assert stretches(body, "Mention") == {one.id: spans(one) for one in document.mentions}
        marked = stretches(body, "Event")
        assert list(marked) == [f"{one.id}:{one.type}" for one in document.events]
        for (found,), event in zip(marked.values(), document.events, strict=True):
            # A trigger stands without its article, of which a word is made up too.
            assert 0 <= event.trigger.start - found[0] <= ARTICLE
            assert found[1] == event.trigger.end
        assert stretches(body, "Actor") == {
            one.id: spans(*one.actors) for one in document.events if one.actors
        }


def test_comments_tell_of_the_reports(
    documents: list[Document], blocks: list[list[TokenList]]
) -> None:
    for document, block in zip(documents, blocks, strict=True):
        told = {
            key.removeprefix("attribution_"): json.loads(value or "")
            for sentence in block
            for key, value in sentence.metadata.items()
            if key.startswith("attribution_")
        }
        for one in reports(document):
            assert told[one.id]["class"] == one.cue.kind
            assert [link["text"] for link in told[one.id]["chain"]] == [x.text for x in one.chain]


def test_words_of_several_pieces_stand_whole() -> None:
    document = analyse(Article(id="1", text="وقال الوزير: «للجسر بابان»."))
    ((_, block),) = conllu(document)
    lines = [line.split("\t") for line in block.splitlines() if line[0] != "#"]
    assert lines[0][:2] == ["1-2", "وقال"]
    assert [line[1] for line in lines[1:3]] == ["و", "قال"]
    assert lines[2][2] == "قال"
    assert all(len(line) == 10 for line in lines)
    ((sentence),) = parse(block)
    assert sentence.metadata["text"] == document.text


@given(st.text("والجسرقل .،\n\t\x0b\u2028\u200f_#|=«»أ5\u064b", max_size=40))
def test_any_text_comes_back(text: str) -> None:
    document = Document(engine="e", stages=(), id="1", text=text)
    for _, block in conllu(document):
        (sentence,) = parse(block)
        shown = ""
        inside = 0
        for token in sentence:
            misc = token["misc"]
            span = Span.of(text, int(misc["start_char"]), int(misc["end_char"]))
            assert token["form"] == span.text.translate({0x0B: None, 0x2028: None})
            several = isinstance(token["id"], tuple)
            if several or token["id"] > inside:
                shown += token["form"] + ("" if misc.get("SpaceAfter") == "No" else " ")
            if several:
                inside = token["id"][2]
        assert shown.rstrip() == sentence.metadata["text"]
