"""sources without a name: anonymous ones by state and role, groups, documents"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from musnad.lexicon import Head, fold_word
from musnad.lexicon import tags as t
from musnad.lexicon.actor_names import nisba
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.lexicon.lookup import row
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.hints import nisba_letter
from musnad.mentions.memory import country_of
from musnad.mentions.offices import states
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text
from musnad.model.entity import Entity, Name

# What ISO 3166 leaves to users, for "of no state that is told".
NOWHERE = "ZZZ"


def unnamed(text: Text, first: int, last: int, inside: list[Spot]) -> str:
    """The id of a source that has a noun and no name; empty where the noun tells nothing."""
    tokens, level = text.scan.tokens, text.scan.level
    if tokens.tags[first] == t.QUANTITY:
        return f"anonymous/{_state(text, inside) or NOWHERE}"
    head = tokens.entries[first].head
    if head is not None:
        return _id(text, head, first, last, inside)
    if tokens.tags[first] == t.SAYING and _gloss(text, first):
        return f"document/{_gloss(text, first)}"
    if level[first] in s.TITLE + s.RANK + s.BODY:
        return _anonymous(text, first, last, inside)
    return ""


def _id(text: Text, head: Head, at: int, last: int, inside: list[Spot]) -> str:
    gloss = _gloss(text, at)
    if not gloss:
        return ""
    if head.naming == "document" or head.kind in ("document", "medium", "occasion"):
        return f"document/{gloss}"
    if _one_of(text, at) or head.naming == "anonymous" or head.kind in ("person", "office"):
        return _anonymous(text, at, last, inside)
    iso = _state(text, inside)
    return f"group/{iso.lower()}-{gloss}" if iso else f"group/{gloss}"


def _one_of(text: Text, at: int) -> bool:
    """The word before picks one out of the group that the noun names."""
    return at > 0 and naming()["determiner"].get(text.scan.hints[at - 1].key) == _ONE


_ONE = "one"


def _anonymous(text: Text, at: int, last: int, inside: list[Spot]) -> str:
    role = _role(text, at, last, inside)
    state = _state(text, inside) or _there(text, inside) or NOWHERE
    return f"anonymous/{state}{'-' + role if role else ''}"


def _state(text: Text, inside: list[Spot]) -> str:
    """The state that the phrase names, or to which a body in it belongs; none of several."""
    found: dict[str, None] = {}
    for spot in inside:
        before = text.before(spot)
        if before == t.FOR or (spot.rule == "state" and found and before != t.AND):
            continue
        body = spot.leaf is not None and spot.leaf.has("body")
        known = states(spot.owner) or states(None if body else spot.leaf)
        if not known and spot.rule in ("body", "org") and spot.ids:
            known = tuple(filter(None, (country_of(spot.ids[0][0]),)))
        if spot.rule == "state" and before not in _WHERE and not found:
            continue
        found.update(dict.fromkeys(known[:1]))
    return next(iter(found)) if len(found) == 1 else ""


def _there(text: Text, inside: list[Spot]) -> str:
    """The state of the one place that the phrase names: the inhabitants of Mosul."""
    places = actors().places
    found = {
        places[spot.ids[0][0]].country
        for spot in inside
        if spot.rule in _PLACES and spot.ids and spot.ids[0][0] in places
        if text.before(spot) != t.FOR
    }
    return found.pop() if len(found) == 1 else ""


_PLACES = ("place", "town", "site")


# A state's name belongs to the phrase behind one of these, or right behind its head.
_WHERE = (t.IN, t.FROM, t.OFFICE, t.GROUP, t.MEDIA, t.AND, s.TITLE, s.MORE)


def _role(text: Text, at: int, last: int, inside: list[Spot]) -> str:
    """The actor code: of an adjective or body in the phrase, or else of the noun itself."""
    found = [_of_word(text, place) for place in range(at, last)]
    for role in found[1:]:
        if role:
            return role
    for spot in inside:
        if spot.rule == "org" and spot.ids and text.before(spot) != t.FOR:
            return actors().organisations[spot.ids[0][0]].role
        for form in spot.leaf.forms if spot.leaf is not None else ():
            if form.kind == "body" and form.how != "short":
                return actors().bodies[form.id].role
            if form.kind == "title" and not found[0] and actors().titles[form.id].needs == "state":
                return actors().titles[form.id].role
    return found[0]


def _of_word(text: Text, at: int) -> str:
    key = text.scan.hints[at].key
    roles = _roles()
    bare = key.removeprefix(affixes().article) if len(key) > _ARTICLE else key
    head = _singular(text, at)
    return roles.get(bare) or roles.get(key) or roles.get(head, "")


_ARTICLE = 4


def _singular(text: Text, at: int) -> str:
    for name in text.scan.tokens.entries[at].rows:
        if name.startswith("heads/"):
            return _cell(name, "form")
    return ""


def _gloss(text: Text, at: int) -> str:
    """The English of the noun, in the number that it has, as a part of an id."""
    entry = text.scan.tokens.entries[at]
    for name in entry.rows:
        if name.startswith(("heads/", "nouns/")):
            words = _cell(name, "gloss").partition("(")[0].partition(",")[0]
            gloss = "-".join(words.lower().split())
            return _many(gloss) if entry.plural else gloss
    return ""


def _many(gloss: str) -> str:
    if gloss.endswith(("s", "media", "people")):
        return gloss
    return f"{gloss[:-1]}ies" if gloss.endswith("y") else f"{gloss}s"


@lru_cache(maxsize=1 << 12)
def _cell(name: str, column: str) -> str:
    found = row(name)
    text = found.cells[column] if found is not None else ""
    return fold_word(text) if column == "form" else text


@cache
def _roles() -> dict[str, str]:
    """Nouns and adjectives in all genders and numbers -> actor code."""
    return {form: role for word, role in naming()["role"].items() for form in _forms(word)}


def _forms(word: str) -> Iterator[str]:
    yield word
    if word[-1] == nisba_letter():
        for form, _ in nisba(word):
            yield fold_word(form)


def record(key: str, text: str) -> Entity:
    """The record of an unnamed source, its own words as its name."""
    kind, _, rest = key.partition("/")
    iso, _, role = rest.partition("-")
    if kind != "anonymous":
        return Entity(id=key, kind="group", name=Name(text, rest.replace("-", " ")))
    known = iso if iso in actors().countries else None
    codes = (iso + role,) if known else (role,) if role else ()
    return Entity(id=key, kind="group", name=Name(text), country=known, codes=codes)
