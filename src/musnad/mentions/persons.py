"""a spot that is a person's name, with the office before it -> who it is"""

from __future__ import annotations

from musnad.lexicon import tags as t
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.lexicon.naming import naming
from musnad.mentions import offices, people
from musnad.mentions import symbols as s
from musnad.mentions.hints import nisba_letter
from musnad.mentions.memory import Known, country_of
from musnad.mentions.people import Ids
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text, head_of
from musnad.mentions.titles import expected, remember


def name(text: Text, spot: Spot) -> Ids:
    """Who bears a name; the office before it is then that person's."""
    if spot.rule in ("short", "said") and _adjective(text, spot):
        spot.rule = "adjective"
        return ()
    if spot.rule in _GUESSED and spot.title is None and _inside(text, spot):
        spot.rule = "adjective"
        return ()
    title = spot.title
    holders = expected(text, title) if title is not None and title.leaf is not None else ()
    found = people.person(text.scan, spot, text.memory, holders)
    if found and spot.inner < spot.first:
        _ranked(text, spot, found[0][0])
    if title is None or not found:
        return found
    if _inner(text, title, found[0][0]):
        spot.title, spot.within = None, True
        return found
    title.ids = found[:1]
    remember(text, title, found[0][0])
    return found


def _ranked(text: Text, spot: Spot, entity: str) -> None:
    """Keep the rank that the table writes before a name, for when it stands alone."""
    leaf = text.scan.hints[spot.inner].leaf
    if leaf is not None:
        titles = tuple(form.id for form in leaf.of("title"))
        of = (country_of(entity),) if country_of(entity) else ()
        text.memory.office(Known(titles, head_of(leaf.key), of, entity))


# Rules that take words for a name that no list has.
_GUESSED = frozenset("first weak pair said lone".split())


def _inside(text: Text, spot: Spot) -> bool:
    """The words are a part of the name of a body, a place or a club."""
    before = spot.first - 1
    if before < 0:
        return False
    entry, named = text.scan.tokens.entries[before], naming()
    key = text.scan.hints[before].key
    if key in named["team"] or key in named["event-head"]:
        return True
    if text.before(spot) == s.FEATURE or (spot.rule == "pair" and text.before(spot) in _NAMED):
        return True
    kind = entry.head.kind if entry.head is not None and not entry.definite else ""
    return kind in ("organisation", "media")


# Behind these two foreign words are rather the name of a thing.
_NAMED = (t.OPEN, t.QUOTE, t.IN, s.CITY_OF)


def _inner(text: Text, title: Spot, entity: str) -> bool:
    """The name is that of the office inside the office: the speaker of prime minister N."""
    words = title.leaf.key.split(" ") if title.leaf is not None else []
    of = offices.owners(text.scan, title)
    for at in range(1, len(words)):
        forms = actors().find(" ".join(words[at:]))
        inner = tuple(form.id for form in forms if form.kind == "title")
        if any(entity in offices.holders(post, text.date) for post in offices.posts(inner, of)):
            return True
    return False


def _adjective(text: Text, spot: Spot) -> bool:
    """A definite word behind a definite noun that is no office describes it."""
    tokens, before, title = text.scan.tokens, spot.first - 1, spot.title
    key = text.scan.hints[spot.first].key
    if before < 0 or spot.last > spot.first + 1 or not key.startswith(affixes().article):
        return False
    if title is not None:
        plain = title.rule == "title" and title.owner is None and title.last == spot.first
        return plain and key[-1] == nisba_letter() and not text.memory.namesake((key,))
    return tokens.entries[before].definite and tokens.tags[before] != t.OFFICE
