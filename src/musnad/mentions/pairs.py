"""both sides, the two countries, the two men -> the two that were named side by side"""

from __future__ import annotations

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import offices
from musnad.mentions import symbols as s
from musnad.mentions.people import SURE, Ids
from musnad.mentions.spots import Spot
from musnad.mentions.text import Text


def both(text: Text, spot: Spot) -> Ids:
    """The two that were named side by side last; each with the score 1."""
    value = naming()["both"].get(text.scan.hints[spot.first].key, "any")
    adjectives = _adjectives(text, spot)
    if adjectives:
        return adjectives
    earlier = [one for one in text.spots[: spot.place] if one.ids and one.rule != "both"]
    for at in range(len(earlier) - 1, 0, -1):
        pair = _pair(text, earlier[at - 1], earlier[at])
        if pair and (value == "any" or all(_is(one, value) for one, _ in pair)):
            return pair
    return ()


def _adjectives(text: Text, spot: Spot) -> Ids:
    """Both sides, the Russian and the American one."""
    level, leaves = text.scan.level, text.scan.leaves
    at = spot.last
    found: list[str] = []
    while level[at : at + 1] == s.NATION:
        found += offices.states(leaves[at])[:1]
        at += 1 + (level[at + 1 : at + 2] == t.AND)
    return tuple((f"country/{iso}", SURE) for iso in found) if len(found) > 1 else ()


def _pair(text: Text, one: Spot, two: Spot) -> Ids:
    """Two of one kind with nothing but "and" and an office's adjective between them."""
    a, b = one.ids[0][0], two.ids[0][0]
    kind = a.partition("/")[0]
    if a == b or kind != b.partition("/")[0] or kind in ("city", "place"):
        return ()
    between = text.scan.level[one.last : two.first]
    joined = between[:1] == t.AND and set(between[1:]) <= set(s.NATION + s.MORE)
    return ((a, SURE), (b, SURE)) if joined else ()


def _is(entity: str, value: str) -> bool:
    person = entity.startswith(("person/", "local/", "office/"))
    return person if value == "person" else entity.startswith("country/")
