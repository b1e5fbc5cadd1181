"""documents -> FollowTheMoney entities, a line each; docs/exports.md has the mapping"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from musnad.exports.ftm_actors import (
    LEGAL,
    SCHEMATA,
    Thing,
    actor_id,
    actors_of,
    article_id,
    letters,
    thing,
)
from musnad.exports.iri import page_of
from musnad.exports.shared import chain_text, content_text, one_line, sentence_of, speaker, when
from musnad.model import Attribution, Document, Entity, Event, Participant

# Characters of a content in the name of the event that stands for it.
_NAMED = 120
# Three letters of ISO 639 for the two that an article states.
_LANGUAGES = {"ar": "ara"}


class Ftm:
    """Makes the entities of one document after the other; each actor comes once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, document: Document) -> Iterator[tuple[str, str]]:
        """The kind of each entity, and its line."""
        yield _line(_article(document))
        for one in actors_of(document):
            if one.id not in self._seen:
                self._seen.add(one.id)
                yield _line(one)
        part = _Parts(document)
        yield from map(_line, part.mentions())
        for report in (*document.headline_attributions, *document.attributions):
            yield "Event (attribution)", _line(part.attribution(report))[1]
        for event in document.events:
            yield _line(part.event(event))
        yield from map(_line, part.links())


def _line(one: Thing) -> tuple[str, str]:
    return one.schema, msgspec.json.encode(one).decode()


def _article(document: Document) -> Thing:
    return thing(
        article_id(document),
        "Article",
        title=[one_line(document.headline)],
        summary=[document.lead],
        author=[document.author],
        publisher=[document.outlet],
        publishedAt=[when(document.published)],
        language=[_LANGUAGES.get(document.language)],
        keywords=[document.section],
        sourceUrl=[page_of(document)],
        bodyText=[document.text],
        processingAgent=[document.engine],
    )


class _Parts:
    """What hangs on one article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._article = article_id(document)
        self._known = {one.id: one for one in document.entities}

    def mentions(self) -> Iterator[Thing]:
        """Where the body names somebody."""
        for one in self._document.mentions:
            entity = self._known.get(one.entity or "")
            yield thing(
                f"{self._article}.{one.id}",
                "Mention",
                document=[self._article],
                name=[one_line(one.text)],
                resolved=self._legal([one.entity]),
                detectedSchema=[SCHEMATA[one.kind]],
                contextCountry=[letters(entity.country) if entity else None],
            )

    def attribution(self, report: Attribution) -> Thing:
        """A report, as an event of saying: its sources hold it, those who pass it on are in it."""
        who, content = speaker(report), content_text(report)
        relays = [link.entity for link in report.chain[:-1]]
        unknown = [link.text for link in report.chain[1:] if link.entity is None]
        return thing(
            f"{self._article}.{report.id}",
            "Event",
            name=[": ".join(filter(None, (who or report.cue.text, _cut(content))))],
            summary=[content],
            description=[chain_text(report)],
            organizer=self._legal(report.entities),
            involved=self._legal(relays),
            namesMentioned=map(one_line, unknown),
            keywords=[
                *("attribution", report.cue.kind, report.cue.lemma),
                *(report.naming, report.mode, report.certainty),
            ],
            date=[when(report.time)],
            location=[one_line(report.place.text) if report.place else None],
            **self._common(report.id),
        )

    def event(self, event: Event) -> Thing:
        """A coded event: its actors hold it, its recipients are in it."""
        type = f"{event.type}/{event.mode}" if event.mode else event.type
        place = self._first(event.place)
        return thing(
            f"{self._article}.{event.id}",
            "Event",
            name=[f"{type}: {event.trigger.text}"],
            summary=[sentence_of(self._document, event)],
            organizer=self._legal(_ids(event.actors)),
            involved=self._legal(_ids(event.recipients)),
            namesMentioned=[
                one_line(one.text)
                for one in (*event.actors, *event.recipients)
                if not self._legal(one.entities)
            ],
            keywords=["event", event.type, event.mode, *event.contexts, *event.auxiliary],
            startDate=[when(event.begin)],
            endDate=[when(event.finish)],
            location=[one_line(event.place.text) if event.place else None],
            addressEntity=self._ids(["Address"], [place.id] if place else []),
            country=[letters(place.country) if place else None],
            **self._common(event.id),
        )

    def links(self) -> Iterator[Thing]:
        """Who asserts an event, in which report another stands, and what no property may name."""
        for report in (*self._document.headline_attributions, *self._document.attributions):
            if report.parent is not None:
                yield self._link(report.id, "reported in", f"{self._article}.{report.parent}")
            yield from self._others(report.id, "source", report.entities)
            relays = [link.entity for link in report.chain[:-1]]
            yield from self._others(report.id, "passes on", relays)
        for event in self._document.events:
            if event.asserted_by is not None:
                yield self._link(event.id, "asserted by", f"{self._article}.{event.asserted_by}")
            yield from self._others(event.id, "actor", _ids(event.actors))
            yield from self._others(event.id, "recipient", _ids(event.recipients))

    def _others(self, id: str, role: str, entities: Iterable[str | None]) -> Iterator[Thing]:
        for other in self._ids(("Position", "Address"), entities):
            yield self._link(id, role, other)

    def _link(self, id: str, role: str, other: str) -> Thing:
        subject = f"{self._article}.{id}"
        return thing(
            f"{subject}.{role.replace(' ', '-')}.{other.removeprefix('musnad.')}",
            "UnknownLink",
            subject=[subject],
            object=[other],
            role=[role],
            proof=[self._article],
        )

    def _common(self, id: str) -> dict[str, list[str | None]]:
        return {
            "recordId": [f"{self._document.id}/{id}"],
            "proof": [self._article],
            "publisher": [self._document.outlet],
            "sourceUrl": [page_of(self._document)],
        }

    def _first(self, one: Participant | None) -> Entity | None:
        return self._known.get(next(iter(one.entities), "")) if one is not None else None

    def _legal(self, ids: Iterable[str | None]) -> list[str]:
        return self._ids(LEGAL, ids)

    def _ids(self, schemata: Iterable[str], ids: Iterable[str | None]) -> list[str]:
        """The ids of those that have one of these schemata."""
        found = (self._known.get(id or "") for id in ids)
        kept = (one for one in found if one is not None and SCHEMATA[one.kind] in schemata)
        made = (actor_id(self._document, one.id) for one in kept)
        return [one for one in dict.fromkeys(made) if one is not None]


def _ids(parties: Iterable[Participant]) -> list[str]:
    return [id for one in parties for id in one.entities]


def _cut(text: str) -> str:
    if len(text) <= _NAMED:
        return text
    return text[:_NAMED].rsplit(" ", 1)[0] + " …"
