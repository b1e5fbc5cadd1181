"""where somebody or something is named, before it is known who"""

from __future__ import annotations

from re import Match

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.patterns import FIND, LOOSE
from musnad.mentions.scan import Scan
from musnad.mentions.trie import END, Leaf

PERSONS = frozenset("full first weak upon kunya pair short loose said lone teller again".split())


class Spot:
    """A stretch of tokens that one rule takes for a name or an office.

    Attributes:
        rule: the rule's name, as in `musnad.mentions.patterns.RULES`, or `loose`.
        first, last: its tokens, end exclusive.
        leaf: the form of the lexicon that it begins with.
        owner: the nationality, state or body that completes it.
        inner: first token of that; for a name, of the rank that the table writes before it.
        past: the office has ended, or not begun.
        title: for a name, the office that stands before it.
        within: the name is that of an office inside another's (the speaker of minister N).
        place: which of the text's spots it is; set on resolving.
        ids: entities that it may be, with their scores, the best first; set on resolving.
    """

    __slots__ = (
        *("first", "ids", "inner", "last", "leaf", "owner", "past", "place", "rule", "title"),
        "within",
    )

    def __init__(self, rule: str, first: int, last: int, leaf: Leaf | None) -> None:
        self.rule = rule
        self.first = first
        self.last = last
        self.leaf = leaf
        self.owner: Leaf | None = None
        self.inner = last
        self.past = False
        self.title: Spot | None = None
        self.within = False
        self.place = 0
        self.ids: tuple[tuple[str, float], ...] = ()


def spots(scan: Scan) -> list[Spot]:
    """The spots of a text, in order; none overlap."""
    found: list[Spot] = []
    free = 0
    for match in FIND.finditer(scan.level):
        if match.start() < free:
            continue
        rule = match.lastgroup or ""
        if rule in ("title", "rank"):
            free = _titled(scan, match, rule, found)
            continue
        spot = _spot(scan, match, rule)
        free = match.end()
        found.append(spot)
        if rule in ("counterpart", "people"):
            free = _named(scan, spot, spot.last, found)
    return found


def _spot(scan: Scan, match: Match[str], rule: str) -> Spot:
    first, last = match.span()
    spot = Spot(rule, first, last, scan.leaves.get(first))
    if rule == "body":
        _owned(scan, spot, match, "owner")
    elif rule == "teller":
        spot.first, spot.leaf = first + 1, None
    elif rule == "full":
        _trim(scan, spot, s.RANK + s.TITLE)
    elif rule in ("place", "state"):
        _trim(scan, spot, s.CITY_OF)
    elif rule == "named":
        _inside(scan, spot)
    elif rule == "town":
        area = scan.hints[first].key in naming()["area-head"]
        spot.first, spot.leaf = match.start("after_head"), None
        if area and scan.level[spot.first] in t.UNKNOWN + t.DEFINITE:
            spot.rule = "event"
    elif rule == "site":
        spot.leaf = None
    elif rule == "counterpart" and scan.level[last : last + 1] == s.NATION:
        spot.owner, spot.inner = scan.leaves.get(last), last
        spot.last = last = _more(scan.level, last + 1)
    return spot


def _trim(scan: Scan, spot: Spot, symbols: str) -> None:
    """A rank, or "the city of", that the table writes before a name is no part of it."""
    spot.inner = spot.first
    while spot.first + 1 < spot.last:
        hint = scan.hints[spot.first]
        leaf = hint.node.get(END) if hint.node is not None else None
        heads = {hint.symbol, leaf.symbol if leaf is not None else ""}
        if hint.symbol == s.KUNYA or not heads & set(symbols):
            break
        spot.first += 1


def _inside(scan: Scan, spot: Spot) -> None:
    """A place inside the name of a body (the university of) stands for that; else for itself."""
    entry = scan.tokens.entries[spot.first]
    kind = entry.head.kind if entry.head is not None and not entry.definite else ""
    if kind == "document":
        spot.rule = "event"
    elif kind not in ("organisation", "media"):
        spot.first += 1
        spot.leaf = scan.leaves.get(spot.first)
        spot.rule = "place" if scan.level[spot.first] == s.PLACE else "state"


