"""gold and predicted attributions in one shape, so that they compare"""

from __future__ import annotations

from typing import NamedTuple

from musnad.evaluate.gold import GoldAttribution, GoldSpan, as_list
from musnad.evaluate.pieces import PRONOUNS, Pieces, overlap, stripped
from musnad.model import Attribution, Span


class Marked(NamedTuple):
    """One attribution, reduced to what is compared.

    Attributes:
        contents: the content, then other contents that are right as well.
        rule: name of the rule that found it; empty for gold.
        confidence: how sure it was; 1 for gold.
    """

    id: str
    parent: str | None
    cue: Pieces
    source: Pieces
    antecedent: Pieces
    contents: tuple[Pieces, ...]
    optional: bool = False
    rule: str = ""
    confidence: float = 1.0


def of_gold(gold: GoldAttribution) -> Marked:
    """A reader's attribution."""
    content = _pieces(*as_list(gold.content), *as_list(gold.content2))
    return Marked(
        id=gold.id,
        parent=gold.parent,
        cue=_pieces(gold.cue),
        source=_pieces(gold.source),
        antecedent=_pieces(gold.antecedent),
        contents=(content, *(_pieces(*as_list(other)) for other in gold.content_alt)),
        optional=gold.optional,
    )


def of_prediction(found: Attribution) -> Marked:
    """An attribution that the pipeline found."""
    return Marked(
        id=found.id,
        parent=found.parent,
        cue=((found.cue.start, found.cue.end),),
        source=_pieces(found.source),
        antecedent=_pieces(found.antecedent),
        contents=(_pieces(*found.content),),
        rule=found.rule,
        confidence=found.confidence,
    )


def _pieces(*spans: Span | GoldSpan | None) -> Pieces:
    return tuple((span.start, span.end) for span in spans if span is not None)


def source_match(text: str, gold: Marked, found: Marked) -> float:
    """How well the sources overlap, from 0 to 1.

    Where only one names its source, the other's antecedent stands in for it; where
    neither does, both carry the last speaker on and agree.
    """
    right, guess = _named(text, gold), _named(text, found)
    if not right and not guess:
        return 1.0
    if not right:
        right = stripped(text, gold.antecedent)
    elif not guess:
        guess = stripped(text, found.antecedent)
    return overlap(right, guess) if right and guess else 0.0


def _named(text: str, marked: Marked) -> Pieces:
    """The source's own phrase; a bare pronoun is none."""
    pieces = stripped(text, marked.source)
    if pieces and text[slice(*pieces[0])] in PRONOUNS:
        return ()
    return pieces


class ContentMatch(NamedTuple):
    """The right content that fits best, the one found, and their overlap."""

    gold: Pieces
    found: Pieces
    overlap: float


def content_match(text: str, gold: Marked, found: Marked) -> ContentMatch:
    """How well the contents overlap, edges apart."""
    guess = stripped(text, found.contents[0])
    options = [stripped(text, pieces) for pieces in gold.contents]
    matches = [ContentMatch(right, guess, overlap(right, guess)) for right in options]
    return max(matches, key=lambda match: match.overlap)


def antecedent_match(text: str, gold: Marked, found: Marked) -> float:
    """How well what was found names the one from whom the source is carried on."""
    guess = found.antecedent or found.source
    if not guess:
        return 0.0
    return overlap(stripped(text, gold.antecedent), stripped(text, guess))
