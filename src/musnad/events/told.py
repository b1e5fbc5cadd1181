"""is an event told here, or only referred to: "since the murder of X" tells of no murder

A finite verb tells, and so does a noun with a light verb. Another noun tells only where it
opens a sentence or a report's content, or where a verb of reporting or of result governs it.
Rules are short functions; the ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.events.found import Found
from musnad.events.view import View
from musnad.lexicon import tags as t

_OPENING = frozenset(t.AND + t.OPEN + t.COLON + t.DASH + t.QUOTE + t.OTHER + t.NUMBER + t.STOP)
_ASIDE = frozenset(t.TIME + t.ADVERB + t.COMPLETE + t.NUMBER + t.QUANTITY)
# A place or name before these is a line's heading: "Russia, 24 March: killing of".
_DATES = frozenset(t.TIME + t.COLON + t.DASH + t.NAME)
_REACH = 12


def finite(view: View, found: Found) -> bool:
    """A finite verb tells."""
    return found.word.finite


def with_light(view: View, found: Found) -> bool:
    """So does a noun with a finite light verb outside a relative clause."""
    for at in found.lights:
        finite_one = at in view.verbs or at - 1 in view.verbs
        relative = view.tag(at - 1) == t.RELATIVE
        if finite_one and (not relative or not found.word.acts.definite or _brings(found)):
            return True
    return False


def _brings(found: Found) -> bool:
    """A meeting with parties of its own is told wherever it stands."""
    return found.kind == "CONSULT" and bool(found.actors)


def opens(view: View, found: Found) -> bool:
    """A noun with which the sentence or a report's content begins."""
    at = found.word.at
    while at > found.first:
        if at in view.openings:
            return True
        tag = view.tags[at - 1]
        dated = tag == t.NAME and view.tags[at] in _DATES
        if tag not in _OPENING and tag not in _ASIDE and not dated:
            return False
        at -= 1
    return True


def governed(view: View, found: Found) -> bool:
    """A noun behind a verb that announces it or brings it about, its subject between them."""
    at = found.word.at - 1
    stop = max(found.first, at - _REACH)
    between = found.word.at
    while at >= stop:
        tag = view.tags[at]
        if tag in t.VERB + t.WEAK or at in view.bringing:
            return True
        if tag in t.COMMA + t.RELATIVE + t.THAT + t.THAT_IT + t.LINE + t.STOP + t.OTHER_VERB:
            return False
        if tag in _GOVERNS and at + 1 == between and not view.bringing & {at - 1, at - 2}:
            return False
        at -= 1
    return False


_GOVERNS = frozenset(t.IN + t.FROM + t.ON + t.ABOUT + t.WITH + t.FOR + t.PREPOSITION + t.BY_NAME)

Rule = Callable[[View, Found], bool]
RULES: tuple[Rule, ...] = (finite, with_light, opens, governed)


def told(view: View, found: Found) -> bool:
    """Whether one of the rules says that the event is told."""
    for rule in RULES:  # noqa: SIM110 a loop takes half as long as any() here
        if rule(view, found):
            return True
    return False
