"""the subject that stands before its verb: right before it, far before it, or a pronoun"""

from __future__ import annotations

import re

from musnad.attribution.sources import far_left, left_of
from musnad.events.phrases import phrase, starts
from musnad.events.view import Range, View
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

_ASIDE = frozenset(t.TIME + t.ADVERB + t.COMPLETE)
_AUXILIARY = frozenset(t.NEGATION + t.PARTICLE + t.BE)
_NEAREST = re.compile(f"(?P<source>{p.MIRRORED})(?=[{t.FINITE}{t.THAT}{t.AND}{t.COMMA}{t.OPEN}]|$)")


def before_verb(view: View, at: int, first: int) -> int:
    """Where the words before a verb end, its auxiliaries and adverbs passed over."""
    while at > first and view.tags[at - 1] in _AUXILIARY | _ASIDE:
        at -= 1
    return at


def subject_before(view: View, at: int, first: int) -> Range | None:
    """The noun phrase before a verb that is its subject, or None."""
    near = left_of(view, at, first)
    if near is not None:
        return near
    end = before_verb(view, at, first)
    if end != at and end > first:
        near = left_of(view, end, first)
        if near is not None:
            return near
    spoken = view.speakers.get(end - 1) if view.tag(end - 1) == t.THAT_IT else None
    return spoken or _far(view, at, first) or topic(view, at, first)


def _far(view: View, at: int, first: int) -> Range | None:
    """A subject far before its verb; the place before a story's dash is none."""
    span = far_left(view, at, first)
    return None if span is None or t.DASH in view.tags[span[1] : at] else span


def topic(view: View, at: int, first: int) -> Range | None:
    """The noun phrase behind "that", of which the whole clause tells."""
    place = at - 1
    while place >= first and view.tags[place] not in t.THAT + t.STOP + t.LINE:
        place -= 1
    if place < first or view.tags[place] != t.THAT:
        return None
    begin = place + 1 + (view.tag(place + 1) == t.OPEN)
    if not starts(view, begin, at) or t.AND in view.tags[begin:at]:
        return None
    return phrase(view, begin, at)


def nearest(view: View, at: int, first: int) -> Range | None:
    """The noun phrase right before a verb, whatever governs it: "saw gunmen who shot"."""
    match = _NEAREST.match(view.mirrored, view.left(at), view.left(first))
    if match is None:
        return None
    size = len(view.tags)
    return size - match.end("source"), size - match.start("source")
