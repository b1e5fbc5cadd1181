"""acts with one author, and effects with one cause: who is said to have done it"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.compare.facts import Deed
from musnad.compare.negation import Scope
from musnad.compare.row import FUNCTION, Row
from musnad.compare.telling import clauses, keys, weight
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import acts, referents
from musnad.lexicon.glossary import Hit

CAUSE = "cause"
# An author is named in so many words at most.
_LONGEST = 6
_TELLING = 0.12
# A negation is of the act where it stands so near.
_REACH = 4
_NOUNS = frozenset(t.NOUNS + t.SAYING + t.CLAIM)


def deeds(row: Row, first: int, last: int, scope: Scope) -> Iterator[Deed]:
    """The acts between two places of a row."""
    number = clauses(row, first, last)
    for hit in acts().within(row.words[first:last]):
        kind, act = hit.value
        if kind == "after":
            author = _after(row, hit.last + first, last)
        else:
            author = _before(row, first, hit.first + first, number)
        if author is None or not _names(row, author[0]):
            continue
        if any(one.value == "nobody" for one in referents().within(row.words[slice(*author)])):
            continue
        if kind == "act" and author[0] > first and not row.breaks[author[0]]:
            continue
        clause = number[hit.first]
        place = [at for at in range(first, last) if abs(number[at - first] - clause) <= 1]
        yield from _deed(row, place, hit, first, author, act if kind == "act" else CAUSE, scope)


def _names(row: Row, at: int) -> bool:
    return row.definite[at] or row.tags[at] in (t.NAME, t.OFFICE, t.GROUP, t.UNKNOWN)


def _deed(
    row: Row,
    place: list[int],
    hit: Hit[tuple[str, str]],
    first: int,
    author: tuple[int, int],
    act: str,
    scope: Scope,
) -> Iterator[Deed]:
    known = keys(row, place[0], place[-1] + 1)
    inside = range(hit.first + first, hit.last + first)
    named = tuple(known[at] for at in range(*author) if at in known)
    rest = [at for at in sorted(known) if at not in range(*author) and at not in inside]
    rest.sort(key=lambda at: at < inside.stop)
    others = tuple(known[at] for at in rest)
    if named and max(weight(row.words[at]) for at in range(*author)) >= _TELLING:
        negated = any(
            scope.negated(at) and at - scope.over(at) <= _REACH
            for at in (hit.last + first - 1, author[0])
        )
        yield Deed(act, named, row.starts[author[0]], row.ends[author[1] - 1], others, negated)


def _after(row: Row, at: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a place."""
    end = at
    while end < min(last, at + _LONGEST) and row.tags[end] in _NOUNS:
        if end > at and row.breaks[end]:
            break
        end += 1
    return (at, end) if end > at else None


def _before(row: Row, first: int, at: int, number: list[int]) -> tuple[int, int] | None:
    """The noun phrase that ends before a place, in the same clause or behind a relative."""
    end = at
    while end > first and row.tags[end - 1] in FUNCTION:
        end -= 1
    start = end
    while start > max(first, end - _LONGEST) and row.tags[start - 1] in _NOUNS:
        start -= 1
        if row.breaks[start]:
            break
    near = start < end and number[start - first] == number[end - 1 - first]
    return (start, end) if near else None
