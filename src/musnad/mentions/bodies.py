"""a spot that is a body: with its state, by its own name, or named before"""

from __future__ import annotations

from musnad.lexicon import tags as t
from musnad.mentions import offices, people, places
from musnad.mentions import symbols as s
from musnad.mentions.people import LIKELY, OPEN, SURE, Ids
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text, head_of

# What shows that a name is a body's.
_POINTS = (t.OPEN, t.QUOTE, t.MEDIA, t.GROUP)


def body(text: Text, spot: Spot) -> Ids:
    """An institution with its state, or the one of its kind that was named before."""
    leaf, memory = spot.leaf, text.memory
    if leaf is None:
        return ()
    forms = leaf.of("body")
    for iso in offices.states(spot.owner):
        memory.country(iso)
    found = offices.institution(text.scan, spot.first, spot.last)
    if found is not None:
        memory.bodies.update(dict.fromkeys((form.id for form in forms), found))
        memory.body(leaf.key, head_of(leaf.key), found)
        return ((found, SURE),)
    if forms[0].definite and text.after(spot) not in (t.DEFINITE, s.FAMILY):
        for form in forms:
            if form.id in memory.bodies:
                return ((memory.bodies[form.id], LIKELY),)
    return tuple((form.id, SURE) for form in leaf.of("organisation")[:1])


def organisation(text: Text, spot: Spot) -> Ids:
    """A body with a name of its own."""
    leaf = spot.leaf
    if leaf is None:
        return ()
    if leaf.has("place") and text.scan.tokens.tags[spot.first - 1 : spot.first] not in _POINTS:
        spot.rule = "place"
        return places.place(text, spot)
    ids = [form.id for form in leaf.of("organisation")]
    text.memory.body(leaf.key, head_of(leaf.key), ids[0])
    _introduced(text, spot, ids[0])
    return tuple((one, SURE if len(ids) == 1 else OPEN) for one in ids)


def _introduced(text: Text, spot: Spot, entity: str) -> None:
    """The noun before a name (the newspaper X) may stand for it later."""
    entries, before = text.scan.tokens.entries, spot.first - 1
    if before > 0 and text.scan.tokens.tags[before] in t.OPEN + t.QUOTE:
        before -= 1
    if before >= 0 and entries[before].head is not None and not entries[before].definite:
        text.memory.heads[head_of(text.scan.hints[before].key)] = entity


def named(text: Text, spot: Spot) -> Ids:
    """A body that only its noun and a place name."""
    return ((people.local(people.words_of(text.scan, spot)), LIKELY),)
