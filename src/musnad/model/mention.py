"""one place in a text where somebody or something is named"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model.entity import Kind

MentionForm = Literal["name", "title", "nominal", "pronoun"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text that stands for an entity.

    Attributes:
        id: unique within the document: `m1`, `m2` …
        start: first code point, attached conjunctions and prepositions left out.
        end: one past the last code point.
        text: the text between them, as written.
        kind: what is named.
        form: by name, by title (the minister), by another noun (both sides), or by pronoun.
        entity: the entity's id; None where it stays open.
    """

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    form: MentionForm = "name"
    entity: str | None = None
