"""where accounts meet: same article, same quotation, conflict, reversal, timeline, lineage"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model.attribution import ChainLink
from musnad.model.span import Span

ConflictKind = Literal["denial", "negation", "opposition", "number", "date", "actor"]
ReversalKind = Literal["own words", "reported"]
Change = Literal["kept", "changed", "added", "dropped"]
Difference = Literal["dropped", "added", "replaced", "cue"]
EdgeKind = Literal["cites", "copies", "quotes"]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as an account gives it.

    Attributes:
        document: the article's id.
        attribution: id of the report; None where the outlet itself asserts it.
        outlet, published: as in the article.
        speaker: how the article names who says it, in full; None where nobody is named.
        entity: the speaker's entity, or the folded name that stands for it.
        cue: the word that carries the report, and its class.
        cue_class: class of the cue; None in the outlet's own voice.
        content: what is said; spans point into the article's text.
        chain: who passes it on, outermost first.
        time: the day to which it belongs, `YYYY-MM-DD`; None where unknown.
    """

    document: str
    attribution: str | None = None
    outlet: str | None = None
    published: str | None = None
    speaker: str | None = None
    entity: str | None = None
    cue: str | None = None
    cue_class: str | None = None
    content: tuple[Span, ...]
    chain: tuple[ChainLink, ...] = ()
    time: str | None = None


class Clash(msgspec.Struct, frozen=True, gc=False):
    """The words of one side that clash with those of the other.

    Attributes:
        left: what the first side says.
        right: what the second side says.
        note: what decided, in English.
    """

    left: Span
    right: Span
    note: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two statements that cannot both be so.

    Attributes:
        kind: how they differ.
        rule: name of the rule that found it.
        left, right: the two statements, the earlier first.
        clash: the words that clash.
        shared: words that show that both speak of the same matter.
        confidence: 0 to 1.
    """

    kind: ConflictKind
    rule: str
    left: Side
    right: Side
    clash: Clash
    shared: tuple[str, ...] = ()
    confidence: float


class Reversal(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody goes back on what they said or did.

    Attributes:
        kind: against their own earlier statement, or reported as such by somebody.
        rule: name of the rule that found it.
        actor: who goes back, as the article names them.
        entity: the entity, or the folded name that stands for it.
        before: the earlier statement; None for a reported retreat.
        after: the later statement, or the one that reports the retreat.
        clash: the words that clash; for a reported retreat those that tell of it.
        confidence: 0 to 1.
    """

    kind: ReversalKind
    rule: str
    actor: str | None
    entity: str | None = None
    before: Side | None = None
    after: Side
    clash: Clash
    confidence: float


class Edit(msgspec.Struct, frozen=True, gc=False):
    """What became of one sentence from one copy of an article to the next.

    Attributes:
        change: kept, changed, added or dropped.
        before: the sentence in the earlier copy; None where it was added.
        after: the sentence in the later copy; None where it was dropped.
    """

    change: Change
    before: Span | None
    after: Span | None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles with the same text, or one edited from the other.

    Attributes:
        first: the article that was published first; the other is `second`.
        overlap: share of word sequences that both have, 0 to 1.
        contained: share of the shorter one's word sequences that the longer one has.
        edits: what was changed, sentence by sentence, in the order of the later copy.
    """

    first: str
    second: str
    overlap: float
    contained: float
    edits: tuple[Edit, ...] = ()


class Drift(msgspec.Struct, frozen=True, gc=False):
    """How one rendering differs from the fullest one.

    Attributes:
        difference: words dropped, added or replaced, or another class of cue.
        before: as the fullest rendering has it; empty where words were added.
        after: as this one has it; empty where words were dropped.
    """

    difference: Difference
    before: str
    after: str


class Rendering(msgspec.Struct, frozen=True):
    """One article's wording of a statement.

    Attributes:
        side: the statement.
        drift: how it differs from the family's fullest wording.
    """

    side: Side
    drift: tuple[Drift, ...] = ()


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """One statement in several renderings.

    Attributes:
        speaker: the fullest naming of who says it.
        fullest: the longest wording.
        renderings: all of them, the earliest first.
    """

    speaker: str | None
    fullest: Side
    renderings: tuple[Rendering, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One event told by several articles.

    Attributes:
        words: the words that tie them together, the rarest first.
        documents: the articles, the earliest first.
        outlets: who tells it.
    """

    words: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a timeline.

    Attributes:
        day: when it happened or was said, `YYYY-MM-DD`; None where unknown.
        what: the statement.
        marks: what else is known of it: `conflict`, `reversal`.
    """

    day: str | None
    what: Side
    marks: tuple[str, ...] = ()


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One article rests on an outlet, an agency or another article.

    Attributes:
        kind: it names its origin, copies its text, or repeats its quotation.
        document: the article that rests on something.
        outlet: who published it.
        origin: the outlet or agency on which it rests.
        origin_document: the article on which it rests, where it is known.
        evidence: the words that show it.
    """

    kind: EdgeKind
    document: str
    outlet: str | None
    origin: str | None
    origin_document: str | None = None
    evidence: str = ""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that several articles have to do with each other.

    Attributes:
        schema: version of the output format.
        documents: how many articles were compared.
        copies: same articles.
        families: same quotations.
        stories: same events.
        conflicts: accounts that differ, the most certain first.
        reversals: retreats.
        timeline: statements in order of when they happened.
        lineage: what rests on what.
    """

    schema: int = 1
    documents: int
    copies: tuple[Copy, ...] = ()
    families: tuple[Family, ...] = ()
    stories: tuple[Story, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reversals: tuple[Reversal, ...] = ()
    timeline: tuple[Moment, ...] = ()
    lineage: tuple[Edge, ...] = ()
