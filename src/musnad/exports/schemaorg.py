"""documents -> Schema.org: a Quotation for each quotation, a ClaimReview stub for each report"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.exports.iri import article_iri, entity_iri, page_of
from musnad.exports.shared import content_text, one_line, speaker
from musnad.lexicon.actors import actors
from musnad.model import Attribution, Document, Entity

CONTEXT = "https://schema.org"
_PERSON, _BODY = "Person", "Organization"
_TYPES = {
    "person": _PERSON,
    "office": _PERSON,
    "organisation": _BODY,
    "country": "GovernmentOrganization",
    "place": _BODY,
}
# Whoever these ids stand for has no name of its own, and is known by the article's words alone.
_UNNAMED = ("anonymous/", "group/", "document/")

Node = dict[str, Any]
_encode = msgspec.json.Encoder().encode


def schema_org(document: Document) -> Iterator[tuple[str, str]]:
    """The type of each object, and its line."""
    known = {one.id: one for one in document.entities}
    article = _article(document)
    for report in (*document.headline_attributions, *document.attributions):
        who = _speakers(report, known)
        for number, quoted in enumerate(report.quotes, 1):
            words = _quotation(document, f"{report.id}-q{number}", one_line(quoted.text))
            yield _line(words | who | {"isPartOf": article})
        if report.content:
            yield _line(_review(document, report, who, article))


def _line(node: Node) -> tuple[str, str]:
    return node["@type"], _encode(node).decode()


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}


def _article(document: Document) -> Node:
    publisher = {"@type": "NewsMediaOrganization", "name": document.outlet}
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": article_iri(document),
            "url": page_of(document),
            "headline": document.headline,
            "datePublished": document.published,
            "inLanguage": document.language,
            "articleSection": document.section,
            "author": {"@type": _PERSON, "name": document.author} if document.author else None,
            "publisher": publisher if document.outlet else None,
        }
    )


def _quotation(document: Document, id: str, text: str) -> Node:
    return {
        "@context": CONTEXT,
        "@type": "Quotation",
        "@id": article_iri(document, id),
        "text": text,
        "inLanguage": document.language,
    }


def _speakers(report: Attribution, known: dict[str, Entity]) -> Node:
    """To whom the words are attributed; a statement or report that speaks is what they rest on."""
    name = speaker(report)
    if report.naming == "document":
        return {"isBasedOn": {"@type": "CreativeWork", "name": name}} if name else {}
    found = [known[id] for id in report.entities if id in known and not id.startswith(_UNNAMED)]
    made = [_speaker(one, name) for one in found]
    if not made and name:
        made = [{"@type": _BODY if report.naming == "collective" else _PERSON, "name": name}]
    return {"spokenByCharacter": made[0] if len(made) == 1 else made} if made else {}


def _speaker(entity: Entity, name: str | None) -> Node:
    title = actors().titles.get(entity.office.title) if entity.office else None
    type = _TYPES.get(entity.kind, _BODY)
    return _filled(
        {
            "@type": type,
            "@id": entity_iri(entity.id),
            "name": entity.name.ar,
            "alternateName": entity.name.en,
            "jobTitle": title.form if title and type == _PERSON else None,
            "disambiguatingDescription": name if name != entity.name.ar else None,
        }
    )


def _review(document: Document, report: Attribution, who: Node, article: Node) -> Node:
    """A review without a verdict: what is claimed, by whom, and where it appeared."""
    text = content_text(report)
    author = {"author": who["spokenByCharacter"]} if "spokenByCharacter" in who else {}
    based = {"isBasedOn": who["isBasedOn"]} if "isBasedOn" in who else {}
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": article_iri(document, f"{report.id}-review"),
        "claimReviewed": text,
        "inLanguage": document.language,
        "itemReviewed": {
            "@type": "Claim",
            "@id": article_iri(document, report.id),
            "text": text,
            **author,
            **based,
            "appearance": article,
        },
    }
