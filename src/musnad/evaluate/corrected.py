"""what analysts have corrected -> gold texts

What an analyst decided costs or earns; the other reports of the same text are marked as
optional, as nobody has looked at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.evaluate.gold import GoldAttribution, GoldSpan, GoldText
from musnad.ledger.correction import Correction, moved
from musnad.model import Attribution, Document, Span


def gold_texts(
    corrected: Iterable[tuple[Document, Iterable[Correction]]],
) -> Iterator[GoldText]:
    """A gold text for each article whose body somebody has corrected.

    Headlines are left out: a gold text is read as a body.

    Args:
        corrected: articles with the corrections in force, as `Corrections.corrected` gives.
    """
    for document, ours in corrected:
        of_body = [one for one in ours if one.place is not None and one.place.part == "body"]
        if of_body:
            decided = {cue for one in of_body if (cue := _cue(document, one)) is not None}
            yield GoldText(
                id=document.id,
                text=document.text,
                outlet=document.outlet,
                published=document.published,
                attributions=[_gold(one, decided) for one in document.attributions],
            )


def _cue(document: Document, one: Correction) -> int | None:
    """Where the cue of a corrected report begins now."""
    if one.place is None:
        return None
    quote = moved(document.text, one.place.quote)
    return None if quote is None else one.place.cue.start + quote.start - one.place.quote.start


def _gold(one: Attribution, decided: set[int]) -> GoldAttribution:
    pieces = [_span(piece) for piece in one.content]
    return GoldAttribution(
        id=one.id,
        parent=one.parent,
        source=None if one.source is None else _span(one.source),
        antecedent=None if one.antecedent is None else _span(one.antecedent),
        cue=GoldSpan(one.cue.start, one.cue.end, one.cue.text),
        content=pieces[0],
        content2=pieces[1] if len(pieces) > 1 else None,
        optional=one.cue.start not in decided,
    )


def _span(span: Span) -> GoldSpan:
    return GoldSpan(span.start, span.end, span.text)
