"""the tables of months, days, numbers, holidays and time words, read into one list

Where two rows have the same words, the first counts; where a row is for some countries only,
it comes first for these and is left out for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from musnad.lexicon.affixes import affixes
from musnad.lexicon.calendar_symbols import SYMBOLS, WORDS
from musnad.lexicon.spelling import fold
from musnad.lexicon.table import (
    Column,
    Table,
    anything,
    arabic_words,
    code,
    matching,
    one_of,
    optional,
    read,
    text,
    whole,
)


class Month(NamedTuple):
    """A month of a calendar."""

    calendar: str
    number: int


class Holiday(NamedTuple):
    """A day that comes every year, as holidays.tsv gives it."""

    calendar: str
    day: str


Meaning = int | float | str | Month | Holiday | tuple[int, ...]
"""What a time word stands for."""


class Phrase(NamedTuple):
    """What follows a first word, folded, and what they are together."""

    rest: tuple[str, ...]
    symbol: str
    value: Meaning
    row: str


Named = tuple[str, Meaning, str]
_COUNTRIES = matching(r"[A-Z]{3}( [A-Z]{3})*", "ISO 3166 codes of three letters")
_CALENDARS = ("gregorian", "hijri", "easter", "orthodox", "nth")
_NOTE = Column("note", anything)
_SHAPE = "future-shape"

MONTHS = Table(
    "ar/months.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("calendar", one_of(_CALENDARS[:2])),
        Column("number", whole(1, 12)),
        Column("use", one_of(("free", "beside", "only"))),
        Column("countries", optional(_COUNTRIES)),
        _NOTE,
    ),
)
HOLIDAYS = Table(
    "ar/holidays.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("calendar", one_of(_CALENDARS)),
        Column("day", matching(r"-?\d+|\d\d-\d\d|\d\d-\d-\d", "a day as the header says")),
        Column("countries", optional(_COUNTRIES)),
        _NOTE,
    ),
)


def _kinds(file: str) -> Table:
    columns = (Column("kind", one_of(WORDS)), Column("value", anything), _NOTE)
    return Table(file, (Column("id", code), Column("words", text), *columns))


DAYS, NUMBERS, TIMEWORDS = map(_kinds, ("ar/days.tsv", "ar/numbers.tsv", "ar/timewords.tsv"))
TRAPS = Table(
    "ar/timetraps.tsv",
    (
        Column("id", code),
        Column("words", arabic_words),
        Column("kind", one_of(("name", "general", "paper", "medium", "blank"))),
        _NOTE,
    ),
)
TENSES = Table(
    "ar/tenses.tsv",
    (
        Column("id", code),
        Column("words", text),
        Column("tense", one_of(("future", "past", "past-not", "none", _SHAPE))),
        _NOTE,
    ),
)


@cache
def tenses() -> dict[str, str]:
    """Folded word -> the tense that it tells."""
    return {fold(row.cells[1]): row.cells[2] for row in read(TENSES) if row.cells[2] != _SHAPE}


@cache
def future_shape() -> re.Pattern[str]:
    """How a verb with the future mark looks."""
    return re.compile("|".join(row.cells[1] for row in read(TENSES) if row.cells[2] == _SHAPE))


def country_rows(country: str | None) -> Iterator[tuple[str, Named]]:
    """Written forms with symbol, value and row, as they are read for a country's outlets."""
    yield from _traps()
    yield from _months(country)
    yield from _holidays(country)
    for table in (DAYS, NUMBERS, TIMEWORDS):
        name = table.file.removeprefix("ar/").removesuffix(".tsv")
        for row in read(table):
            key, words, kind, value, _ = row.cells
            kind = "month-of" if kind == "month" else kind
            yield words, (SYMBOLS[kind], _value(value) if value else kind, f"{name}/{key}")


def _value(cell: str) -> Meaning:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell


def _months(country: str | None) -> Iterator[tuple[str, Named]]:
    for row in read(MONTHS):
        key, words, kind, number, use, countries, _ = row.cells
        local = country is not None and country in countries.split()
        if use == "only" and not local:
            continue
        symbol = "month" if kind == "gregorian" else "hijri"
        symbol += "-beside" if use == "beside" and not local else ""
        yield words, (SYMBOLS[symbol], Month(kind, int(number)), f"months/{key}")


def _holidays(country: str | None) -> Iterator[tuple[str, Named]]:
    for row in read(HOLIDAYS):
        key, words, kind, day, countries, _ = row.cells
        if not countries or country in countries.split():
            named = (SYMBOLS["holiday"], Holiday(kind, day), f"holidays/{key}")
            yield words, named
            for form in governed(words):
                yield form, named


def governed(words: str) -> tuple[str, ...]:
    """A holiday's words with a clitic that the tokeniser did not cut off.

    It leaves whole what is also another word: بعيد is "far", وعيد "threat".
    """
    return tuple(clitic + words for clitic in one_letter_clitics())


def one_letter_clitics() -> tuple[str, ...]:
    """The conjunctions and prepositions that are written onto the next word."""
    return (*affixes().ands, affixes().with_, affixes().for_)


def _traps() -> Iterator[tuple[str, Named]]:
    for row in read(TRAPS):
        key, words, kind, _ = row.cells
        yield words, (SYMBOLS[kind], kind, f"timetraps/{key}")
