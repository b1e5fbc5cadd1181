"""the subject of a clause without a cue: whom a dropped subject after it means"""

from __future__ import annotations

import re

from musnad.attribution.found import Tokens
from musnad.attribution.objects import object_start
from musnad.attribution.sources import trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

_VERB = f"[{t.FINITE}]"
_AUX = f"[{t.AND}{t.BE}{t.PARTICLE}{t.NEGATION}{t.BECAUSE}{t.TURN}{t.BUT}{t.OR}]*"
_PHRASE = p.noun_phrase(t.FROM + t.FOR)
_VERB_FIRST = re.compile(f"{_AUX}{_VERB}{p.ASIDE}*(?P<subject>{_PHRASE})")
_SUBJECT_FIRST = re.compile(f"{_AUX}(?P<subject>{_PHRASE}){_AUX}{_VERB}")


def subject(tagged: Tagged, first: int, last: int) -> Tokens | None:
    """The subject of the clause that begins at token `first`, before token `last`."""
    match = _VERB_FIRST.match(tagged.tags, first, last)
    if match is None:
        match = _SUBJECT_FIRST.match(tagged.tags, first, last)
    if match is None or _is_thing(tagged, match.start("subject")):
        return None
    return _without_object(tagged, match.span("subject"))


def _is_thing(tagged: Tagged, at: int) -> bool:
    """An unknown noun with a genitive behind it is hardly a person's name."""
    return tagged.tags[at : at + 2] == t.UNKNOWN + t.DEFINITE


_ACTS = re.compile(f"(?<![{t.RELATIVE}{t.WHAT}])[{t.FINITE}]")
_WAS = re.compile(f"{t.AND}?{t.BE}(?P<subject>{_PHRASE})")
# A sentence often begins with a verb that no table knows.
_UNKNOWN_VERB = re.compile(
    f"{t.AND}?{t.UNKNOWN}(?P<subject>[{t.OFFICE}{t.GROUP}{t.QUANTITY}]{_PHRASE}?)"
)


def actor(tagged: Tagged, first: int, last: int) -> Tokens | None:
    """Who does something in the sentence before token `last`, the nearest first."""
    nearest = _latest(tagged, _ACTS, _PERSONS + t.QUANTITY, first, last)
    if nearest is not None:
        return nearest
    for pattern in (_WAS, _UNKNOWN_VERB):
        found = pattern.match(tagged.tags, first, last)
        if found is not None:
            return _without_object(tagged, found.span("subject"))
    return None


_SPEAKS = re.compile(f"(?<![{t.RELATIVE}{t.WHAT}])[{t.VERB}]")


def speaker(tagged: Tagged, first: int, last: int) -> Tokens | None:
    """The subject of the last reporting verb between two tokens, whether or not it reports."""
    return _latest(tagged, _SPEAKS, _PERSONS, first, last)


def _latest(
    tagged: Tagged, verbs: re.Pattern[str], heads: str, first: int, last: int
) -> Tokens | None:
    """The subject behind the last such verb whose subject begins with one of the tags."""
    for match in reversed(list(verbs.finditer(tagged.tags, first, last))):
        found = _VERB_FIRST.match(tagged.tags, match.start(), last)
        if found is not None and found["subject"][0] in heads:
            return _without_object(tagged, found.span("subject"))
    return None


_PERSONS = t.OFFICE + t.GROUP + t.MEDIA + t.NAME


def _without_object(tagged: Tagged, span: Tokens) -> Tokens | None:
    cut = object_start(tagged, span)
    start, end = span if cut is None else (span[0], cut)
    while end > start and tagged.tags[end - 1] == t.DEMONSTRATIVE:
        end -= 1
    return trim(tagged, (start, end))
