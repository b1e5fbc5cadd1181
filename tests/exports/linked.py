"""a JSON-LD processor without a network: contexts in our own words, only with the terms we use"""

from __future__ import annotations

from typing import Any

from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
SCHEMA = "https://schema.org/"
_NODE = {"@type": "@id"}
_NAMES = "Annotation SpecificResource TextualBody TextPositionSelector TextQuoteSelector".split()
_WORDS = "identifying describing classifying highlighting linking exact prefix suffix".split()
CONTEXTS: dict[str, dict[str, Any]] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": OA,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        **{name: f"oa:{name}" for name in (*_NAMES, *_WORDS)},
        "Software": "https://www.w3.org/ns/activitystreams#Application",
        "body": {"@id": "oa:hasBody", **_NODE},
        "target": {"@id": "oa:hasTarget", **_NODE},
        "source": {"@id": "oa:hasSource", **_NODE},
        "selector": {"@id": "oa:hasSelector", **_NODE},
        "scope": {"@id": "oa:hasScope", **_NODE},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "value": VALUE,
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "generator": {"@id": "https://www.w3.org/ns/activitystreams#generator", **_NODE},
        "name": "http://xmlns.com/foaf/0.1/name",
    },
    "https://schema.org": {"@vocab": SCHEMA, "url": {"@id": f"{SCHEMA}url", **_NODE}},
}


def loader(url: str, options: object) -> dict[str, Any]:
    """A context by its address; no other one is known, and none is fetched."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXTS[url]},
    }


def expanded(node: dict[str, Any]) -> dict[str, Any]:
    """What a processor makes of one object: full names, values in lists."""
    found: list[dict[str, Any]] = jsonld.expand(node, {"documentLoader": loader})
    assert len(found) == 1
    return found[0]


def terms(node: object) -> int:
    """How many terms an object and those in it have; a processor drops those it does not know."""
    if isinstance(node, list):
        return sum(map(terms, node))
    if not isinstance(node, dict) or "@value" in node or set(node) == {"@id"}:
        return 0
    return sum(1 + terms(value) for name, value in node.items() if name != "@context")


def triples(node: dict[str, Any]) -> int:
    """How many statements there are in it as RDF."""
    data: dict[str, list[Any]] = jsonld.to_rdf(node, {"documentLoader": loader})
    return sum(map(len, data.values()))
