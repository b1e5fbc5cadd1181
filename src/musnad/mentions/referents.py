"""whether a name inside a source is that of who speaks, or of somebody whose aide speaks"""

from __future__ import annotations

from itertools import pairwise

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.spots import PERSONS, Spot
from musnad.mentions.text import Text

# What may stand between two that speak together, and before a head.
MARKS = frozenset((t.OPEN, t.QUOTE, t.BRACKET, t.CLOSE, t.UNBRACKET, t.STRAY, t.DASH, t.COMMA))
_NOT_PERSONS = ("media", "organisation", "group", "document")
_CLOSED = ("title", "rank", "body", "org", "state", "place", "people", "named")


def speaker(text: Text, first: int, inside: list[Spot]) -> list[Spot]:
    """The names of those who speak: several only if they stand side by side."""
    found: list[Spot] = []
    for one in inside:
        if one.rule in PERSONS and one.ids and _refers(text, one, first, inside, found):
            found.append(one)
    pairs = pairwise(found)
    joined = all(text.scan.level[a.last : a.last + 1] == t.AND for a, b in pairs)
    return found if joined else found[-1:]


def _refers(text: Text, person: Spot, first: int, inside: list[Spot], speakers: list[Spot]) -> bool:
    title, level = person.title, text.scan.level
    begin = title.first if title is not None and title.first >= first else person.first
    if begin == first or person.within:
        return begin == first
    before = begin - 1
    while before > first and level[before] in MARKS:
        before -= 1
    comma = before < begin - 1
    if _others(text, first, comma) or _related(text, first, before, comma, inside):
        return False
    if level[before] == t.AND and before > first:
        beside = [one for one in inside if one.last == before]
        return any(one in speakers or one.rule not in PERSONS for one in beside)
    ranked = title is not None and title.rule == "rank" and _person_ends(before, inside)
    return comma or ranked or _complete(text, before, inside)


def _person_ends(at: int, inside: list[Spot]) -> bool:
    return any(one.rule in PERSONS and one.last == at + 1 for one in inside)


def _others(text: Text, first: int, comma: bool) -> bool:
    """The head is no person, or several, of whom the name is not that of one."""
    entry = text.scan.tokens.entries[first]
    head = entry.head
    if head is None:
        return False
    many = entry.plural and (head.naming == "anonymous" or not comma)
    return head.kind in _NOT_PERSONS or many


def _related(text: Text, first: int, before: int, comma: bool, inside: list[Spot]) -> bool:
    """A father or lawyer speaks; behind a comma it is he if the other one has his name."""
    tags, hints, words = text.scan.tokens.tags, text.scan.hints, naming()["relation"]
    if hints[before].key in words:
        return True
    if hints[first].key not in words:
        return False
    if not comma:
        return tags[before] != t.DEFINITE
    return not _person_ends(before, inside)


def _complete(text: Text, at: int, inside: list[Spot]) -> bool:
    """What ends at a token is definite, so that a name behind it is its apposition."""
    entry = text.scan.tokens.entries[at]
    if text.scan.tokens.tags[at] == t.BY_NAME:
        return False
    if any(one.last == at + 1 and one.rule in _CLOSED for one in inside):
        return True
    return entry.definite or entry.suffix > 0 or text.scan.level[at] in s.RANK + s.NATION
