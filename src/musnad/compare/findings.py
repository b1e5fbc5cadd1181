"""what comparing two articles finds, small enough to be stored by the thousand"""

from __future__ import annotations

from typing import Literal

import msgspec

FindingKind = Literal["copy", "same", "story", "conflict", "reversal", "retreat"]
Place = tuple[int, int]


class Finding(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that two statements or articles have to do with each other.

    Attributes:
        kind: what it is.
        left, right: ids of the articles, the earlier first.
        one, other: numbers of the statements in their sheets; -1 for whole articles.
        label: kind of the conflict.
        rule: the rule that found it.
        clash, against: where the words that clash stand.
        note: what decided.
        value: confidence, or likeness.
        more: for a copy, the contained share.
    """

    kind: FindingKind
    left: str
    right: str
    one: int = -1
    other: int = -1
    label: str = ""
    rule: str = ""
    clash: Place = (0, 0)
    against: Place = (0, 0)
    note: str = ""
    value: float = 0.0
    more: float = 0.0
