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


def features(
    view: View, found: Found, time: Timex | None, place: Range | None, asserted: bool
) -> tuple[str, ...]:
    """What speaks for or against an event, by name; nothing for a type that has no weights."""
    if f"{found.kind}/bias" not in event_weights():
        return ()
    names = [f"rule-{found.rule}", *_of_word(found), *_of_parties(view, found)]
    names += _of_clause(view, found)
    names += _trial(view, found)
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
    if not found.recipients:
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


def _trial(view: View, found: Found) -> Iterator[str]:
    word = found.word
    at = word.at
    T = view.tags
    yield f"row-{word.act.row.id}"
    for one in found.lights:
        for l in (view.acts[one].lights if view.acts[one] else ()):
            yield f"light-{l.row.id}"
            yield f"lightnoun-{l.row.noun}"
            break
    if t.TIME in T[found.left : found.right]:
        yield "timed"
    if t.TIME in T[found.first : found.last]:
        yield "timed-sentence"
    b = before_verb(view, at, found.first)
    if t.BE in T[b:at]:
        yield "pluperfect"
    if t.BE in T[max(found.first, at - 8) : at] and T[at - 1] == t.PARTICLE:
        yield "kana-qad"
    if T[at - 1] == t.PARTICLE:
        yield "particle"
    if T[at - 1] == t.THAT:
        yield "that-before"
    if at == found.first or T[found.first:at].strip(t.AND + t.OTHER) == "":
        yield "first-word"
    if any(b < at < e for b, e in view.quotes.close.items()):
        yield "quoted"
    if at + 1 < found.last and T[at + 1] == t.TIME:
        yield "time-next"
    for one in found.actors:
        if T[one[0]] in t.NUMBER + t.QUANTITY:
            yield "actor-counted"
        elif view.definite(one[0]):
            yield "actor-definite"
        else:
            yield "actor-new"
        if T[one[0]] == t.NAME:
            yield "actor-name"
        if T[one[0]] == t.GROUP:
            yield "actor-group"
    for one in found.recipients:
        if view.definite(one[0]):
            yield "recipient-definite"
        if T[one[0]] == t.NAME:
            yield "recipient-name"
        if T[one[0]] == t.OFFICE:
            yield "recipient-office"
    if not found.actors and not found.recipients:
        yield "nobody"
    if found.actors and found.recipients:
        yield "both-sides"
    n = sum(1 for i in range(found.first, found.last) if i in view.verbs)
    yield f"verbs-{min(n, 4)}"
    if at - found.first > 25:
        yield "late"
    if word.act.many:
        yield "many"
    if word.acts.suffix:
        yield "suffix"
    if word.act.passive and word.finite and not found.actors:
        yield "passive"
    if T.count(t.NUMBER, found.first, found.last) >= 3:
        yield "numbers-3"
    if t.NUMBER in T[found.first:found.last]:
        yield "number"
    names = sum(1 for i in range(found.first, found.last) if T[i] == t.NAME)
    yield f"names-{min(names, 4)}"
    if found.last - found.first < 12:
        yield "short"
    for b, e, row in view.signs(found.first, found.last):
        if row.sign == "context":
            yield f"context-{row.value}"
    if T[found.last - 1] != t.STOP:
        yield "unfinished"
