"""why an entry says what it says: rule, lexicon rows, and the readings that lost"""

from __future__ import annotations

import msgspec

from musnad.model.attribution import Attribution
from musnad.model.mention import Mention
from musnad.model.span import Span


class Reading(msgspec.Struct, frozen=True):
    """How the cascade reads one token.

    Attributes:
        span: the token.
        tag: its character in the tag string.
        kind: what that character stands for.
        rows: rows of the lexicon that have this form, as `table/id`, the deciding one first.
    """

    span: Span
    tag: str
    kind: str
    rows: tuple[str, ...]


class Lost(msgspec.Struct, frozen=True):
    """A reading that another one beat.

    Attributes:
        cue: the cue that lost.
        rule: the rule that had read it.
        why: what decided against it.
    """

    cue: Span
    rule: str
    why: str


class Step(msgspec.Struct, frozen=True):
    """One rule that had a part in a result.

    Attributes:
        rule: its name.
        says: what it looks for, in words.
    """

    rule: str
    says: str


class Explanation(msgspec.Struct, frozen=True):
    """Everything that decided about one place in a text.

    Attributes:
        offset: the place, in code points.
        sentence: the sentence around it.
        readings: its tokens as the cascade reads them.
        attributions: the reports that cover the place, innermost first.
        steps: the rules that found them, in the same order.
        lost: cues of the sentence that report nothing, and why.
        mentions: the mentions that cover the place, with whom they may mean.
    """

    offset: int
    sentence: Span
    readings: tuple[Reading, ...]
    attributions: tuple[Attribution, ...]
    steps: tuple[Step, ...]
    lost: tuple[Lost, ...]
    mentions: tuple[Mention, ...]
