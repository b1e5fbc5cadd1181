"""a document -> the rows of its entities, mentions, times, events, and of who speaks in it"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from musnad.ingest import day
from musnad.ledger.rows import Row, folded
from musnad.ledger.words import words
from musnad.lexicon.outlets import outlets
from musnad.model import Attribution, Document, Entity
from musnad.model.event import Participant

# Whose names are names; the others are known by the words of the text alone.
_UNNAMED = ("anonymous/", "group/", "document/")
SOURCE, VIA = "source", "via"
ACTOR, RECIPIENT, PLACE = "actor", "recipient", "place"


def entity_rows(document: Document) -> list[Row]:
    """A row for each entity, without what depends on the article's date."""
    return [
        {"id": e.id, "kind": e.kind, "ar": e.name.ar, "en": e.name.en, "country": e.country}
        for e in document.entities
    ]


def name_rows(document: Document, ids: set[str]) -> list[Row]:
    """The words by which entities with these ids are asked for."""
    return [
        {"word": word, "entity": one.id}
        for one in document.entities
        if one.id in ids and not one.id.startswith(_UNNAMED)
        for word in dict.fromkeys((*words(one.name.ar), *words(one.name.en)))
    ]


def mention_rows(document: Document, key: int) -> list[Row]:
    """A row for each mention in the body."""
    return [
        {
            "document": key,
            "id": one.id,
            "start": one.start,
            "end": one.end,
            "kind": one.kind,
            "form": one.form,
            "entity": one.entity,
        }
        for one in document.mentions
    ]


def time_rows(document: Document, key: int) -> list[Row]:
    """A row for each time expression in the body."""
    return [
        {
            "document": key,
            "start": one.start,
            "end": one.end,
            "type": one.type,
            "value": one.value,
            "mod": one.mod,
            "begin": one.begin,
            "finish": one.finish,
        }
        for one in document.times
    ]


def placed_rows(document: Document, keys: Mapping[str, int], key: int) -> list[Row]:
    """A row for each report, by which it is found and sorted.

    Args:
        document: the document.
        keys: ids of its reports -> their keys.
        key: its own key.
    """
    both = {"document": key, "day": day_of(document), "folded_outlet": folded(document.outlet)}
    return [
        {"attribution": keys[one.id], **both, "kind": one.cue.kind, "naming": one.naming}
        for one in (*document.headline_attributions, *document.attributions)
    ]


def day_of(document: Document) -> str:
    """The day of publication; empty where it is unknown."""
    return day(document.published or "") or ""


def event_rows(document: Document, keys: Mapping[str, int], key: int) -> list[Row]:
    """A row for each event, with the key of the report that asserts it.

    Args:
        document: the document.
        keys: ids of its reports -> their keys.
        key: its own key.
    """
    return [
        {
            "document": key,
            "id": one.id,
            "type": one.type,
            "mode": one.mode,
            "auxiliary": " ".join(one.auxiliary),
            "actors": _named(one.actors),
            "recipients": _named(one.recipients),
            "place": _named((one.place,)) if one.place is not None else None,
            "begin": one.begin,
            "finish": one.finish,
            "start": one.trigger.start,
            "end": one.trigger.end,
            "lemma": one.trigger.lemma,
            "attribution": keys[one.asserted_by] if one.asserted_by is not None else None,
            "rule": one.rule,
            "day": day_of(document),
        }
        for one in document.events
    ]


def party_rows(document: Document, key: int) -> list[Row]:
    """Who takes part in each event, and its place, where they are known entities."""
    return [
        {"document": key, "event": one.id, "role": role, "entity": id, "day": day_of(document)}
        for one in document.events
        for role, who in (
            (ACTOR, one.actors),
            (RECIPIENT, one.recipients),
            (PLACE, (one.place,) if one.place is not None else ()),
        )
        for id in dict.fromkeys(id for each in who for id in each.entities)
    ]


def _named(who: Iterable[Participant]) -> str:
    """Ids of entities where they are known, else the words of the text."""
    return "; ".join(id for one in who for id in one.entities or (one.text,))


def voice_rows(document: Document, keys: Mapping[str, int], key: int) -> list[Row]:
    """Who speaks in each report, and who passes it on.

    Args:
        document: the document.
        keys: ids of its reports -> their keys.
        key: its own key.
    """
    known = {one.id: one for one in document.entities}
    both = {"document": key, "day": day_of(document)}
    return [
        {"attribution": keys[report.id], **both, **row}
        for report in (*document.headline_attributions, *document.attributions)
        for row in (*_sources(report, known), *_passed_on(report, document.outlet, known))
    ]


def _sources(report: Attribution, known: dict[str, Entity]) -> Iterator[Row]:
    for id in report.entities:
        yield _voice(SOURCE, id, known.get(id))


def _passed_on(report: Attribution, outlet: str | None, known: dict[str, Entity]) -> Iterator[Row]:
    """Every link but the last; an outlet that is no entity still has a country."""
    for link in report.chain[:-1]:
        row = _voice(VIA, link.entity, known.get(link.entity or ""))
        if row["country"] is None and link.text is not None and link.text == outlet:
            row["country"] = _countries().get(outlet)
        if row["entity"] is not None or row["country"] is not None:
            yield row


def _voice(role: str, id: str | None, entity: Entity | None) -> Row:
    office = entity.office.title if entity is not None and entity.office is not None else None
    country = entity.country if entity is not None else None
    return {"role": role, "entity": id, "country": country, "office": office}


@cache
def _countries() -> dict[str, str]:
    return {one.name: one.country for one in outlets() if one.country is not None}
