"""a document and the corrections of it -> the document as it is right

Only what a correction touches changes: the report's source, entities and naming, the reports
that carry the same source on, the chains, who asserts an event, and whose voice a sentence has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from musnad.attribution.records import naming
from musnad.attribution.voice import voices
from musnad.grammar import Tagged
from musnad.ledger.correction import Correction, Part, moved, parts_of
from musnad.mentions import find, resolve, sources
from musnad.model import Attribution, ChainLink, Document, Entity, Span
from musnad.tokenise import tokenise

Reports = tuple[Attribution, ...]
FIELD: dict[Part, str] = {"body": "attributions", "headline": "headline_attributions"}


def amended(document: Document, found: Iterable[Correction]) -> tuple[Document, list[int]]:
    """The document with corrections of single reports applied, in their order.

    Returns:
        It, and the numbers of those whose place is no longer there.
    """
    stranded = []
    for one in found:
        after = _applied(document, one)
        if after is None:
            stranded.append(one.number)
        else:
            document = after
    return document, stranded


def merged(document: Document, pairs: Sequence[tuple[str, Entity]]) -> Document:
    """The document in which each entity of some ids is another one, in this order.

    Args:
        document: the document.
        pairs: the id that goes, and the entity that stays.
    """
    for id, entity in pairs:
        if any(one.id == id for one in document.entities):
            raw = _renamed(msgspec.to_builtins(document), id, entity.id)
            raw["entities"] = _once(document.entities, id, entity)
            document = msgspec.convert(raw, Document)
    return document


def _once(there: Sequence[Entity], id: str, entity: Entity) -> list[Any]:
    """The entities with one in another's place; its codes and office are of the article's day."""
    known = any(one.id == entity.id for one in there)
    old = next(one for one in there if one.id == id)
    new = msgspec.structs.replace(
        entity, codes=entity.codes or old.codes, office=entity.office or old.office
    )
    rows = [new if one.id == id else one for one in there if not (known and one.id == id)]
    return [msgspec.to_builtins(one) for one in rows]


def _renamed(value: Any, id: str, new: str) -> Any:
    """A record in which an id is another one, wherever an entity is named by its id."""
    if isinstance(value, list | tuple):
        return [_renamed(one, id, new) for one in value]
    if not isinstance(value, dict):
        return value
    out = {name: _renamed(one, id, new) for name, one in value.items()}
    if out.get("entity") == id:
        out["entity"] = new
    if isinstance(out.get("entities"), list) and all(isinstance(x, str) for x in out["entities"]):
        out["entities"] = list(dict.fromkeys(new if x == id else x for x in out["entities"]))
    if isinstance(out.get("candidates"), list):
        # The better of two candidates that are one stands first.
        out["candidates"] = list({x["entity"]: x for x in reversed(out["candidates"])}.values())
        out["candidates"].reverse()
    return out


def _applied(document: Document, one: Correction) -> Document | None:
    """The corrected document; None where the report is not found again."""
    assert one.place is not None
    part = one.place.part
    text, reports = next((t, r) for name, t, r in parts_of(document) if name == part)
    quote = moved(text, one.place.quote)
    if quote is None:
        return None
    by = quote.start - one.place.quote.start
    cue = one.place.cue.start + by, one.place.cue.end + by
    report = next((it for it in reports if (it.cue.start, it.cue.end) == cue), None)
    if one.kind == "not a report":
        return document if report is None else _without(document, part, report)
    if report is None:
        return None
    span = None
    if one.source is not None:
        span = moved(text, one.source, by)
        if span is None:
            return None
    return _resourced(document, _Reading(document, part), report, span, one)


class _Reading:
    """One part of an article, read as far as correcting it needs."""

    def __init__(self, document: Document, part: Part) -> None:
        self.part = part
        self._document = document

    @cached_property
    def tagged(self) -> Tagged:
        document = self._document
        text = document.text if self.part == "body" else document.headline or ""
        return Tagged(tokenise(text))

    def entities(self, span: Span) -> tuple[tuple[str, ...], tuple[Entity, ...]]:
        """Ids of those whom a phrase names, and the records of the text's entities."""
        published, outlet = self._document.published, self._document.outlet
        found = find(self.tagged.tokens, published=published, outlet=outlet)
        resolved = resolve(found)
        ids = sources(resolved, [span])[span.start, span.end]
        return ids, resolved.records()[1]

    def naming(self, span: Span) -> Any:
        """How openly a phrase names somebody."""
        tokens = self.tagged.tokens
        first, last = tokens.at(span.start), tokens.at(span.end - 1) + 1
        return naming(self.tagged, (max(first, 0), max(last, 1)))


