"""one coded event: what was done, by whom, to whom, where and when, and who says so"""

from __future__ import annotations

from typing import Literal

import msgspec

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """The one word that names an event.

    Attributes:
        start: first code point, without attached conjunctions, prepositions and article.
        end: one past the last code point.
        text: the word as written.
        lemma: the dictionary form in the lexicon.
    """

    start: int
    end: int
    text: str
    lemma: str


class Participant(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase that takes part in an event, or names its place.

    Attributes:
        start: first code point.
        end: one past the last code point.
        text: the phrase as written.
        entities: ids of the entities that it names, where they are known.
    """

    start: int
    end: int
    text: str
    entities: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that the text says was done, coded after PLOVER.

    Attributes:
        id: unique within the document: `e1`, `e2` … in the order of the triggers.
        type: the PLOVER type.
        mode: the way it was done, among the modes of the type; None where it has none.
        contexts: PLOVER contexts of its sentence, in alphabetical order.
        auxiliary: what keeps it from being a plain fact of the present.
        actors: who did it; of a reciprocal event, all who took part.
        recipients: to whom; none of a reciprocal event.
        place: where, as the clause, the sentence or the dateline tells.
        begin: first day or minute in ISO 8601, from the same three; None where unknown.
        finish: last day or minute, itself included.
        trigger: the word that names it.
        asserted_by: id of the innermost attribution in whose content it stands; None where
            the outlet itself says so.
        confidence: 0 to 1: how surely the text tells it as something that happened; None
            for types on which nobody voted.
        rule: name of the rule that found it.
        trace: ids of the lexicon rows that decided, as `table/id`.
    """

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Participant | None = None
    begin: str | None = None
    finish: str | None = None
    trigger: Trigger
    asserted_by: str | None = None
    confidence: float | None = None
    rule: str
    trace: tuple[str, ...] = ()
