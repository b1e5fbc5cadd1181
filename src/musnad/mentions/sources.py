"""who the source of a report is: its head's spot, an antecedent, or somebody without a name"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import people, unnamed
from musnad.mentions import symbols as s
from musnad.mentions.entities import kind_of
from musnad.mentions.found import Resolved, safe
from musnad.mentions.pointers import pointed, whole_office
from musnad.mentions.referents import MARKS, speaker
from musnad.mentions.spots import PERSONS, Spot
from musnad.mentions.text import Text, head_of
from musnad.model.entity import Kind
from musnad.model.span import Span

Place = tuple[int, int]
_BODIES = ("org", "body", "named", "club", "state", "place", "town", "site", "people", "both")
_ISSUERS = ("org", "body", "named", "state", "title", *PERSONS)
# May stand between a body's noun and its name: the agency of news X.
_NOUNS = t.DOCUMENT + t.MEDIUM + t.GROUP + t.UNKNOWN + t.MEDIA + s.PLAIN
_QUOTES = (t.OPEN, t.QUOTE, t.BRACKET)
# What a name does not go beyond.
_ENDS = frozenset((t.COMMA, t.BRACKET, t.IN, t.RELATIVE, t.ON, t.FOR, t.WITH, t.TO))


def sources(resolved: Resolved, spans: Iterable[Span]) -> dict[Place, tuple[str, ...]]:
    """The entities behind the sources of an article's reports.

    Names that no list knows and sources without a name are added to the article's entities,
    so that `Resolved.records` gives them too.

    Args:
        resolved: what `resolve` made of the same text.
        spans: the source spans, antecedents and relaying outlets among them.

    Returns:
        Offsets of each span -> ids of its entities, empty where they stay open.
    """
    firsts = [spot.first for spot in resolved.text.spots]
    found = {}
    for span in spans:
        found[span.start, span.end] = ids = _read(resolved, firsts, span)
        for key in ids:
            resolved.cited.setdefault(key, span.text)
    return found


def _read(resolved: Resolved, firsts: list[int], span: Span) -> tuple[str, ...]:
    text = resolved.text
    tokens = text.scan.tokens
    begin, last = tokens.at(span.start), tokens.at(span.end - 1) + 1
    if span.start >= span.end or not 0 <= begin < last:
        return ()
    inside = text.spots[bisect_left(firsts, begin) : bisect_left(firsts, last)]
    first = _head(text, begin, last)
    found = _named(text, first, inside)
    if found:
        return found
    whole = begin == first or text.scan.level[begin] in MARKS
    key = pointed(text, first, last) if whole else ""
    if not key:
        return _unlisted(resolved, span, (first, last), inside)
    if all(key not in dict(one.ids) for one in inside):
        resolved.more.append((span.start, span.end, kind_of(key), "nominal", key, "source", ()))
    return (key,)


def _unlisted(resolved: Resolved, span: Span, place: Place, inside: list[Spot]) -> tuple[str, ...]:
    """A source that neither the tables nor the article before it know."""
    text, (first, last) = resolved.text, place
    tail = _tail(text, first, last)
    key = ""
    if tail:
        first, last = tail
    elif whole_office(text, first, last):
        return ()
    elif not _titled(text, first, last):
        key = unnamed.unnamed(text, first, last, inside)
    if key:
        resolved.extra.setdefault(key, unnamed.record(key, span.text))
        resolved.more.append((span.start, span.end, "group", "nominal", key, "source", ()))
    key = key or _local(resolved, first, last)
    return (key,) if key else ()


def _head(text: Text, first: int, last: int) -> int:
    """The first token that is no determiner and no mark."""
    level, hints, words = text.scan.level, text.scan.hints, naming()["determiner"]
    skipped = MARKS | {t.WITH, t.FOR, t.AND}
    while first < last - 1 and (level[first] in skipped or hints[first].key in words):
        first += 1
    return first


def _named(text: Text, first: int, inside: list[Spot]) -> tuple[str, ...]:
    """By a name in the source, by the office or body that heads it, or by what that introduces."""
    persons = speaker(text, first, inside)
    if persons:
        return _ids(persons)
    for one in inside:
        # "The state of Kuwait": the noun before a place's name is no part of it.
        noun = text.scan.level[first] == s.CITY_OF and one.first == first + 1
        if not one.ids or not (noun or one.first <= first < one.last):
            continue
        if one.rule == "title" and safe(one):
            return _with_next(text, one, inside, ("title",))
        if one.rule == "both":
            return tuple(key for key, _ in one.ids)
        if one.rule in _BODIES:
            return _with_next(text, one, inside, _BODIES)
    return _introduced(text, first, inside)


def _with_next(text: Text, spot: Spot, inside: list[Spot], rules: Iterable[str]) -> tuple[str, ...]:
    """This one and those that "and" joins to it."""
    found, end = [spot], spot.last
    for one in inside:
        joined = one.first == end + 1 and text.scan.level[end] == t.AND
        if joined and one.rule in rules and one.ids:
            found.append(one)
            end = one.last
    return _ids(found)


def _introduced(text: Text, first: int, inside: list[Spot]) -> tuple[str, ...]:
    """The agency "X", the statement of the ministry: the name behind the head noun."""
    tokens = text.scan.tokens
    head = tokens.entries[first].head
    body = head is not None and head.kind in ("organisation", "media", "group")
    noun = tokens.tags[first] in t.MEDIUM + t.DOCUMENT + t.SAYING
    for one in inside:
        between = text.scan.level[first + 1 : one.first].strip("".join(MARKS))
        if not safe(one):
            continue
        if body and one.rule in ("org", "named") and len(between) <= 1 and between in _NOUNS:
            return _ids([one])
        if noun and one.rule in _ISSUERS and not between.strip(t.FOR):
            return _with_next(text, one, inside, (*_BODIES, *PERSONS))
    return ()


def _tail(text: Text, first: int, last: int) -> Place | None:
    """Behind a rank, or an office and a comma, words that nobody knows: the name of who it is."""
    level = text.scan.level
    if level[first] not in s.TITLE + s.RANK + t.OFFICE:
        return None
    begin = level.rfind(t.COMMA, first, last) + 1
    if begin <= first and level[first] == s.RANK:
        begin = first + 1
        while begin < last and level[begin] == s.MORE:
            begin += 1
    words = level[begin:last]
    named = begin > first and _FEW <= len(words) <= _MANY and not set(words) - _NAMELIKE
    return (begin, last) if named else None


_FEW, _MANY = 2, 4
_NAMELIKE = frozenset(
    (t.UNKNOWN, t.NAME, s.FOREIGN, s.KNOWN, s.FIRST, s.ABROAD, s.PLAIN, s.WEAK, s.FAMILY, s.LONE)
) | {s.UPON, s.SUFFIX, s.PARTICLE, s.KUNYA, s.MORE}


def _titled(text: Text, first: int, last: int) -> bool:
    """A body's noun and a name that no list knows: the agency "X"."""
    head = text.scan.tokens.entries[first].head
    if head is None or head.kind not in ("media", "organisation"):
        return False
    after = text.scan.level[first + 1 : min(first + 2, last)]
    return bool(after) and (after in _QUOTES or after in s.FOREIGN + t.NAME)


def _local(resolved: Resolved, first: int, last: int) -> str:
    """A name that no list knows: the words of the source themselves."""
    scan, memory = resolved.text.scan, resolved.text.memory
    end = next((at for at in range(first, last) if scan.level[at] in _ENDS), last)
    words = tuple(hint.key for hint in scan.hints[first:end] if hint.key.isalpha())
    if not words:
        return ""
    said = memory.namesake(words, True) if len(words) == 1 else None
    if said is not None:
        return said
    key = people.local(words)
    body = scan.tokens.entries[first].head is not None
    if body:
        memory.heads[head_of(words[0])] = key
    place = scan.tokens.span(first, end)
    kind: Kind = "organisation" if body else "person"
    resolved.more.append((*place, kind, "name", key, "source", ()))
    return key


def _ids(spots: list[Spot]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.ids[0][0] for one in spots if safe(one)))
