"""an entity's id -> its record, with codes and office of the article's day"""

from __future__ import annotations

from functools import lru_cache

from musnad.lexicon.actor_records import Organisation
from musnad.lexicon.actors import actors
from musnad.model.entity import Entity, Kind, Name, Office

KINDS: dict[str, Kind] = {
    "person": "person",
    "office": "office",
    "org": "organisation",
    "country": "country",
    "city": "place",
    "place": "place",
}


def kind_of(key: str) -> Kind:
    """What an entity is, by its id; a name that no list knows counts as a person."""
    return KINDS.get(key.partition("/")[0], "person")


@lru_cache(maxsize=1 << 15)
def listed(key: str, date: str | None) -> Entity:
    """The record of an entity that the tables know, or that is made from them."""
    kind = key.partition("/")[0]
    known = actors()
    if kind == "person":
        return _person(key, date)
    if kind == "country":
        state = known.countries[key.partition("/")[2]]
        name = Name(state.name, state.english)
        return Entity(id=key, kind="country", name=name, country=state.id, codes=(state.id,))
    if kind in ("city", "place"):
        return _place(key)
    if kind == "office":
        return _office(key)
    body = known.organisations.get(key) or _institution(key)
    return Entity(
        id=key,
        kind="organisation",
        name=Name(body.name, body.english),
        country=body.country or None,
        codes=body.codes or known.codes(key, date),
    )


def _person(key: str, date: str | None) -> Entity:
    known = actors()
    one = known.persons[key]
    held = known.offices(key, date) if date else ()
    return Entity(
        id=key,
        kind="person",
        name=Name(one.name, one.english),
        country=one.country or None,
        codes=known.codes(key, date),
        office=Office(held[0].title, held[0].of, held[0].since or None, held[0].until or None)
        if held
        else None,
    )


def _place(key: str) -> Entity:
    one = actors().places.get(key)
    if one is None:
        state = next(c for c in actors().countries.values() if key == f"city/{c.slug}-capital")
        return Entity(id=key, kind="place", name=Name(state.capital[0]), country=state.id)
    name = Name(one.name, one.english)
    return Entity(id=key, kind="place", name=name, country=one.country or None)


def _parted(rest: str) -> tuple[str, str]:
    """The state or body and what follows it in an id made from the tables."""
    for state in actors().countries.values():
        if rest.startswith(f"{state.slug}-"):
            fits = rest.removeprefix(f"{state.slug}-")
            if fits in actors().titles or fits.removeprefix("ministry-of-") in actors().bodies:
                return state.id, fits
    for body in actors().organisations:
        slug = body.partition("/")[2]
        if rest.startswith(f"{slug}-") and rest.removeprefix(f"{slug}-") in actors().titles:
            return body, rest.removeprefix(f"{slug}-")
    return "", rest


def _office(key: str) -> Entity:
    of, title = _parted(key.partition("/")[2])
    record = actors().titles.get(title)
    state = actors().countries.get(of)
    role = record.role if record is not None else ""
    return Entity(
        id=key,
        kind="office",
        name=Name(record.form if record else title, record.english if record else None),
        country=state.id if state else None,
        codes=(state.id + role,) if state and role else (),
        office=Office(title, of),
    )


def _institution(key: str) -> Organisation:
    of, body = _parted(key.partition("/")[2])
    return actors().institution(body.removeprefix("ministry-of-"), of)


def local(key: str, kind: Kind, text: str) -> Entity:
    """The record of a name that no list knows."""
    return Entity(id=key, kind=kind, name=Name(text))