def _more(level: str, at: int) -> int:
    while level[at : at + 1] == s.MORE:
        at += 1
    return at


def _owned(scan: Scan, spot: Spot, match: Match[str], group: str) -> None:
    if match[group] is not None:
        spot.inner = match.start(group)
        spot.owner = scan.leaves.get(spot.inner)


def _titled(scan: Scan, match: Match[str], rule: str, found: list[Spot]) -> int:
    """An office or rank, the name behind it, and further states that share it."""
    spot = Spot(rule, *match.span(), scan.leaves.get(match.start()))
    if rule == "title":
        for group in ("of_nation", "of_state", "of_body"):
            _owned(scan, spot, match, group)
        spot.past = match["past"] is not None and scan.level[match.start("past")] == s.FORMER
    found.append(spot)
    free = _named(scan, spot, spot.last, found)
    if rule == "rank" and found[-1] is spot:
        found.pop()
    level = scan.level
    while spot.owner is not None and level[free : free + 2] == t.AND + s.NATION:
        end = _more(level, free + 2)
        other = Spot(rule, free + 1, end, spot.leaf)
        other.owner, other.inner = scan.leaves.get(free + 1), free + 1
        found.append(other)
        free = _named(scan, other, end, found)
    return free


def _named(scan: Scan, title: Spot, at: int, found: list[Spot]) -> int:
    """The name behind an office; the first token behind both."""
    level, start = scan.level, at
    if level[at : at + 1] == t.COMMA:
        at += 1
    while level[at : at + 1] == s.RANK:
        at = _more(level, at + 1)
    if scan.hints[title.first].key in naming()["team"]:
        return start
    match = LOOSE.match(level, at)
    if match is None or not _sure(scan, title, match):
        return start if at > start + 1 or level[start : start + 1] != t.COMMA else title.last
    if level[at] == s.FAMILY and match.end() == at + 1:
        return start
    if at > start and level[start] == t.COMMA and level[at] in t.UNKNOWN + s.FAMILY:
        return start
    rule = {s.FULL: "full", s.SHORT: "short"}.get(level[at], "loose")
    name = Spot(rule, at, match.end(), scan.leaves.get(at))
    name.title = title
    if rule == "full":
        _trim(scan, name, s.RANK + s.TITLE)
    found.append(name)
    return name.last


def _sure(scan: Scan, title: Spot, match: Match[str]) -> bool:
    """Words that nothing is known of are a name only behind a whole office or a definite rank."""
    level = scan.level[match.start() : match.end()]
    if level[0] == s.SHORT and title.owner is None and title.leaf and not _definite(title.leaf):
        return title.rule == "counterpart"
    if level[0] in _STRONG or (title.rule == "people" and level[0] == s.FOREIGN):
        return title.rule != "people" or (match.start() == title.last and level[0] != s.SHORT)
    if title.rule == "people":
        if title.leaf is None or not any(one.definite and not one.many for one in title.leaf.forms):
            return False
        noun = title.first == 0 or not scan.tokens.entries[title.first - 1].definite
        return len(level) > 1 and (noun or level[1] in s.FOREIGN + s.KNOWN)
    whole = title.owner is not None or title.rule == "counterpart"
    if not whole and (title.leaf is None or not _definite(title.leaf)):
        return False
    if level[0] not in t.UNKNOWN + s.PLAIN:
        return True
    edge = scan.level[match.end() : match.end() + 1]
    many = title.leaf is not None and title.leaf.forms[0].many
    return (whole or title.rule == "rank") and not many and (len(level) > _FEW or edge in _EDGES)


def _definite(leaf: Leaf) -> bool:
    return any(form.definite for form in leaf.of("title"))


# With these begins what is a name whatever stands before.
_STRONG = s.FULL + s.SHORT + s.FIRST + s.ABROAD + s.KNOWN + s.LONE + s.KUNYA + s.PARTICLE
_FEW = 2
# A name that nothing is known of ends where one of these follows.
_EDGES = (t.THAT, t.THAT_IT, t.COMMA, t.COLON, t.VERB, t.BRACKET, t.STOP, t.OPEN, t.QUOTE)
