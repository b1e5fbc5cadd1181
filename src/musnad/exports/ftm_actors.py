"""entities -> FollowTheMoney: persons, bodies, states, places, offices and who holds them"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

import msgspec

from musnad.exports.iri import digest
from musnad.exports.shared import one_line, when
from musnad.lexicon.actors import actors
from musnad.lexicon.iso import alpha2
from musnad.model import Document, Entity
from musnad.model.entity import Office

# What an entity of a kind becomes. A state acts through its government, and is a public body.
SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "country": "PublicBody",
    "office": "Position",
    "place": "Address",
    "group": "LegalEntity",
}
LEGAL = frozenset({"Person", "Organization", "PublicBody", "LegalEntity"})
# Whoever these ids stand for in one article is somebody else in the next one.
_UNNAMED = ("anonymous/", "group/")
# A statement or a report that speaks is nobody.
_NOBODY = "document/"
_PLAIN = re.compile(r"[A-Za-z0-9-]+(?:/[A-Za-z0-9-]+)+")

Values = Iterable[str | None]


class Thing(msgspec.Struct, frozen=True):
    """One FollowTheMoney entity.

    Attributes:
        id: unique in the export and the same in every export.
        schema: name of its schema.
        properties: values by property; those without values are left out.
    """

    id: str
    schema: str
    properties: dict[str, list[str]]


def thing(id: str, schema: str, **properties: Values) -> Thing:
    """An entity of what is known of it; blank values are dropped, and each comes once.

    Letters are composed, since FollowTheMoney does so with what it reads.

    Example:
        >>> thing("a", "Person", name=["Ali", " ", None], country=[]).properties
        {'name': ['Ali']}
    """
    found = {
        name: list(
            dict.fromkeys(normalize("NFC", one.strip()) for one in values if one and one.strip())
        )
        for name, values in properties.items()
    }
    return Thing(id, schema, {name: values for name, values in found.items() if values})


def ident(id: str) -> str:
    """An entity's id as FollowTheMoney allows it.

    Example:
        >>> ident("person/wang-yi")
        'musnad.person.wang-yi'
    """
    return "musnad." + (id.replace("/", ".") if _PLAIN.fullmatch(id) else digest(id))


def article_id(document: Document) -> str:
    """The id of an article, with which those of its parts begin."""
    return f"musnad.{digest(document.id)}"


def actor_id(document: Document, id: str) -> str | None:
    """The id of an entity that an article names; None where it stands for nobody."""
    if id.startswith(_NOBODY):
        return None
    return f"{article_id(document)}.{digest(id)}" if id.startswith(_UNNAMED) else ident(id)


def letters(country: str | None) -> str | None:
    """A state's two letters, small."""
    two = alpha2().get(country or "")
    return two and two.lower()


def actors_of(document: Document) -> Iterator[Thing]:
    """The entities of an article, with the offices that persons hold at its date."""
    for entity in document.entities:
        id = actor_id(document, entity.id)
        if id is not None:
            yield from _entity(entity, id)


def _entity(entity: Entity, id: str) -> Iterator[Thing]:
    schema = SCHEMATA[entity.kind]
    names = [one_line(name) for name in (entity.name.ar, entity.name.en)]
    country = [letters(entity.country)]
    if schema == "Address":
        yield thing(id, schema, full=names, country=country)
    elif schema == "Position" and entity.office is not None:
        yield from _position(entity.office, id)
    else:
        yield thing(id, schema, name=names, country=country)
    if schema == "Person" and entity.office is not None:
        post = ident(_office_id(entity.office))
        yield from _position(entity.office, post)
        yield _occupancy(entity.office, id, post)


def _office_id(office: Office) -> str:
    state = actors().countries.get(office.of)
    return f"office/{state.slug if state else office.of.partition('/')[2]}-{office.title}"


def _position(office: Office, id: str) -> Iterator[Thing]:
    """An office of a state or a body; the body comes with it."""
    known = actors()
    title, state = known.titles.get(office.title), known.countries.get(office.of)
    body = known.organisations.get(office.of)
    names = (title.form, title.english) if title else (office.title, office.title)
    owner = state or body
    of = (owner.name, owner.english) if owner else (office.of, office.of)
    country = letters(state.id if state else body.country if body else None)
    if body is not None:
        yield thing(
            ident(body.id), "Organization", name=(body.name, body.english), country=[country]
        )
    yield thing(
        id,
        "Position",
        name=[f"{name} ({whose})" for name, whose in zip(names, of, strict=True)],
        country=[country],
        organization=[ident(body.id) if body else None],
    )


def _occupancy(office: Office, holder: str, post: str) -> Thing:
    return thing(
        f"{holder}.{digest(f'{post} {office.begin}')}",
        "Occupancy",
        holder=[holder],
        post=[post],
        startDate=[when(office.begin)],
        endDate=[when(office.end)],
    )
