"""Web Annotations, read back by a JSON-LD processor"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import Document, Ledger
from musnad.exports import Exported, export
from musnad.exports.iri import article_iri, entity_iri
from musnad.exports.webannotation import AROUND, web_annotations
from musnad.model import Mention
from tests.exports.conftest import reports
from tests.exports.linked import OA, expanded, terms, triples


@pytest.fixture(scope="module")
def written(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], Exported]:
    path = tmp_path_factory.mktemp("web") / "annotations.jsonl"
    told = export(ledger, "webannotation", path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], told


@pytest.fixture(scope="module")
def nodes(written: tuple[list[Any], Exported]) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in map(expanded, written[0])}


def test_counts_are_those_of_the_ledger(
    ledger: Ledger,
    documents: list[Document],
    written: tuple[list[Any], Exported],
    nodes: dict[str, dict[str, Any]],
) -> None:
    wanted = {
        "attribution": ledger.counts().attributions,
        "mention": sum(len(one.mentions) for one in documents),
        "event": sum(len(one.events) for one in documents),
    }
    assert written[1].records == wanted
    assert len(nodes) == len(written[0]) == sum(wanted.values())
    assert {tuple(node["@type"]) for node in nodes.values()} == {(f"{OA}Annotation",)}
    motives = Counter(node[f"{OA}motivatedBy"][0]["@id"] for node in nodes.values())
    assert motives == {
        f"{OA}describing": wanted["attribution"],
        f"{OA}identifying": wanted["mention"],
        f"{OA}classifying": wanted["event"],
    }


def selected(resource: dict[str, Any], text: str) -> tuple[int, int]:
    """Offsets by position, after the quotation was found to be the same."""
    position, quotation = resource[f"{OA}hasSelector"]
    assert position["@type"] == [f"{OA}TextPositionSelector"]
    assert quotation["@type"] == [f"{OA}TextQuoteSelector"]
    start, end = (int(position[f"{OA}{name}"][0]["@value"]) for name in ("start", "end"))
    exact, prefix, suffix = (
        quotation[f"{OA}{name}"][0]["@value"] for name in ("exact", "prefix", "suffix")
    )
    assert text[start:end] == exact
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)
    assert len(prefix) == min(AROUND, start)
    return start, end


def bodies(node: dict[str, Any], role: str) -> list[dict[str, Any]]:
    every: list[dict[str, Any]] = node[f"{OA}hasBody"]
    return [one for one in every if one["urn:musnad:role"][0]["@value"] == role]


def test_targets_are_the_contents(
    documents: list[Document], nodes: dict[str, dict[str, Any]]
) -> None:
    for document in documents:
        for report in reports(document):
            above = report in document.headline_attributions
            text = (document.headline or "") if above else document.text
            node = nodes[article_iri(document, report.id)]
            found = [selected(one, text) for one in node[f"{OA}hasTarget"]]
            spans = report.content or (report.cue,)
            assert found == [(one.start, one.end) for one in spans]
            source = article_iri(document, "headline" if above else "text")
            for one in node[f"{OA}hasTarget"]:
                assert one[f"{OA}hasSource"] == [{"@id": source}]
            cue = bodies(node, "cue")[0]
            assert selected(cue, text) == (report.cue.start, report.cue.end)
            entities = {
                one[f"{OA}hasSource"][0]["@id"]
                for one in bodies(node, "source")
                if f"{OA}hasSelector" not in one
            }
            assert entities == {entity_iri(id) for id in report.entities}
            assert len(bodies(node, "parent")) == (report.parent is not None)


def test_events_have_who_and_whose_word(
    documents: list[Document], nodes: dict[str, dict[str, Any]]
) -> None:
    for document in documents:
        for event in document.events:
            node = nodes[article_iri(document, event.id)]
            kinds = [
                one["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"]
                for one in bodies(node, "type")
            ]
            assert kinds == [[{"@value": event.type}]]
            found = [
                selected(one, document.text)
                for one in bodies(node, "actor")
                if f"{OA}hasSelector" in one
            ]
            assert found == [(one.start, one.end) for one in event.actors]
            for link in bodies(node, "asserted-by"):
                assert link[f"{OA}hasSource"][0]["@id"] in nodes


def test_every_term_comes_through(written: tuple[list[Any], Exported]) -> None:
    for line in written[0]:
        assert terms(expanded(line)) == terms(line)
    assert triples(written[0][0]) > 20


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_any_text_is_selected_as_it_stands(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    mention = Mention("m1", start, end, text[start:end], "person", "name", "rule")
    document = Document(engine="e", stages=(), id="1", text=text, mentions=(mention,))
    ((kind, line),) = web_annotations(document)
    position, quotation = json.loads(line)["target"][0]["selector"]
    assert kind == "mention"
    assert text[position["start"] : position["end"]] == quotation["exact"]
    assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in text
