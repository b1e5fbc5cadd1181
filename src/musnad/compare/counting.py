"""numbers of something: how many, of what, and what happened to them"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.compare.facts import Amount
from musnad.compare.numerals import Numeral, numerals
from musnad.compare.row import FUNCTION, Row
from musnad.compare.telling import clauses
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import Amount as Meaning
from musnad.lexicon.contrast import amounts, referents
from musnad.lexicon.glossary import Hit
from musnad.lexicon.stems import root

_BEFORE = 4
_ROLE = 6
_NEAR = 0.1
NUMBER = "number"
# What happens to people alone.
_FATES = frozenset(("killed", "wounded", "arrested", "missing", "displaced", "joined", "infected"))
_LIVING = frozenset(
    """
    people soldiers children women workers migrants prisoners passengers fighters students number
    cases
    """.split()
)
PEOPLE = "people"
_COUNTED = frozenset((t.UNKNOWN, t.OFFICE, t.GROUP, t.DOCUMENT, t.MEDIUM, t.DEFINITE, t.CLAIM))

Hits = list[Hit[Meaning]]


class _Place(NamedTuple):
    """A numeral with the words about quantities around it."""

    row: Row
    first: int
    hits: Hits
    number: list[int]


def counted(row: Row, first: int, last: int) -> Iterator[Amount]:
    """The amounts between two places of a row."""
    hits = amounts().within(row.words[first:last])
    place = _Place(row, first, hits, clauses(row, first, last))
    for numeral in numerals(row, first, last):
        found = _amount(place, numeral)
        if found is not None:
            yield found
    for hit in hits:
        if hit.value.kind in ("more", "fewer"):
            start, end = row.starts[hit.first + first], row.ends[hit.last + first - 1]
            sign = 1 if hit.value.kind == "more" else -1
            role = _role(place, hit.first, hit.last)
            clause = place.number[hit.first]
            yield Amount(None, None, NUMBER, role, start, end, clause, sign, True)


def _amount(place: _Place, numeral: Numeral) -> Amount | None:
    at, end = numeral.first - place.first, numeral.last - place.first
    unit, own, end_of_unit = _unit(place, at, end)
    if not unit:
        return None
    low, high, loose, start = _bounds(place, at, end_of_unit, numeral)
    role = own or _role(place, at, end_of_unit)
    if role in _FATES and unit not in _LIVING:
        role = ""
    row = place.row
    ends = row.ends[max(end_of_unit, end) - 1 + place.first]
    return Amount(
        low, high, unit, role, row.starts[start + place.first], ends, place.number[at], 0, loose
    )


def _unit(place: _Place, at: int, end: int) -> tuple[str, str, int]:
    """What is counted, the role that the word itself tells, and where it ends."""
    row, first = place.row, place.first
    follows = end
    if follows + first < len(row) and row.tags[follows + first] == t.FROM:
        follows += 1
    hit = next((one for one in place.hits if one.first == follows), None)
    if hit is not None and hit.value.kind == "unit":
        return hit.value.value, "", hit.last
    if hit is not None and hit.value.kind == "role" and row.tags[follows + first] in _COUNTED:
        return PEOPLE, hit.value.value, hit.last
    here = follows + first
    inside = follows < len(place.number) and place.number[follows] == place.number[at]
    if inside and row.tags[here] in _COUNTED and not row.joined[here]:
        return _others(row.words[here]), "", follows + 1
    return (*_counted_before(place, at), end)


def _others(word: str) -> str:
    """A counted noun; "others" are people."""
    hit = referents().at([word], 0)
    return PEOPLE if hit is not None and hit.value == "others" else root(word)


def _counted_before(place: _Place, at: int) -> tuple[str, str]:
    """What the clause has said is counted: the number of ships, or of dead, exceeds 400."""
    row, first = place.row, place.first
    for hit in reversed(place.hits):
        if hit.value != Meaning("unit", NUMBER) or hit.first >= at:
            continue
        if place.number[hit.first] != place.number[at]:
            break
        after = hit.last + first
        named = hit.last < at and row.tags[after] not in FUNCTION and row.tags[after] in _COUNTED
        inner = next((one.value for one in place.hits if one.first == hit.last), None)
        if inner is not None and inner.kind == "unit":
            return inner.value, ""
        if inner is not None and inner.kind == "role" and named:
            return PEOPLE, inner.value
        return (root(row.words[after]), "") if named else (NUMBER, "")
    hedged = any(
        hit.value.kind in ("least", "most") and at - 1 <= hit.last <= at for hit in place.hits
    )
    return (NUMBER, "") if hedged else ("", "")


def _bounds(place: _Place, at: int, end: int, numeral: Numeral) -> tuple[float, float, bool, int]:
    low, high, loose, start = numeral.low, numeral.high, numeral.low != numeral.high, at
    for hit in place.hits:
        before = at - _BEFORE <= hit.first and hit.last <= at
        if not (before or end <= hit.first <= end + 1):
            continue
        if place.number[hit.first] != place.number[at] or hit.value.kind in ("unit", "role"):
            continue
        if not before and _opens(place, hit):
            continue
        if hit.value.kind == "about":
            low, high, loose = low * (1 - _NEAR), high * (1 + _NEAR), True
        elif hit.value.kind == "least":
            high, loose = float("inf"), True
        elif hit.value.kind == "most":
            low, loose = 0.0, True
        else:
            continue
        start = min(start, hit.first)
    return low, high, loose, start


def _opens(place: _Place, hit: Hit[Meaning]) -> bool:
    """A hedge belongs to the number behind it: 31 killed and more than 100 wounded."""
    behind = place.first + hit.last
    return any(one.first == behind for one in numerals(place.row, behind, len(place.row)))


def _role(place: _Place, at: int, end: int) -> str:
    """What happened to what is counted: the nearest such word before it, else behind it."""
    roles = [hit for hit in place.hits if hit.value.kind == "role"]
    before = [hit for hit in roles if at - _ROLE <= hit.first < at]
    for hit in reversed(before):
        if place.number[hit.first] == place.number[at] or at - hit.last <= 1:
            return hit.value.value
    for hit in roles:
        if end <= hit.first <= end + _ROLE and place.number[hit.first] == place.number[at]:
            return hit.value.value
    return ""
