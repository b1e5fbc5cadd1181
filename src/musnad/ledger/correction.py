"""one correction of an analyst's, and how its place is found again in a text"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.errors import UsageError
from musnad.model import Attribution, Document, Entity, Span

CorrectionKind = Literal["source", "not a report", "merge"]
Part = Literal["body", "headline"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the corrected report stands.

    Attributes:
        part: body or headline of the article, into which all spans point.
        cue: the report's cue.
        quote: the stretch from the first to the last word of cue, source and content.
    """

    part: Part = "body"
    cue: Span
    quote: Span


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has found wrong, and how it is right.

    Attributes:
        number: by which it is undone; 0 until it is kept.
        kind: a report has another source; it is no report; or two entities are one.
        by, at, note: who says so, when (ISO 8601), and why.
        article: id of the article; None where two entities are merged.
        place: the report, as it stood in the article.
        source: the right source; None where only its entity was wrong.
        inherited: whether that source speaks on from before; None: as the report had it.
        entity: the right entity, or the one that stays when two are merged; None where the
            words of the source tell it.
        other: the entity that is the same as that one and goes.
    """

    number: int = 0
    kind: CorrectionKind
    by: str
    at: str
    note: str | None = None
    article: str | None = None
    place: Place | None = None
    source: Span | None = None
    inherited: bool | None = None
    entity: Entity | None = None
    other: Entity | None = None


def place_of(document: Document, id: str) -> Place:
    """The place of a report, by the report's id.

    Raises:
        UsageError: the article has no such report.
    """
    for part, text, reports in parts_of(document):
        for one in reports:
            if one.id == id:
                return Place(part=part, cue=_cue(one), quote=_quote(text, one))
    ids = [one.id for _, _, reports in parts_of(document) for one in reports]
    raise UsageError(
        f"{document.id}: expected one of its reports {' '.join(ids) or '(none)'}, found {id!r}"
    )


def parts_of(document: Document) -> tuple[tuple[Part, str, tuple[Attribution, ...]], ...]:
    """The parts of an article: their names, their texts, and the reports in them."""
    return (
        ("headline", document.headline or "", document.headline_attributions),
        ("body", document.text, document.attributions),
    )


def source_in(text: str, wanted: str, place: Place, start: int | None = None) -> Span:
    """Where the right source stands in a text: at `start`, else as near to the cue as it does.

    Raises:
        UsageError: it does not stand in the text, or not at `start`.

    Example:
        >>> cue = Span.of("a said b", 2, 6)
        >>> source_in("a said b", "b", Place(cue=cue, quote=cue)).start
        7
    """
    starts = [at for at in range(len(text)) if text.startswith(wanted, at)] if wanted else []
    if start is not None:
        starts = [at for at in starts if at == start]
    if not starts:
        where = "in the text" if start is None else f"at {start}"
        raise UsageError(f"source: expected words that stand {where}, found {wanted!r}")
    nearest = min(starts, key=lambda at: (abs(at - place.cue.start), at))
    return Span.of(text, nearest, nearest + len(wanted))


def moved(text: str, span: Span, by: int = 0) -> Span | None:
    """A stretch found again in a text that may have changed: where it was, or the only other one.

    Args:
        text: the text as it is now.
        span: the stretch as it was.
        by: how far what stands around it has moved.

    Example:
        >>> moved("new: a said b", Span(0, 6, "a said"))
        Span(start=5, end=11, text='a said')
        >>> moved("c said b", Span(0, 6, "a said")) is None
        True
    """
    for at in (span.start + by, span.start):
        if at >= 0 and text.startswith(span.text, at):
            return Span.of(text, at, at + len(span.text))
    if text.count(span.text) != 1:
        return None
    at = text.index(span.text)
    return Span.of(text, at, at + len(span.text))


def _cue(report: Attribution) -> Span:
    return Span(report.cue.start, report.cue.end, report.cue.text)


def _quote(text: str, report: Attribution) -> Span:
    spans = [_cue(report), *report.content, *filter(None, (report.source,))]
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return Span.of(text, start, end)
