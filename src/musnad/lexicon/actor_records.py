"""what the tables know of the world's actors, one record a row"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

FormKind = Literal["person", "organisation", "country", "place", "title", "body", "nationality"]
How = Literal[
    "name",
    "short",
    "other",
    "full",
    "acronym",
    "variant",
    "capital",
    "metonym",
    "people",
    "nisba",
    "title",
    "construct",
]


class Form(NamedTuple):
    """One reading of a folded form.

    Attributes:
        kind: what the form names; `body` is an institution that every state has (ministry,
            army), which a nationality or a country's name completes.
        id: of the record; the ISO code for a country and a nationality.
        how: main name, short name, other name, official name, acronym, variant spelling,
            capital or house that stands for the government, a people's name, an adjective,
            a title in its definite form (foreign minister, the president), or in the form
            that a country's name completes (foreign minister of, president of).
        gender: m, f, or empty where the form does not tell.
        many: the form is a dual or plural.
        definite: the form is definite.
    """

    kind: FormKind
    id: str
    how: How
    gender: str = ""
    many: bool = False
    definite: bool = True


class Country(Struct, frozen=True, gc=False):
    """A state or territory; `id` is its ISO 3166 alpha-3 code."""

    id: str
    name: str
    others: tuple[str, ...]
    full: tuple[str, ...]
    capital: tuple[str, ...]
    nisba: tuple[str, ...]
    people: tuple[str, ...]
    government: tuple[str, ...]
    english: str
    slug: str


class Person(Struct, frozen=True, gc=False):
    """Somebody; `short` is the part of the name that stands for the whole."""

    id: str
    name: str
    short: tuple[str, ...]
    others: tuple[str, ...]
    english: str
    country: str
    role: str
    sex: str


class Tenure(Struct, frozen=True, gc=False):
    """Who held which office from when until when; empty dates are not known."""

    id: str
    person: str
    title: str
    of: str
    since: str
    until: str


class Organisation(Struct, frozen=True, gc=False):
    """A body with a name of its own; `codes` override country and role."""

    id: str
    name: str
    others: tuple[str, ...]
    acronyms: tuple[str, ...]
    english: str
    country: str
    role: str
    codes: tuple[str, ...]


class Body(Struct, frozen=True, gc=False):
    """An institution that every state has: a ministry by its field, or an army, a police."""

    id: str
    kind: str
    form: str
    others: tuple[str, ...]
    gender: str
    role: str
    english: str


class Title(Struct, frozen=True, gc=False):
    """What somebody is called by an office or rank, and what completes it."""

    id: str
    form: str
    feminine: tuple[str, ...]
    others: tuple[str, ...]
    needs: str
    role: str
    english: str


class Place(Struct, frozen=True, gc=False):
    """A city, region or other place."""

    id: str
    name: str
    others: tuple[str, ...]
    english: str
    country: str
    kind: str
