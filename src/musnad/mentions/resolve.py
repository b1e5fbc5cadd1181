"""spots of a text, from left to right -> who or what they are"""

from __future__ import annotations

from collections.abc import Callable

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import bodies, pairs, persons, places, titles
from musnad.mentions import symbols as s
from musnad.mentions.people import LIKELY, Ids
from musnad.mentions.spots import PERSONS, Spot
from musnad.mentions.text import Text

# What a part of a name looks like where it stands alone.
_ALONE = frozenset((s.KNOWN, s.FOREIGN, s.FAMILY, s.FIRST, s.ABROAD, s.LONE, t.UNKNOWN, t.NAME))


def resolve_spots(text: Text) -> None:
    """Sets the ids of every spot, and adds spots for family names alone."""
    for index, spot in enumerate(text.spots):
        spot.place = index
        spot.ids = _RULES[spot.rule](text, spot)
    if text.memory.names:
        text.spots += _again(text)
        text.spots.sort(key=lambda spot: spot.first)


def _again(text: Text) -> list[Spot]:
    """Parts of the names of those who were named in full, standing alone."""
    names, keys, everyday = text.memory.names, text.keys, naming()["word"]
    if names.keys().isdisjoint(keys):
        return []
    heard = [at for at, key in enumerate(keys) if key in names]
    taken = {at for spot in text.spots for at in range(spot.first, spot.last)}
    found = []
    for at in heard:
        if text.scan.level[at] not in _ALONE or at in taken or keys[at] in everyday:
            continue
        said = text.memory.namesake((keys[at],))
        if said is not None and _bears(text, said, at):
            spot = Spot("again", at, at + 1, None)
            spot.ids = ((said, LIKELY),)
            found.append(spot)
    return found


def _bears(text: Text, entity: str, at: int) -> bool:
    """One word is enough for somebody: it is not the first of several, nor an everyday one."""
    words = text.memory.words[entity]
    if len(words) == 1:
        return text.scan.level[at] in s.FOREIGN + s.KNOWN + s.LONE
    if text.scan.level[at] == t.UNKNOWN and entity not in text.memory.sure:
        return False
    return text.scan.hints[at].key != words[0]


def _nobody(text: Text, spot: Spot) -> Ids:
    """A rank or an event stands for nobody by itself."""
    return ()


Rule = Callable[[Text, Spot], Ids]
_RULES: dict[str, Rule] = {
    **dict.fromkeys(PERSONS, persons.name),
    "title": titles.title,
    "rank": _nobody,
    "event": _nobody,
    "named": bodies.named,
    "body": bodies.body,
    "org": bodies.organisation,
    "state": places.state,
    "place": places.place,
    "town": places.place,
    "site": places.place,
    "people": places.nation,
    "both": pairs.both,
    "counterpart": titles.counterpart,
}
