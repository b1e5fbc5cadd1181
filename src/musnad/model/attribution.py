"""one report: source, cue, content, and the chain that leads to it"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model.span import Span

Naming = Literal["named", "anonymous", "collective", "document", "impersonal"]
Mode = Literal["direct", "indirect", "mixed"]
Certainty = Literal["affirmed", "hedged", "denied", "unknown"]
# The rule of what a second reader found, before the name of its model.
SECOND_READER = "second-reader/"


class Cue(msgspec.Struct, frozen=True, gc=False):
    """The one word that carries an attribution.

    Attributes:
        start: first code point, without an attached conjunction.
        end: one past the last code point.
        text: the word as written.
        lemma: the dictionary form in the lexicon; the mark itself for a colon.
        kind: the class of reporting (`say`, `announce`, `deny` …); `class` in JSON.
    """

    start: int
    end: int
    text: str
    lemma: str
    kind: str = msgspec.field(name="class")


class ChainLink(msgspec.Struct, frozen=True, gc=False):
    """One of those who passed a report on.

    Attributes:
        entity: the entity's id where it is known, else None.
        text: how the article names it; None where nobody is named.
    """

    entity: str | None
    text: str | None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is reported to say, think or demand something.

    Attributes:
        id: unique within the document: `a1`, `a2` … in the text, `h1` … in the headline,
            `s1` … in the text, found by a second reader.
        parent: id of the attribution inside whose content this one stands.
        source: the noun phrase of who speaks; None where the cue has none of its own.
        inherited: the source is carried on from before (مشيرا إلى, dropped subjects).
        antecedent: the phrase from which an inherited source comes.
        entities: ids of the source's entities.
        naming: how openly the source is named.
        via: those who relay the report, outermost first (نقلت الوكالة عن).
        cue: the word that carries it.
        content: what is reported; two pieces where the attribution stands inside it.
        mode: whether the content is quoted whole, in parts, or not at all.
        quotes: what stands between quotation marks inside the content.
        addressee, target, medium, occasion, place: to whom, against whom, by which
            means, when and where it was said, where the text tells.
        time: TIMEX3 value of the saying's time.
        certainty: what the cue says about the truth of the content.
        confidence: 0 to 1.
        rule: name of the rule that found it.
        trace: ids of the lexicon rows that decided, as `table/id`.
        chain: who passes it on, outermost (the outlet) first, the source last.
    """

    id: str
    parent: str | None = None
    source: Span | None = None
    inherited: bool = False
    antecedent: Span | None = None
    entities: tuple[str, ...] = ()
    naming: Naming = "named"
    via: tuple[Span, ...] = ()
    cue: Cue
    content: tuple[Span, ...]
    mode: Mode = "indirect"
    quotes: tuple[Span, ...] = ()
    addressee: Span | None = None
    target: Span | None = None
    medium: Span | None = None
    occasion: Span | None = None
    place: Span | None = None
    time: str | None = None
    certainty: Certainty = "unknown"
    confidence: float
    rule: str
    trace: tuple[str, ...] = ()
    chain: tuple[ChainLink, ...] = ()

    @property
    def second_reader(self) -> str | None:
        """The model that found it; None where the grammar did."""
        if not self.rule.startswith(SECOND_READER):
            return None
        return self.rule.removeprefix(SECOND_READER)
