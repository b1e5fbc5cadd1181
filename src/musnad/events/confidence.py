"""how surely a text reports an event as something that happened: named features, weighed

The weights are a logistic regression over sentences on which people voted;
`tools/fit_events.py` makes the table anew. A feature without a row weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from musnad.events.found import Found
from musnad.events.phrases import personal
from musnad.events.subjects import before_verb
from musnad.events.view import Range, View
from musnad.lexicon import tags as t
from musnad.lexicon.weights import event_weights
from musnad.model.timex import Timex

_BACK = 14
_LONG, _VERY_LONG = 30, 55
_YEAR = 4
_ARMED = ("firearms", "explosives", "suicide-attack", "aerial", "heavy-weapons", "drone")


def confidence(kind: str, names: tuple[str, ...]) -> float | None:
    """From 0 to 1, to two digits; None for a type that has no weights."""
    table = event_weights()
    start = table.get(f"{kind}/bias")
    if start is None:
        return None
    total = start + sum(table.get(f"{kind}/{name}", 0.0) for name in names)
    return round(1.0 / (1.0 + math.exp(-total)), 2)


def weighs(found: Found) -> bool:
    """Events of its type have a confidence."""
    return f"{found.kind}/bias" in event_weights()


def features(
    view: View, found: Found, time: Timex | None, place: Range | None, asserted: bool
) -> tuple[str, ...]:
    """What speaks for or against an event, by name; nothing for a type that has no weights."""
    if not weighs(found):
        return ()
    names = [f"rule-{found.rule}", *_of_word(found), *_of_parties(view, found)]
    names += _of_clause(view, found)
    if place is not None:
        names.append("place")
    if asserted:
        names.append("asserted")
    if time is not None:
        names.append("year" if time.value[:_YEAR].isdigit() else "time")
    return tuple(dict.fromkeys(names))


def _of_word(found: Found) -> Iterator[str]:
    word = found.word
    if word.acts.definite:
        yield "definite"
    if word.finite and word.act.present:
        yield "present"
    if "hurt" in word.act.row.guards:
        yield "hurt"
    if found.mode in _ARMED:
        yield "armed"
    elif found.mode:
        yield f"mode-{found.mode}"
    if len(word.act.row.lemma) > 1:
        yield "phrase"


def _of_parties(view: View, found: Found) -> Iterator[str]:
    if found.actors:
        yield "actor-person" if any(personal(view, one) for one in found.actors) else "actor"
        first = found.actors[0][0]
        if view.tags[first] in t.NUMBER + t.QUANTITY:
            yield "actor-counted"
        elif view.definite(first):
            yield "actor-definite"
    if not found.recipients:
        if not found.actors:
            yield "nobody"
        return
    yield (
        "recipient-person" if any(personal(view, one) for one in found.recipients) else "recipient"
    )
    if any(view.tags[one[0]] in t.NUMBER for one in found.recipients):
        yield "counted"
    if any(not view.definite(one[0]) for one in found.recipients):
        yield "recipient-new"


def _of_clause(view: View, found: Found) -> Iterator[str]:
    at = found.word.at
    if view.tag(before_verb(view, at, found.first) - 1) == t.RELATIVE:
        yield "relative"
    back = view.tags[max(found.first, at - _BACK) : at]
    clause = back[max(back.rfind(tag) for tag in (t.COMMA, t.STOP, t.COLON)) + 1 :]
    if t.RELATIVE in clause:
        yield "in-relative"
    if t.BECAUSE in clause:
        yield "subordinate"
    if t.ASK in view.tags[found.first : found.last]:
        yield "question"
    if t.OR in view.tags[found.left : found.right]:
        yield "or"
    length = found.last - found.first
    if length > _VERY_LONG:
        yield "sentence-very-long"
    elif length > _LONG:
        yield "sentence-long"
    if at - found.first < _BACK:
        yield "early"
