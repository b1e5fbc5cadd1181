"""a report on its way through the cascade: token positions, not yet records"""

from __future__ import annotations

from musnad.lexicon import Entry

Tokens = tuple[int, int]


class Found:
    """What a rule found, as token positions (end exclusive).

    Attributes:
        cue: the cue's token.
        entry: what the lexicon says of it.
        rule: name of the rule.
        order: where the source stands: verb-subject, subject-verb, carried, governed …
        kind: class of reporting.
        certainty: what the cue lends.
        source: tokens of the source, or None.
        begin: first token of the content.
        end: one past its last token; set by the rules for contents.
        link: how the content follows: that, quote, prep, object, clause, before.
        before: a second piece of content that stands before the cue.
        via, target, addressee: tokens of the relaying outlet, of the accused, of the person
            told or asked.
        adjuncts: tokens between source and content, where addressee and medium stand.
        edge: first token of the clause, if the cue opens one of its own: where an
            earlier content ends.
        used: tokens of a fixed phrase and its source, in which no other cue counts.
        first: first token of its sentence.
        rows: lexicon rows that decided.
        parent, antecedent: reports to which this one is tied.
    """

    __slots__ = (
        "addressee",
        "adjuncts",
        "antecedent",
        "before",
        "begin",
        "certainty",
        "cue",
        "edge",
        "end",
        "entry",
        "first",
        "kind",
        "lemma",
        "link",
        "order",
        "parent",
        "rows",
        "rule",
        "source",
        "target",
        "used",
        "via",
    )

    def __init__(
        self,
        cue: int,
        entry: Entry,
        rule: str,
        link: str,
        begin: int,
        source: Tokens | None = None,
    ) -> None:
        self.cue = cue
        self.entry = entry
        self.rule = rule
        self.link = link
        self.begin = begin
        self.end = begin
        self.source = source
        self.order = ""
        self.kind = ""
        self.lemma = ""
        self.certainty = "unknown"
        self.before: Tokens | None = None
        self.via: Tokens | None = None
        self.target: Tokens | None = None
        self.addressee: Tokens | None = None
        self.adjuncts: Tokens | None = None
        self.edge: int | None = None
        self.first = 0
        self.used: Tokens | None = None
        self.rows: tuple[str, ...] = entry.rows
        self.parent: Found | None = None
        self.antecedent: Tokens | None = None
