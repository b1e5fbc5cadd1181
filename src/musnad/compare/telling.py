"""the words of a statement that tell something, each with its notion, weight and clause"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from musnad.compare.facts import Stance, Word
from musnad.compare.negation import Scope
from musnad.compare.row import FUNCTION, Row
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import concepts, frequent, opposites, referents
from musnad.lexicon.stems import root

# A word that the table does not list stands in fewer of a thousand articles.
_RARE = 4
_NEAR = 3
# The axis of phrases that keep a word inside them from counting.
IDLE = "idle"
# Axes whose words count with the article too; elsewhere that marks an attribute.
_NOUNS = frozenset(("prospects", "worth", "level"))
# What weighs less tells nothing.
_LEAST = 0.12
_NOTION = 0.2


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """How much a word tells of a story, 0 to 1."""
    share = frequent().get(root(word), _RARE)
    return min(1.0, math.log(1000 / share) / math.log(1000 / _RARE))


def keys(row: Row, first: int, last: int) -> dict[int, str]:
    """Place -> the notion or root by which that word is compared; telling words only."""
    found: dict[int, str] = {}
    for hit in concepts().within(row.words[first:last]):
        found[hit.first + first] = hit.value
    for at in range(first, last):
        word = row.words[at]
        if at not in found and len(word) > 1 and row.tags[at] not in FUNCTION:
            found[at] = root(word)
    return {
        at: key for at, key in found.items() if key.isascii() or weight(row.words[at]) >= _LEAST
    }


def weigh(word: str, key: str) -> float:
    """What a word weighs: a notion of the tables never tells nothing."""
    return max(weight(word), _NOTION) if key.isascii() and not word[0].isdigit() else weight(word)


def clauses(row: Row, first: int, last: int) -> list[int]:
    """For each word the number of its clause, from 0."""
    numbers: list[int] = []
    now = 0
    for at in range(first, last):
        now += at > first and row.breaks[at]
        numbers.append(now)
    return numbers


def telling(row: Row, first: int, last: int, scope: Scope) -> Iterator[Word]:
    """The telling words between two places of a row."""
    number = clauses(row, first, last)
    open_ = supposed(row, first, last, number)
    for at, key in sorted(keys(row, first, last).items()):
        yield Word(
            key,
            round(weigh(row.words[at], key), 3),
            row.starts[at],
            row.ends[at],
            number[at - first],
            scope.negated(at),
            at in scope.focus,
            row.tags[at] == t.NAME or _is_place(row, first, at),
            number[at - first] not in open_ and at not in scope.open,
        )


def _is_place(row: Row, first: int, at: int) -> bool:
    """Whether a word is a direction, or names the quarter or village before it."""
    here = referents().at(row.words, at)
    if here is not None and here.value == "direction":
        return True
    before = referents().at(row.words, at - 1) if at > first else None
    return before is not None and before.value == "place"


def supposed(row: Row, first: int, last: int, number: list[int]) -> frozenset[int]:
    """The clauses that ask or suppose."""
    return frozenset(number[at - first] for at in range(first, last) if row.tags[at] == t.ASK)


def stances(row: Row, first: int, last: int, scope: Scope) -> Iterator[Stance]:
    """The words between two places of a row that have a contrary."""
    number = clauses(row, first, last)
    known = keys(row, first, last)
    open_ = supposed(row, first, last, number)
    for hit in opposites().within(row.words[first:last]):
        if hit.value.axis == IDLE or number[hit.first] in open_:
            continue
        at, end = hit.first + first, hit.last + first
        if row.definite[at] and end == at + 1 and hit.value.axis not in _NOUNS and at > first:
            continue
        turned = scope.negated(end - 1) and scope.over(end - 1) < at
        start = min(scope.start(end - 1), row.starts[at]) if turned else row.starts[at]
        yield Stance(
            hit.value.axis,
            -hit.value.sign if turned else hit.value.sign,
            start,
            row.ends[end - 1],
            number[hit.first],
            _near(known, at, end, first, number),
            hit.row,
            turned,
        )


def _near(
    known: dict[int, str], at: int, end: int, first: int, number: list[int]
) -> tuple[str, ...]:
    """What the words next to a place in its clause are about: those behind it, then before it."""
    here = number[at - first]
    inside = [place for place in sorted(known) if number[place - first] == here]
    own = [known[place] for place in inside if at < place < end]
    after = own + [known[place] for place in inside if place >= end][:_NEAR]
    before = [known[place] for place in reversed(inside) if place < at][:_NEAR]
    return (*after, *before)
