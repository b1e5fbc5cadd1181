"""number words and digits in a row -> numbers"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.compare.row import Row
from musnad.lexicon.cardinals import cardinals, month_words
from musnad.lexicon.contrast import amounts, range_words

_TEN = 10
_THOUSAND = 1000
_MILLION = 1_000_000
_GROUP = 3
_YEARS = range(1900, 2101)
_SEPARATORS = "\u066c\u066b,."


class Numeral(NamedTuple):
    """A number in a row of words.

    Attributes:
        first, last: its words.
        low, high: its value, twice; or the bounds of what it may be.
    """

    first: int
    last: int
    low: float
    high: float


class _Part(NamedTuple):
    """One word of a number."""

    kind: str
    low: float
    high: float


def numerals(row: Row, first: int, last: int) -> Iterator[Numeral]:
    """The numbers between two places of a row; days of months and years left out."""
    at = first
    while at < last:
        found = _numeral(row, at, last)
        if found is None:
            at += 1
            continue
        found = _range(row, found, last)
        if not _is_date(row, found):
            yield found
        at = found.last


def _range(row: Row, found: Numeral, last: int) -> Numeral:
    """From one number to another: between 14 and 15 million."""
    between = found.first > 0 and row.words[found.first - 1] in range_words()
    if not between or found.last >= last or not row.joined[found.last]:
        return found
    more = _numeral(row, found.last, last)
    if more is None:
        return found
    low = found.low
    while low * _THOUSAND <= more.high:
        low *= _THOUSAND
    return Numeral(found.first, more.last, low, more.high)


def _numeral(row: Row, at: int, last: int) -> Numeral | None:
    part = _part(row.words[at])
    if part is None:
        return None
    total = 0.0, 0.0
    now = part.low, part.high
    end = at + 1
    while end < last:
        more = _part(row.words[end])
        if more is None:
            break
        if more.kind == "scale":
            now = now[0] * more.low, now[1] * more.low
        elif row.joined[end] and _continues(row, end, now[0], more):
            total = total[0] + now[0], total[1] + now[1]
            now = more.low, more.high
        elif now[0] < _TEN == more.low and not row.joined[end]:
            now = now[0] + _TEN, now[1] + _TEN
        else:
            break
        end += 1
    return Numeral(at, end, total[0] + now[0], total[1] + now[1])


def _continues(row: Row, at: int, now: float, more: _Part) -> bool:
    """Whether a number behind "and" goes on with the one before it."""
    digits = row.words[at][0].isdigit()
    if digits:
        scaled = at + 1 < len(row) and (_part(row.words[at + 1]) or more).kind == "scale"
        return now >= _THOUSAND and more.low < _THOUSAND and not (scaled and now < _MILLION)
    return more.low < now if now >= 100 else now < _TEN < more.low < 100


def _part(word: str) -> _Part | None:
    if word[0].isdigit():
        value = _value(word)
        return None if value is None else _Part("digits", value, value)
    found = cardinals().get(word)
    hit = amounts().at([word], 0)
    if hit is not None and hit.value.kind in ("scale", "exact"):
        return _Part(hit.value.kind, float(hit.value.value), float(hit.value.value))
    if hit is not None and hit.value.kind == "vague":
        low, _, high = hit.value.value.partition("-")
        return _Part("vague", float(low), float(high))
    return None if found is None else _Part("word", float(found), float(found))


def _value(word: str) -> float | None:
    """A number in digits; a separator before three digits parts thousands."""
    plain = word
    for mark in _SEPARATORS:
        whole, _, rest = plain.partition(mark)
        if rest:
            plain = plain.replace(mark, "" if len(rest) == _GROUP and len(whole) <= _GROUP else ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _is_date(row: Row, found: Numeral) -> bool:
    after = row.words[found.last] if found.last < len(row) else ""
    year = found.low in _YEARS and row.words[found.first][0].isdigit()
    return after in month_words() or year
