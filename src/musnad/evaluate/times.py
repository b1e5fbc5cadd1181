"""scores times against the date cases of Recognizers-Text

Each case is one sentence with the date on which it is read, one expression in it, and its
value. The collection writes values in its own notation (`times_notation`); a span counts as
right if the same words are left where both have lost the prepositions, the noun "day" and the
marks at their edges, on which the collection is not consistent.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from musnad.errors import GoldError
from musnad.evaluate.times_notation import Gold, same_value
from musnad.lexicon.calendar import calendar
from musnad.lexicon.calendar_symbols import SYMBOLS
from musnad.model.timex import Timex
from musnad.timex import times
from musnad.tokenise import Tokens, tokenise

_EDGES = frozenset(
    SYMBOLS[name] for name in "in of until for with day dated since comma stop".split()
)


class TimeCase(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of the collection.

    Attributes:
        file, place: where it stands: the file without its ending, and its place in it, from 0.
        text: the sentence.
        published: the date on which it is read; None where the case has none.
        expression: the words that are to be found.
        gold: what they are to mean.
    """

    file: str
    place: int
    text: str
    published: str | None
    expression: str
    gold: Gold


class TimeSlip(msgspec.Struct, frozen=True):
    """A case that is wrong: what was found instead, nearest first."""

    case: TimeCase
    found: tuple[Timex, ...]
    span_right: bool


class TimeScore(msgspec.Struct, frozen=True):
    """How many cases are right.

    Attributes:
        right: span and value are right.
        exact: the same with the span as the collection gives it, edges and all.
        cases: how many were read.
        slips: the others.
    """

    right: int
    exact: int
    cases: int
    slips: tuple[TimeSlip, ...]

    @property
    def share(self) -> float:
        """Of the cases, how many are right."""
        return self.right / self.cases if self.cases else 0.0


class _Result(msgspec.Struct, rename="pascal"):
    text: str
    value: dict[str, object] | None = None


class _Record(msgspec.Struct, rename="pascal"):
    input: str
    results: list[_Result]
    context: dict[str, str] = {}


def read_times(folder: Path) -> list[TimeCase]:
    """Every case of a folder of the collection's files.

    Raises:
        GoldError: there are no such files, or one of them cannot be read.
    """
    cases = [case for path in sorted(folder.glob("*.json")) for case in _cases(path)]
    if not cases:
        raise GoldError(f"{folder}: expected files of date cases, found none")
    return cases


def _cases(path: Path) -> Iterator[TimeCase]:
    try:
        records = msgspec.json.decode(path.read_bytes(), type=list[_Record])
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: expected a list of date cases: {error}") from error
    for place, record in enumerate(records):
        for result in record.results[:1]:
            yield TimeCase(
                file=path.stem,
                place=place,
                text=record.input,
                published=record.context.get("ReferenceDateTime", "")[:19] or None,
                expression=result.text,
                gold=Gold.of(result.value or {}),
            )


def read_left_out(path: Path) -> frozenset[tuple[str, int]]:
    """The cases that are left out, by file and place, from a file such as bench/times.toml.

    Raises:
        GoldError: the file cannot be read, or gives no reason.
    """
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8"))["left_out"]
        return frozenset(
            (file, place)
            for group in groups
            for file, places in group.items()
            if file != "why" and group["why"]
            for place in places
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: expected cases with a reason each: {error}") from error


def curated(cases: Iterable[TimeCase], left_out: Collection[tuple[str, int]]) -> list[TimeCase]:
    """The cases without those that are left out, named by file and place."""
    return [case for case in cases if (case.file, case.place) not in left_out]


def score_times(cases: Iterable[TimeCase]) -> TimeScore:
    """Reads every case and compares."""
    right = exact = count = 0
    slips: list[TimeSlip] = []
    for case in cases:
        count += 1
        span, same, found = _verdict(case)
        right += same
        exact += same and any(time.text == case.expression for time in found)
        if not same:
            slips.append(TimeSlip(case, found, span))
    return TimeScore(right, exact, count, tuple(slips))


def _verdict(case: TimeCase) -> tuple[bool, bool, tuple[Timex, ...]]:
    """Is the span right, are span and value right, and what was found."""
    tokens = tokenise(case.text)
    wanted = _core(case.expression)
    found = times(tokens, published=case.published)
    placed = [time for time in found if _core(time.text) == wanted]
    open_times = times(tokens, published=None) if case.gold.is_open else ()
    placed += [time for time in open_times if _core(time.text) == wanted]
    return bool(placed), any(same_value(time, case.gold) for time in placed), found


def _core(text: str) -> tuple[str, ...]:
    """The words of an expression without the prepositions and marks at its edges."""
    tokens: Tokens = tokenise(text)
    words = [tokens.form(token) for token in range(len(tokens))]
    senses = calendar().senses
    first, last = 0, len(words)
    while first < last - 1 and senses[words[first]].symbol in _EDGES:
        first += 1
    while last > first + 1 and senses[words[last - 1]].symbol in _EDGES:
        last -= 1
    return tuple(words[first:last])
