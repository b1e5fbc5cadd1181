"""a spot that is a state, a capital, a city or a nation"""

from __future__ import annotations

from musnad.lexicon import fold
from musnad.lexicon import tags as t
from musnad.lexicon.actors import actors
from musnad.lexicon.naming import naming
from musnad.mentions import offices, people
from musnad.mentions import symbols as s
from musnad.mentions.hints import case_letter
from musnad.mentions.people import LIKELY, OPEN, SURE, Ids
from musnad.mentions.scan import Scan
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text

# Behind one of these a capital is a city, and nothing a team.
_IN = t.IN + t.TO + t.FROM + t.WITH + s.CITY_OF
# So many words of sport so near show that a team is meant.
_NEAR, _PLAYS = 15, 2


def state(text: Text, spot: Spot) -> Ids:
    """A state; its capital is a city behind a preposition of place."""
    if spot.leaf is None:
        return ()
    form = spot.leaf.of("country")[0]
    spot.rule = _elsewise(text, spot) or spot.rule
    if is_adjective(text.scan, spot.first):
        spot.rule = "event"
    if form.how == "capital" and text.after(spot) in (s.FOREIGN, s.KNOWN):
        spot.rule = "event"  # somebody's first name
    if spot.rule == "event":
        return ()
    if spot.rule == "club":
        return ((f"country/{form.id}", LIKELY),)
    text.memory.country(form.id)
    if form.how == "capital" and text.before(spot) and text.before(spot) in _IN:
        cities = spot.leaf.of("place")
        slug = actors().countries[form.id].slug
        return ((cities[0].id if cities else f"city/{slug}-capital", SURE),)
    return ((f"country/{form.id}", SURE),)


def is_adjective(scan: Scan, at: int) -> bool:
    """An adjective with the letters of a state's name: 20 Russian diplomats."""
    case = naming()["adjective"].get(scan.hints[at].key)
    if case is None or not at or scan.level[at + 1 : at + 2] == s.MORE:
        return False
    noun, tag = scan.hints[at - 1].key, scan.tokens.tags[at - 1]
    if case == _ACCUSATIVE:
        return noun[-1:] == case_letter() and tag in _NOUNS
    feminine = noun.endswith(_FEMININE)
    return tag == t.UNKNOWN and not feminine and noun not in naming()["direction"]


_ACCUSATIVE = "accusative"
# Ta marbuta as it is folded; such an adjective would have it too.
_FEMININE = fold(chr(0x629))
_NOUNS = (t.UNKNOWN, t.OFFICE, t.ADVERB)


def place(text: Text, spot: Spot) -> Ids:
    """A city, region, river …; of several of one name, the one in a state that was named."""
    other = _elsewise(text, spot)
    if other:
        spot.rule = other
        return ()
    if spot.leaf is None:
        return ((people.local(people.words_of(text.scan, spot)), LIKELY),)
    ids = [form.id for form in spot.leaf.of("place")]
    near = [one for one in ids if actors().places[one].country in text.memory.countries]
    first = near[0] if near else ids[0]
    return ((first, SURE if len(ids) == 1 or near else OPEN),)


def nation(text: Text, spot: Spot) -> Ids:
    """A nation, or an adjective of it."""
    found = offices.states(spot.leaf)
    for iso in found:
        text.memory.country(iso)
    return tuple((f"country/{iso}", SURE) for iso in found[:1])


def _elsewise(text: Text, spot: Spot) -> str:
    """Of what a place's name is a part: of a club's, of an event's, or of nothing."""
    named, first = naming(), spot.first
    before = text.scan.hints[first - 1].key if first else ""
    if before in named["event-head"]:
        return "event"
    if before in named["team"]:
        return "club"
    if s.FOREIGN in text.before(spot) + text.after(spot) and spot.rule == "place":
        return "club"
    return "club" if _plays(text, spot) else ""


def _plays(text: Text, spot: Spot) -> bool:
    """Words of sport stand around the name, and no preposition of place before it."""
    if text.before(spot) and text.before(spot) in _IN + t.OFFICE:
        return False
    begin, end = max(0, spot.first - _NEAR), spot.last + _NEAR
    return sum(begin <= at < end for at in text.sport) >= _PLAYS