def _resourced(
    document: Document,
    read: _Reading,
    report: Attribution,
    span: Span | None,
    one: Correction,
) -> Document:
    speaker = span or report.source or report.antecedent
    ids: tuple[str, ...] = ()
    known: tuple[Entity, ...] = ()
    if one.entity is not None:
        ids, known = (one.entity.id,), (one.entity,)
    elif speaker is not None:
        ids, known = read.entities(speaker)
    carried = report.inherited if one.inherited is None else one.inherited
    named = report.naming if span is None else read.naming(span)
    reports: Reports = getattr(document, FIELD[read.part])
    changed = {
        report.id: msgspec.structs.replace(
            report,
            source=None if carried else speaker,
            antecedent=speaker if carried else None,
            inherited=carried,
            entities=ids,
            naming=named,
        )
    }
    for other in _carrying(reports, report):
        changed[other.id] = msgspec.structs.replace(
            other, antecedent=speaker, entities=ids, naming=named
        )
    there = {it.id for it in document.entities}
    new = tuple(it for it in known if it.id in ids and it.id not in there)
    document = msgspec.structs.replace(document, entities=document.entities + new)
    return _rewritten(document, read, tuple(changed.get(it.id, it) for it in reports))


def _carrying(reports: Reports, report: Attribution) -> Iterator[Attribution]:
    """The later reports that carry the same phrase on as their source."""
    speaker = report.source or report.antecedent
    for one in reports:
        if one.inherited and one.cue.start > report.cue.start and one.antecedent == speaker:
            yield one


def _without(document: Document, part: Part, report: Attribution) -> Document:
    """The document without a report; what stood inside it hangs under the one around it."""
    reports: Reports = getattr(document, FIELD[part])
    rest = tuple(
        msgspec.structs.replace(one, parent=report.parent) if one.parent == report.id else one
        for one in reports
        if one.id != report.id
    )
    events = tuple(
        msgspec.structs.replace(one, asserted_by=report.parent)
        if one.asserted_by == report.id
        else one
        for one in document.events
    )
    document = msgspec.structs.replace(document, events=events)
    return _rewritten(document, _Reading(document, part), rest)


def _rewritten(document: Document, read: _Reading, reports: Reports) -> Document:
    """The document with other reports: their chains are made anew, and the voices."""
    field = FIELD[read.part]
    before = {one.id: one for one in getattr(document, field)}
    after = {one.id: one for one in reports}
    changed: dict[str, object] = {
        field: tuple(
            msgspec.structs.replace(one, chain=_chain(one, before, after)) for one in reports
        )
    }
    if read.part == "body" and document.voice_shares is not None:
        said, shares = voices(read.tagged.tokens, reports)
        changed |= {"voice": said, "voice_shares": shares}
    return msgspec.structs.replace(document, **changed)


def _chain(
    one: Attribution, before: Mapping[str, Attribution], after: Mapping[str, Attribution]
) -> tuple[ChainLink, ...]:
    """The outlet, then who passes it on from the outermost report to this one."""
    old = before[one.id]
    own = sum(len(it.via) + 1 for it in _upwards(old, before))
    if len(old.chain) < own:
        return old.chain
    links = old.chain[: len(old.chain) - own]
    for it in reversed(list(_upwards(one, after))):
        links += _links(it, before[it.id])
    return links


def _upwards(one: Attribution, among: Mapping[str, Attribution]) -> Iterator[Attribution]:
    at: Attribution | None = one
    while at is not None:
        yield at
        at = among.get(at.parent) if at.parent is not None else None


def _links(one: Attribution, old: Attribution) -> tuple[ChainLink, ...]:
    """The links of one report alone: who relays it, and who speaks."""
    there = old.chain[len(old.chain) - len(old.via) - 1 :]
    speaker = one.source or one.antecedent
    if speaker == (old.source or old.antecedent) and one.entities == old.entities:
        return there
    entity = one.entities[0] if len(one.entities) == 1 else None
    return (*there[:-1], ChainLink(entity, None if speaker is None else speaker.text))
