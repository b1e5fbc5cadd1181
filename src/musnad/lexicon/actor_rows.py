"""the tables of actors -> records, a user's own rows over ours"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from musnad.errors import LexiconError
from musnad.lexicon.actor_records import (
    Body,
    Country,
    Organisation,
    Person,
    Place,
    Tenure,
    Title,
)
from musnad.lexicon.actor_tables import (
    COUNTRIES,
    MINISTRIES,
    OFFICES,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    TITLES,
)
from musnad.lexicon.table import Row, Table, read

T = TypeVar("T")


def rows(table: Table, folder: Path | None = None) -> Iterator[tuple[str, Row]]:
    """The rows of a table, each with its file's name; those of `folder` take the place of ours.

    Raises:
        LexiconError: a row is wrong.
    """
    own = {row.cells[0]: row for row in _own(table, folder)}
    for row in read(table):
        if row.cells[0] not in own:
            yield table.file, row
    name = table.file.rpartition("/")[2]
    for row in own.values():
        yield name, row


def _own(table: Table, folder: Path | None) -> tuple[Row, ...]:
    if folder is None:
        return ()
    path = folder / table.file.rpartition("/")[2]
    return read(table, path) if path.exists() else ()


def parts(cell: str) -> tuple[str, ...]:
    """The names of a cell, which a | parts."""
    return tuple(cell.split("|")) if cell else ()


def slug(english: str) -> str:
    """An English name as it stands in an id.

    Example:
        >>> slug("United Arab Emirates")
        'united-arab-emirates'
    """
    return "-".join("".join(c if c.isalnum() else " " for c in english.lower()).split())


def _all(table: Table, make: Callable[[list[str]], T], folder: Path | None) -> dict[str, T]:
    return {row.cells[0]: make(list(row.cells)) for _, row in rows(table, folder)}


def _country(cells: list[str]) -> Country:
    key, name, others, full, capital, nisba, people, government, english = cells
    return Country(
        id=key,
        name=name,
        others=parts(others),
        full=parts(full),
        capital=parts(capital),
        nisba=parts(nisba),
        people=parts(people),
        government=parts(government),
        english=english,
        slug=slug(english),
    )


def _person(cells: list[str]) -> Person:
    key, name, short, others, *rest = cells
    return Person(key, name, parts(short), parts(others), *rest)


def _organisation(cells: list[str]) -> Organisation:
    key, name, others, acronyms, english, country, role, codes = cells
    return Organisation(
        key, name, parts(others), parts(acronyms), english, country, role, tuple(codes.split())
    )


def _body(cells: list[str]) -> Body:
    key, kind, form, others, *rest = cells
    return Body(key, kind, form, parts(others), *rest)


def _title(cells: list[str]) -> Title:
    key, form, feminine, others, *rest = cells
    return Title(key, form, parts(feminine), parts(others), *rest)


def _place(cells: list[str]) -> Place:
    key, name, others, *rest = cells
    return Place(key, name, parts(others), *rest)


Loader = Callable[[Path | None], dict[str, T]]
countries: Loader[Country] = partial(_all, COUNTRIES, _country)
persons: Loader[Person] = partial(_all, PERSONS, _person)
organisations: Loader[Organisation] = partial(_all, ORGANISATIONS, _organisation)
bodies: Loader[Body] = partial(_all, MINISTRIES, _body)
titles: Loader[Title] = partial(_all, TITLES, _title)
places: Loader[Place] = partial(_all, PLACES, _place)


def tenures(
    folder: Path | None, persons: Iterable[str], titles: Iterable[str], bodies: Iterable[str]
) -> tuple[Tenure, ...]:
    """Who held which office when, each row checked against the other tables.

    Raises:
        LexiconError: a row names a person, title or body that no table has, or ends before
            it begins.
    """
    known = {"person": set(persons), "title": set(titles), "of": set(bodies)}
    found = []
    for file, row in rows(OFFICES, folder):
        one = Tenure(*row.cells)
        for column, ids in known.items():
            if getattr(one, column) not in ids:
                why = f"expected an id of another table, found {getattr(one, column)!r}"
                raise LexiconError(file, row.line, column, why)
        if one.since and one.until and one.until < one.since[: len(one.until)]:
            why = f"expected a date not before {one.since}, found {one.until}"
            raise LexiconError(file, row.line, "until", why)
        found.append(one)
    return tuple(found)
