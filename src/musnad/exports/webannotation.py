"""documents -> W3C Web Annotations, a line each: reports, mentions and events with selectors"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from musnad.exports.iri import BODY, HEADLINE, article_iri, entity_iri, page_of
from musnad.exports.shared import Placed, chain_text
from musnad.model import Attribution, Document, Event, Mention

# The context of the Web Annotation model, and one prefix for what it has no term for.
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"musnad": "urn:musnad:"}]
# Code points of the text that a quotation's selector shows on each side of it.
AROUND = 32
# Parts of a report that are places of the text, in the order in which they are written.
_PARTS = "source antecedent cue addressee target medium occasion place".split()

Node = dict[str, Any]
_encode = msgspec.json.Encoder().encode


def web_annotations(document: Document) -> Iterator[tuple[str, str]]:
    """The kind of each annotation, and its line."""
    above = _Text(document, HEADLINE, document.headline or "")
    body = _Text(document, BODY, document.text)
    for report in document.headline_attributions:
        yield "attribution", _encode(_attribution(above, report)).decode()
    for report in document.attributions:
        yield "attribution", _encode(_attribution(body, report)).decode()
    for mention in document.mentions:
        yield "mention", _encode(_mention(body, mention)).decode()
    for event in document.events:
        yield "event", _encode(_event(body, event)).decode()


class _Text:
    """A text of an article, of which stretches are selected."""

    def __init__(self, document: Document, part: str, text: str) -> None:
        self.document = document
        self._iri, self._text = article_iri(document, part), text
        self._page = page_of(document)

    def annotation(self, id: str, motivation: str, body: list[Node], target: list[Node]) -> Node:
        return {
            "@context": CONTEXT,
            "id": article_iri(self.document, id),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": self.document.engine},
            "body": body,
            "target": target,
        }

    def stretch(self, place: Placed, role: str | None = None, **more: str) -> Node:
        """A stretch of the text: by its offsets, and by its words with those around them."""
        start, end = place.start, place.end
        node: Node = {"type": "SpecificResource", **more, "source": self._iri}
        if self._page is not None:
            node["scope"] = self._page
        node["selector"] = [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": self._text[start:end],
                "prefix": self._text[max(0, start - AROUND) : start],
                "suffix": self._text[end : end + AROUND],
            },
        ]
        return _with_role(node, role)


def _with_role(node: Node, role: str | None) -> Node:
    return node | {"musnad:role": role} if role else node


def _words(value: str, purpose: str, role: str, **more: str) -> Node:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        **more,
        "musnad:role": role,
    }


def _entities(ids: Iterable[str], role: str) -> Iterator[Node]:
    for id in ids:
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": entity_iri(id),
            "musnad:role": role,
        }


def _link(document: Document, id: str, role: str) -> Node:
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": article_iri(document, id),
        "musnad:role": role,
    }


def _attribution(text: _Text, report: Attribution) -> Node:
    """A report: its target is what is reported, its bodies say who says so and how."""
    body = [
        text.stretch(place, name, purpose="describing")
        for name in _PARTS
        if (place := getattr(report, name)) is not None
    ]
    body += [text.stretch(one, "via", purpose="describing") for one in report.via]
    body += [text.stretch(one, "quote", purpose="highlighting") for one in report.quotes]
    body += _entities(report.entities, "source")
    body += _entities(filter(None, (link.entity for link in report.chain[:-1])), "via")
    language = {"language": text.document.language}
    body.append(_words(chain_text(report), "describing", "chain", **language))
    how = {"class": report.cue.kind, "lemma": report.cue.lemma, "naming": report.naming}
    how |= {"mode": report.mode, "certainty": report.certainty}
    body += [_words(value, "classifying", role) for role, value in how.items()]
    if report.parent is not None:
        body.append(_link(text.document, report.parent, "parent"))
    target = [text.stretch(piece, "content") for piece in report.content]
    found = text.annotation(
        report.id, "describing", body, target or [text.stretch(report.cue, "cue")]
    )
    return found | {"musnad:confidence": report.confidence, "musnad:rule": report.rule}


def _mention(text: _Text, mention: Mention) -> Node:
    """A mention: its target is the place, its bodies say whom it names."""
    body = [
        *_entities([mention.entity] if mention.entity else [], "entity"),
        _words(mention.kind, "classifying", "kind"),
        _words(mention.form, "classifying", "form"),
    ]
    found = text.annotation(mention.id, "identifying", body, [text.stretch(mention)])
    return found | {"musnad:rule": mention.rule}


def _event(text: _Text, event: Event) -> Node:
    """An event: its target is the word that names it, its bodies say what and who."""
    body = [_words(event.type, "classifying", "type")]
    if event.mode is not None:
        body.append(_words(event.mode, "classifying", "mode"))
    body += [_words(one, "classifying", "context") for one in event.contexts]
    body += [_words(one, "classifying", "auxiliary") for one in event.auxiliary]
    places = () if event.place is None else (event.place,)
    for role, parties in (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("place", places),
    ):
        for one in parties:
            body.append(text.stretch(one, role, purpose="describing"))
            body += _entities(one.entities, role)
    for role, day in (("begin", event.begin), ("finish", event.finish)):
        if day is not None:
            body.append(_words(day, "describing", role))
    if event.asserted_by is not None:
        body.append(_link(text.document, event.asserted_by, "asserted-by"))
    found = text.annotation(event.id, "classifying", body, [text.stretch(event.trigger)])
    return found | {"musnad:rule": event.rule}
