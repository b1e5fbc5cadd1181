"""the light verb of an action noun, before it or behind it"""

from __future__ import annotations

from typing import NamedTuple

from musnad.events.clause import complements, picked, right_edge
from musnad.events.found import Found
from musnad.events.phrases import phrase, skip_aside, starts
from musnad.events.subjects import before_verb, nearest, subject_before
from musnad.events.view import EDGES, Range, View
from musnad.lexicon import tags as t
from musnad.lexicon.event_records import Light, LightRow

_BACK, _AHEAD = 20, 8
_EDGES = frozenset(EDGES + t.COMMA + t.THAT + t.THAT_IT + t.BECAUSE)
_STOPS = _EDGES - frozenset(t.COMMA)
_TAGS = {"l": t.FOR, "b": t.WITH, "on": t.ON, "in": t.IN, "to": t.TO, "from": t.FROM}


class LightUse(NamedTuple):
    """A light verb with what it tells of its noun."""

    at: int
    row: LightRow
    actor: Range | None
    recipient: Range | None


def lights_of(view: View, at: int, end: int, found: Found, carried: Range | None) -> list[LightUse]:
    """The light verbs behind and before the noun at a token whose phrase ends at `end`."""
    before = _before(view, at, end, found, carried)
    above = None
    if before is not None and before.at not in view.verbs:
        above = _before(view, before.at, end, found, carried)
    uses = _behind(view, at, end, found), before, above
    return [use for use in uses if use is not None]


def _behind(view: View, at: int, end: int, found: Found) -> LightUse | None:
    """ "An attack that gunmen launched", "an attack targeted a patrol"."""
    place = _first_verb(view, end, min(found.last, end + _AHEAD))
    if place is None:
        return None
    for light in _lights(view, place):
        edge = right_edge(view, place, found.last)
        begin = skip_aside(view, place + 1, edge)
        next_to = phrase(view, begin, edge) if starts(view, begin, edge) else None
        suffix = _suffix(view, place)
        if light.row.noun == "obj" and suffix and not light.passive:
            end = next_to[1] if next_to is not None else begin
            wanted = found.word.act.row.recipient
            given = next(iter(picked(complements(view, end, edge), wanted)), None)
            return LightUse(place, light.row, next_to, given)
        if light.row.noun == "subj" and "both" in found.word.act.row.guards:
            party = picked(complements(view, place + 1, edge), ("with", "between"))
            return LightUse(place, light.row, next(iter(party), None), None)
        if light.row.noun == "subj" and not suffix:
            recipient = next_to if light.row.recipient == "obj" else None
            if light.row.recipient not in ("", "obj"):
                behind = complements(view, place + 1, edge)
                recipient = next(iter(picked(behind, (light.row.recipient,))), None)
            return LightUse(place, light.row, None, recipient)
    return None


def _suffix(view: View, at: int) -> int:
    acts = view.acts[at]
    return acts.suffix if acts is not None else 0


def _first_verb(view: View, at: int, last: int) -> int | None:
    """The verb that the noun's own clause goes on with; a comma or "and" ends the search."""
    commas = 0
    while at < last:
        if _lights(view, at) and at in view.verbs:
            return at
        commas += view.tags[at] == t.COMMA
        if view.tags[at] in t.FINITE or view.tags[at] in _STOPS or commas > 1:
            return None
        at += 1
    return None


def _lights(view: View, at: int) -> tuple[Light, ...]:
    acts = view.acts[at]
    return acts.lights if acts is not None else ()


def _before(view: View, at: int, end: int, found: Found, carried: Range | None) -> LightUse | None:
    """ "Gunmen launched an attack", "the patrol came under attack"."""
    place = at - 1
    stop = max(found.first, at - _BACK)
    while place >= stop and view.tags[place] not in _EDGES:
        for light in _lights(view, place):
            use = _use(view, place, at, light, found, carried)
            if use is not None and use.row.recipient == "obj" and use.row.noun == "subj":
                use = use._replace(recipient=_object(view, end, found.last))
            if use is not None:
                return use
        if place in view.verbs or view.tags[place] in t.VERB + t.WEAK + t.RELATIVE:
            break
        place -= 1
    return None


def _object(view: View, at: int, last: int) -> Range | None:
    """The noun phrase behind the noun's own, coordinated nouns passed over."""
    while at < last and view.tags[at] == t.AND and starts(view, at + 1, last):
        at = phrase(view, at + 1, last)[1]
    at = skip_aside(view, at, last)
    return phrase(view, at, last) if starts(view, at, last) else None


def _use(
    view: View, place: int, at: int, light: Light, found: Found, carried: Range | None
) -> LightUse | None:
    row = light.row
    finite = place in view.verbs
    if light.nominal == finite or not _fits(view, place, at, light, found):
        return None
    subject = _subject(view, place, at, found.first, carried) if finite else None
    actor = subject if row.actor == "subj" else None
    recipient = subject if row.recipient == "subj" else None
    return LightUse(place, row, actor, recipient)


def _fits(view: View, place: int, at: int, light: Light, found: Found) -> bool:
    """The noun stands where the light verb wants it."""
    wanted = light.row.noun
    acts = view.acts[at]
    attached = acts.clitics if acts is not None else ""
    before = view.tags[at - 1]
    if wanted in _TAGS:
        return before == _TAGS[wanted] or (bool(attached) and wanted in ("b", "l"))
    if attached or before in t.IN + t.FROM + t.TO + t.ON + t.ABOUT + t.WITH + t.FOR:
        return False
    if wanted == "subj":
        return skip_aside(view, place + 1, at) == at or view.tags[at - 1] in t.QUANTITY + t.NUMBER
    return True


def _subject(view: View, place: int, at: int, first: int, carried: Range | None) -> Range | None:
    begin = skip_aside(view, place + 1, at)
    if starts(view, begin, at):
        span = phrase(view, begin, at)
        if span[1] > span[0]:
            return span
    head = before_verb(view, place, first)
    if view.tag(head - 1) == t.RELATIVE and head > first:
        return nearest(view, head - 1, first)
    before = subject_before(view, place, first)
    return before or (carried if view.tag(place - 1) == t.AND else None)
