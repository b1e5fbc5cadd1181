"""Schema.org objects, read back by a JSON-LD processor"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from musnad import Article, Document, Ledger, analyse
from musnad.exports import Exported, export
from musnad.exports.iri import article_iri
from musnad.exports.schemaorg import schema_org
from tests.exports.conftest import reports
from tests.exports.linked import SCHEMA, expanded, terms

# What schema.org lets each of our types have, as its pages list them.
PROPERTIES = {
    "Quotation": "text inLanguage spokenByCharacter isBasedOn isPartOf",
    "ClaimReview": "claimReviewed inLanguage itemReviewed",
    "Claim": "text author isBasedOn appearance",
    "NewsArticle": "url headline datePublished inLanguage articleSection author publisher",
    "Person": "name alternateName jobTitle disambiguatingDescription",
    "Organization": "name alternateName disambiguatingDescription",
    "GovernmentOrganization": "name alternateName disambiguatingDescription",
    "NewsMediaOrganization": "name",
    "CreativeWork": "name",
}


@pytest.fixture(scope="module")
def written(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], Exported]:
    path = tmp_path_factory.mktemp("schema") / "claims.jsonl"
    told = export(ledger, "schemaorg", path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], told


@pytest.fixture(scope="module")
def nodes(written: tuple[list[Any], Exported]) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in map(expanded, written[0])}


def test_counts_are_those_of_the_ledger(
    documents: list[Document],
    written: tuple[list[Any], Exported],
    nodes: dict[str, dict[str, Any]],
) -> None:
    every = [report for one in documents for report in reports(one)]
    wanted = {
        "Quotation": sum(len(one.quotes) for one in every),
        "ClaimReview": sum(bool(one.content) for one in every),
    }
    assert written[1].records == wanted
    types = Counter(node["@type"][0] for node in nodes.values())
    assert types == {f"{SCHEMA}{name}": number for name, number in wanted.items()}


def text(node: dict[str, Any], name: str) -> str:
    value: str = node[f"{SCHEMA}{name}"][0]["@value"]
    return value


def test_quotations_are_word_for_word(
    documents: list[Document], nodes: dict[str, dict[str, Any]]
) -> None:
    for document in documents:
        for report in reports(document):
            for number, quoted in enumerate(report.quotes, 1):
                node = nodes[article_iri(document, f"{report.id}-q{number}")]
                assert text(node, "text") == " ".join(quoted.text.split())
                part = node[f"{SCHEMA}isPartOf"][0]
                assert part["@id"] == article_iri(document)
                assert part["@type"] == [f"{SCHEMA}NewsArticle"]


def test_reviews_have_no_verdict(
    documents: list[Document], nodes: dict[str, dict[str, Any]]
) -> None:
    for document in documents:
        for report in reports(document):
            node = nodes[article_iri(document, f"{report.id}-review")]
            claim = node[f"{SCHEMA}itemReviewed"][0]
            assert claim["@type"] == [f"{SCHEMA}Claim"]
            assert text(claim, "text") == text(node, "claimReviewed")
            assert claim[f"{SCHEMA}appearance"][0]["@id"] == article_iri(document)
            assert not {f"{SCHEMA}{name}" for name in ("reviewRating", "author")} & set(node)


def check(node: object) -> None:
    """Each object has a known type, and nothing that the type may not have."""
    if isinstance(node, list):
        for one in node:
            check(one)
    elif isinstance(node, dict):
        allowed = PROPERTIES[node["@type"]].split()
        assert set(node) <= {"@context", "@type", "@id", *allowed}, node
        for value in node.values():
            if not isinstance(value, str):
                check(value)


def test_only_what_schema_org_knows(written: tuple[list[Any], Exported]) -> None:
    for line in written[0]:
        check(line)
        assert terms(expanded(line)) == terms(line)


def speakers(text: str) -> dict[str, Any]:
    lines = [json.loads(line) for _, line in schema_org(analyse(Article(id="1", text=text)))]
    found: dict[str, Any] = lines[-1]["itemReviewed"]
    return found


def test_who_claims_it() -> None:
    known = speakers("قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة باقية.")["author"]
    assert (known["@type"], known["alternateName"]) == ("Person", "Sergey Lavrov")
    assert known["@id"] == "urn:musnad:entity:person/sergey-lavrov"
    assert known["disambiguatingDescription"] == "وزير الخارجية الروسي سيرغي لافروف"
    unnamed = speakers("قال مسؤول أمريكي إن الهدنة باقية.")["author"]
    assert unnamed == {"@type": "Person", "name": "مسؤول أمريكي"}
    work = speakers("وجاء في البيان أن الهدنة باقية.")
    assert "author" not in work
    assert work["isBasedOn"] == {"@type": "CreativeWork", "name": "البيان"}
