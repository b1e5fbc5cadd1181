"""the clause around an action word, and what stands in it behind prepositions"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.events.phrases import phrase, skip_aside, starts
from musnad.events.view import EDGES, Range, View
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.event_words import NOUNS

_RIGHT = frozenset(EDGES + t.COMMA + t.THAT + t.THAT_IT + t.BECAUSE + t.FINITE + t.PARTICIPLE)
_LEFT = frozenset(EDGES + t.COMMA + t.THAT + t.THAT_IT + t.BECAUSE + t.RELATIVE + t.OPEN)
_LETTERS = {
    t.IN: "in",
    t.FROM: "from",
    t.TO: "to",
    t.ON: "on",
    t.ABOUT: "about",
    t.WITH: "b",
    t.FOR: "l",
}


def right_edge(view: View, at: int, last: int) -> int:
    """One past the clause's last token: before a comma, "that", a relative or the next verb."""
    at += 1
    while at < last:
        tag = view.tags[at]
        if tag == t.BRACKET:
            close = view.tags.find(t.UNBRACKET, at, last)
            if close < 0:
                return at
            at = close
        elif tag in _RIGHT or tag == t.RELATIVE:
            return at - 1 if view.tags[at - 1] == t.AND else at
        at += 1
    return last


def left_edge(view: View, at: int, first: int) -> int:
    """The clause's first token."""
    while at > first and view.tags[at - 1] not in _LEFT:
        at -= 1
    return at


def complements(view: View, start: int, end: int) -> list[tuple[str, Range]]:
    """What stands behind prepositions between two tokens: the preposition's name and a phrase."""
    out = []
    at = start
    while at < end:
        name, behind = _preposition(view, at, end)
        if name and starts(view, behind, end):
            span = phrase(view, behind, end)
            out.append((name, span))
            at = behind
        at += 1
    return out


def _preposition(view: View, at: int, end: int) -> tuple[str, int]:
    """The preposition's name at a token, and the token behind it; "" where none stands."""
    link = _link(view, at, end)
    if link is not None:
        return link
    name = _LETTERS.get(view.tags[at])
    if name is not None:
        return name, skip_aside(view, at + 1, end)
    return _attached(view, at)


def _link(view: View, at: int, end: int) -> tuple[str, int] | None:
    acts = view.acts[at]
    if acts is None or not acts.leads:
        return None
    best: tuple[str, int] | None = None
    for row in acts.signs:
        behind = at + len(row.words)
        links = row.sign == "link" and row.value not in NOUNS and behind <= end
        if links and (best is None or behind > best[1]) and view.stands(at, row):
            best = row.value, behind
    return best


def _attached(view: View, at: int) -> tuple[str, int]:
    """A preposition that is still written onto its action noun: "with an attack"."""
    acts = view.acts[at]
    table = affixes()
    if acts is None or not acts.clitics or at not in view.nouns:
        return "", at
    return {table.with_: "b", table.for_: "l"}.get(acts.clitics, ""), at


def picked(found: Iterable[tuple[str, Range]], wanted: Iterable[str]) -> list[Range]:
    """The phrases behind the first of the wanted prepositions that has some."""
    found = list(found)
    for name in wanted:
        spans = [span for link, span in found if link == name]
        if spans:
            return spans[: 2 if name == "between" else 1]
    return []
