"""records of what one statement says, as far as statements are compared"""

from __future__ import annotations

import msgspec


class Word(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word that tells something.

    Attributes:
        key: the notion, or the root, by which it is compared.
        weight: how much it tells, 0 to 1: rare words tell more.
        start, end: where it stands in the text.
        clause: number of its clause in the statement.
        negated: it stands under a negation.
        focus: it is the first word under it.
        name: it is a number, or a part of a name: what tells one matter from its like.
        sure: its clause asserts something, and does not only ask or suppose.
    """

    key: str
    weight: float
    start: int
    end: int
    clause: int
    negated: bool = False
    focus: bool = False
    name: bool = False
    sure: bool = True


class Stance(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word at one end of an axis of opposites.

    Attributes:
        axis: the axis.
        sign: +1 or -1, a negation before it counted in.
        start, end: where it stands, the negation included.
        clause: number of its clause.
        near: keys of the words next to it in the clause: what it is said of.
        row: the lexicon's row.
        turned: a negation has turned it round.
    """

    axis: str
    sign: int
    start: int
    end: int
    clause: int
    near: tuple[str, ...]
    row: str
    turned: bool = False


class Amount(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A number of something.

    Attributes:
        low, high: the least and the greatest it can be; both None where it is only more
            (`relative` is 1) or less (-1) than a number given before.
        unit: what is counted.
        role: what happened to it; empty where the clause tells nothing of the kind.
        start, end: where it stands.
        clause: number of its clause.
        relative: +1, -1, or 0.
        loose: the number is given as rough, or as a bound.
    """

    low: float | None
    high: float | None
    unit: str
    role: str
    start: int
    end: int
    clause: int
    relative: int = 0
    loose: bool = False


class Dated(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day on which something is, was or will be.

    Attributes:
        begin, finish: its first and its last day, `YYYY-MM-DD`.
        start, end: where it stands.
        clause: number of its clause.
    """

    begin: str
    finish: str
    start: int
    end: int
    clause: int


class Deed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An act or an effect with its author or cause.

    Attributes:
        act: the act, or `cause`.
        author: keys of the words that name the author.
        start, end: where the author stands.
        others: keys of the other words of the clause, those behind the act first.
        negated: the text says that it was not so.
    """

    act: str
    author: tuple[str, ...]
    start: int
    end: int
    others: tuple[str, ...]
    negated: bool = False


class Speaker(msgspec.Struct, frozen=True, array_like=True):
    """Who says it.

    Attributes:
        text: as the article names them, in full.
        keys: the words of that which tell one speaker from another.
        entities: ids of their entities, where known.
        open: whether they have a name of their own, and so are the same in every article.
        several: whether "and" joins more than one.
    """

    text: str | None
    keys: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    open: bool = False
    several: bool = False


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """One report, or one sentence in the outlet's own voice.

    Attributes:
        id: id of the report; None in the outlet's own voice.
        spans: where its content stands.
        speaker: who says it.
        cue, cue_kind: the cue's text and class; None in the outlet's own voice.
        certainty: as in the report.
        confidence: as in the report.
        parent: id of the report inside which it stands.
        sentence: number of its sentence in the article.
        at: where its cue or, without one, its content begins.
        words, stances, amounts, deeds, days: what it says.
        turn: a phrase before it turns to a later statement (1), or back to an earlier one (-1).
        points: a denial that only points back at what it denies.
        direct: it is quoted word for word.
        contrary: the article says that it differs from what was said before.
        contrast: a phrase before it leads over to another side.
        rules_out: the cue rules out what is said.
    """

    id: str | None
    spans: tuple[tuple[int, int], ...]
    speaker: Speaker
    cue: str | None
    cue_kind: str | None
    certainty: str
    confidence: float
    parent: str | None
    sentence: int
    at: int
    words: tuple[Word, ...]
    stances: tuple[Stance, ...] = ()
    amounts: tuple[Amount, ...] = ()
    deeds: tuple[Deed, ...] = ()
    turn: int = 0
    points: bool = False
    direct: bool = False
    contrary: bool = False
    contrast: bool = False
    rules_out: bool = False
    days: tuple[Dated, ...] = ()


class Retreat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A phrase that tells of somebody going back on something.

    Attributes:
        start, end: where the phrase stands.
        actor: where the text names who goes back; None where it does not.
        keys: the words of the actor's name.
        sentence: number of its sentence.
        row: the lexicon's row.
    """

    start: int
    end: int
    actor: tuple[int, int] | None
    keys: tuple[str, ...]
    sentence: int
    row: str


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """All of an article that is compared with other articles.

    Attributes:
        id, outlet, published, day: as in the article; `day` is `YYYY-MM-DD` or empty.
        topic: its telling words with their weights in it, the heaviest first.
        shingles: hashes of its sequences of words, sorted.
        bands: hashes of those, of which copies have some in common.
        sentences: where its sentences stand.
        statements: what is said in it.
        retreats: the retreats that it tells of.
    """

    id: str
    outlet: str | None
    published: str | None
    day: str
    topic: tuple[tuple[str, float], ...]
    shingles: tuple[int, ...]
    bands: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    statements: tuple[Statement, ...]
    retreats: tuple[Retreat, ...]
