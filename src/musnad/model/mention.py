"""one place in a text where somebody or something is named"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model.entity import Kind

MentionForm = Literal["name", "title", "nominal", "pronoun"]


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """One of those whom a mention may mean.

    Attributes:
        entity: the entity's id.
        score: 0 to 1, comparable within one mention.
    """

    entity: str
    score: float


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text that stands for an entity.

    Attributes:
        id: unique within the document: `m1`, `m2` …
        start: first code point, attached conjunctions and prepositions left out.
        end: one past the last code point.
        text: the text between them, as written.
        kind: what is named.
        form: by name, by title (the minister), by another noun (both sides), or by pronoun.
        rule: name of the rule that found it.
        entity: the entity's id; None where it stays open.
        candidates: where it stays open, whom it may mean, the likeliest first.
    """

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    form: MentionForm
    rule: str
    entity: str | None = None
    candidates: tuple[Candidate, ...] = ()
