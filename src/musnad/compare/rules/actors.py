"""different authors of the same act, or different causes of the same effect"""

from __future__ import annotations

from musnad.compare.deeds import CAUSE
from musnad.compare.facts import Deed
from musnad.compare.matter import Pair, heavy
from musnad.compare.rules.found import Found, sure

_LEAST = 0.6
_LEAST_NEGATED = 1.0
_LIKE = 0.15
_COVERED = 0.5


def other_author(pair: Pair) -> Found | None:
    """The same act with another author; or the same cause, once affirmed and once negated."""
    if not (pair.left.asserts and pair.right.asserts):
        return None
    for left in pair.left.statement.deeds:
        for right in pair.right.statement.deeds:
            if left.act == right.act and not pair.left.flips and not pair.right.flips:
                found = _compare(pair, left, right)
                if found is not None:
                    return found
    return None


def _apart(left: Deed, right: Deed) -> bool:
    """Whether two authors are not one: each has a word that the other lacks, and they begin
    alike at most."""
    one, other = set(left.author), set(right.author)
    shared = one & other
    return bool(one - other and other - one) and shared <= {left.author[0]}


def _compare(pair: Pair, left: Deed, right: Deed) -> Found | None:
    authors = set(left.author) & set(right.author)
    others = heavy(set(left.others) & set(right.others), pair.shared)
    places = (left.start, left.end), (right.start, right.end)
    if left.negated != right.negated:
        same = left.author[0] == right.author[0] or pair.inside
        if not authors or not same or left.act != CAUSE:
            return None
        if not pair.inside and others < _LEAST_NEGATED:
            return None
        note = "one names the cause, the other says that it was not the cause"
        return Found("negation", "cause-negated", *places, note, sure(0.5, pair))
    if not _apart(left, right) or left.negated or others < _LEAST or pair.one_speaker:
        return None
    if left.act != CAUSE and left.others[:1] != right.others[:1]:
        return None
    few = min(len(set(left.others)), len(set(right.others)))
    if len(set(left.others) & set(right.others)) < _COVERED * few:
        return None
    if not pair.inside and pair.likeness < _LIKE:
        return None
    note = "the same with different causes" if left.act == CAUSE else "the same act, other authors"
    return Found("actor", "other-author", *places, note, sure(0.45, pair, 0.1 * min(others, 2.0)))
