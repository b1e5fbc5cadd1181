"""one negates the very word that another affirms of the same thing"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.compare.facts import Word
from musnad.compare.matter import Pair, Told, common, named_apart, told
from musnad.compare.rules.found import Found, sure

_LEAST = 0.9
_COVERED = 0.6
_OF_LONGER = 0.4
# Within one article, which tells of one matter.
_LEAST_INSIDE = 0.5
_COVERED_INSIDE = 0.5
_OF_LONGER_INSIDE = 0.25


def negated(pair: Pair) -> Found | None:
    """A word affirmed on one side and negated on the other, its clause otherwise alike."""
    if not (pair.left.asserts and pair.right.asserts):
        return None
    best: Found | None = None
    for left, right in _clashing(pair):
        found = _compare(pair, left, right)
        if found is not None and (best is None or found.confidence > best.confidence):
            best = found
    return best


def _clashing(pair: Pair) -> Iterator[tuple[Word, Word]]:
    turned = pair.left.flips != pair.right.flips
    for key in pair.shared:
        if _both(pair.left, key) or _both(pair.right, key):
            continue
        for left in _words(pair.left, key):
            for right in _words(pair.right, key):
                differ = (left.negated != right.negated) != turned
                focus = (left.negated and left.focus) or (right.negated and right.focus)
                if differ and left.sure and right.sure and focus:
                    yield left, right


def _both(side: Told, key: str) -> bool:
    """Whether one statement both affirms and negates the word."""
    return len({word.negated for word in _words(side, key)}) > 1


def _words(side: Told, key: str) -> Iterator[Word]:
    return (word for word in side.statement.words if word.key == key)


def _compare(pair: Pair, left: Word, right: Word) -> Found | None:
    one, other = pair.left.clauses[left.clause], pair.right.clauses[right.clause]
    if named_apart(one, other):
        return None
    a, b = told(one), told(other)
    a.pop(left.key, None)
    b.pop(right.key, None)
    shared = sum(common(a, b).values())
    least = min(sum(a.values()), sum(b.values()))
    most = max(sum(a.values()), sum(b.values()))
    enough, covered, longer = _LEAST, _COVERED, _OF_LONGER
    if pair.inside:
        enough, covered, longer = _LEAST_INSIDE, _COVERED_INSIDE, _OF_LONGER_INSIDE
    if shared < enough or shared < covered * least or shared < longer * most:
        return None
    confidence = sure(0.45, pair, 0.25 * shared / max(least, 1.0))
    places = (left.start, left.end), (right.start, right.end)
    note = "one affirms the word, the other negates it"
    return Found("negation", "negated", *places, note, confidence)
