"""the sources of reports -> ids of their entities, in the reports and in their chains"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from musnad.lexicon.actors import actors
from musnad.mentions import Resolved, sources
from musnad.model import Attribution, ChainLink, Span

Ids = dict[tuple[int, int], tuple[str, ...]]


def identify(reports: tuple[Attribution, ...], resolved: Resolved) -> tuple[Attribution, ...]:
    """The same reports, each with the entities of those who speak and who pass it on.

    A source that no list knows is added to the entities of its text. A link of a chain whose
    phrase names several has no entity; they stand in the report's own `entities`.

    Args:
        reports: what attribution found in a text.
        resolved: the mentions of the same text.
    """
    if not reports:
        return reports
    ids = sources(resolved, (span for one in reports for span in _spans(one)))
    by_id = {one.id: one for one in reports}
    found = tuple(
        msgspec.structs.replace(
            one, entities=_of(_speaker(one), ids), chain=_chain(one, by_id, ids)
        )
        for one in reports
    )
    outlet = found[0].chain[0]
    if outlet.entity is not None:
        resolved.cited.setdefault(outlet.entity, outlet.text or "")
    return found


def _speaker(one: Attribution) -> Span | None:
    return one.source or one.antecedent


def _spans(one: Attribution) -> Iterator[Span]:
    speaker = _speaker(one)
    if speaker is not None:
        yield speaker
    yield from one.via


def _of(span: Span | None, ids: Ids) -> tuple[str, ...]:
    return () if span is None else ids[span.start, span.end]


def _chain(one: Attribution, by_id: dict[str, Attribution], ids: Ids) -> tuple[ChainLink, ...]:
    """The chain with entities: the outlet, then from the outermost report to this one."""
    phrases: list[Span | None] = []
    at: Attribution | None = one
    while at is not None:
        phrases += [_speaker(at), *reversed(at.via)]
        at = by_id[at.parent] if at.parent is not None else None
    outlet = len(one.chain) - len(phrases)
    known = (*(_outlet(link.text) for link in one.chain[:outlet]), *_links(phrases, ids))
    return tuple(
        ChainLink(entity, link.text) for entity, link in zip(known, one.chain, strict=True)
    )


def _links(phrases: list[Span | None], ids: Ids) -> Iterator[str | None]:
    for span in reversed(phrases):
        found = _of(span, ids)
        yield found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 10)
def _outlet(name: str | None) -> str | None:
    """The organisation that bears an outlet's name, if exactly one does."""
    found = {form.id for form in actors().find(name or "") if form.kind == "organisation"}
    return found.pop() if len(found) == 1 else None
