"""an event on its way through this stage: token ranges, not yet a record"""

from __future__ import annotations

from musnad.events.view import Range
from musnad.events.words import Word


class Found:
    """What was found at one action word.

    Attributes:
        word: the action word.
        rule: how its participants were found: verb, noun or light.
        kind, mode: the PLOVER type and mode.
        actors, recipients: their token ranges.
        left, right: the tokens of its clause.
        first, last: the tokens of its sentence.
        rows: lexicon rows that decided.
        lights: the tokens of its light verbs.
        auxiliary: modes that a light verb lends it.
        told: something of its own is told of it here; it does not only point back.
    """

    __slots__ = (
        "actors",
        "auxiliary",
        "first",
        "kind",
        "last",
        "left",
        "lights",
        "mode",
        "recipients",
        "right",
        "rows",
        "rule",
        "told",
        "word",
    )

    def __init__(self, word: Word, rule: str, first: int, last: int) -> None:
        row = word.act.row
        self.word = word
        self.rule = rule
        self.kind = row.kind
        self.mode = row.mode
        self.actors: list[Range] = []
        self.recipients: list[Range] = []
        self.first, self.last = first, last
        self.left, self.right = first, last
        self.rows: list[str] = [row.trace]
        self.auxiliary: list[str] = []
        self.told = word.finite
        self.lights: list[int] = []
