"""reports and statements -> rows for a table program"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.compare.drift import wording
from musnad.ledger import Entry
from musnad.ledger.entry import Happening
from musnad.model import Attribution, Document
from musnad.model.comparison import Comparison, Side
from musnad.model.event import Participant
from musnad.model.shown import chain

Row = dict[str, object]
ARROW = " > "


def report_rows(documents: Iterable[Document]) -> list[Row]:
    """A row for each report of some documents."""
    return [
        _row(one.id, one.outlet, one.published, one.headline, report)
        for one in documents
        for report in (*one.headline_attributions, *one.attributions)
    ]


def entry_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """A row for each entry."""
    return (
        _row(one.document, one.outlet, one.published, one.headline, one.attribution)
        for one in entries
    )


def _row(
    document: str,
    outlet: str | None,
    published: str | None,
    headline: str | None,
    report: Attribution,
) -> Row:
    return {
        "document": document,
        "published": published,
        "outlet": outlet,
        "headline": headline,
        "report": report.id,
        "source": report.source.text if report.source else None,
        "entities": " ".join(report.entities),
        "naming": report.naming,
        "cue": report.cue.text,
        "class": report.cue.kind,
        "content": " … ".join(span.text for span in report.content),
        "chain": ARROW.join(link.text for link in chain(report, outlet)),
        "certainty": report.certainty,
        "confidence": report.confidence,
        "rule": report.rule,
    }


def event_rows(found: Iterable[Happening]) -> Iterator[Row]:
    """A row for each event."""
    return map(_event, found)


def _event(one: Happening) -> Row:
    event = one.event
    return {
        "document": one.document,
        "published": one.published,
        "outlet": one.outlet,
        "headline": one.headline,
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": " ".join(event.contexts),
        "auxiliary": " ".join(event.auxiliary),
        **_party("actors", event.actors),
        **_party("recipients", event.recipients),
        **_party("place", (event.place,) if event.place else ()),
        "begin": event.begin,
        "finish": event.finish,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "chain": ARROW.join(link.text or link.entity or "" for link in one.chain),
        "asserted_by": event.asserted_by,
        "confidence": event.confidence,
        "rule": event.rule,
        "sentence": one.sentence.text,
    }


def _party(name: str, who: tuple[Participant, ...]) -> Row:
    """As the text has them, and the ids of those that are known."""
    ids = dict.fromkeys(id for one in who for id in one.entities)
    return {name: "; ".join(one.text for one in who), f"{name}_entities": " ".join(ids)}


def comparison_rows(found: Comparison) -> list[Row]:
    """A row for each conflict and reversal, both sides in it."""
    rows = [
        _pair("conflict", one.kind, one.rule, one.confidence, one.left, one.right)
        for one in found.conflicts
    ]
    return rows + [
        _pair("reversal", one.kind, one.rule, one.confidence, one.before, one.after)
        for one in found.reversals
    ]


def _pair(
    what: str, kind: str, rule: str, confidence: float, left: Side | None, right: Side
) -> Row:
    row: Row = {"what": what, "kind": kind, "rule": rule, "confidence": confidence}
    for name, side in (("left", left), ("right", right)):
        row |= {
            f"{name}_document": side.document if side else None,
            f"{name}_published": side.published if side else None,
            f"{name}_outlet": side.outlet if side else None,
            f"{name}_speaker": side.speaker if side else None,
            f"{name}_says": wording(side) if side else None,
        }
    return row
