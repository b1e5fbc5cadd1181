"""what the other words of a sentence say for or against its events: named hints

Rules are short functions; the ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from musnad.events.filters import Signs
from musnad.events.view import View
from musnad.lexicon import tags as t

Sentence = tuple[int, int]


def by_words(view: View, signs: Signs, at: Sentence) -> Iterator[str]:
    """The words of eventhints.tsv."""
    yield from (row.value for _, _, row in signs if row.sign == "hint")


def by_times(view: View, signs: Signs, at: Sentence) -> Iterator[str]:
    """Those of them that stand inside a time expression."""
    for place in range(*at):
        acts = view.tokens.entries[place].acts if view.tags[place] == t.TIME else None
        if acts is not None:
            yield from (row.value for row in acts.signs if row.sign == "hint")


_TAGS = {
    t.TIME: "timed",
    t.NUMBER: "numbers",
    t.DEMONSTRATIVE: "demonstrative",
    t.NEGATION: "negated",
    t.BE: "copula",
    t.RELATIVE: "relative-clause",
    t.MODAL: "modal",
}


def by_tags(view: View, signs: Signs, at: Sentence) -> Iterator[str]:
    """Times and numbers are a report's; "this", "not", "was" and "which" mostly a comment's."""
    inside = view.tags[slice(*at)]
    yield from (name for tag, name in _TAGS.items() if tag in inside)


def casualties(view: View, signs: Signs, at: Sentence) -> Iterator[str]:
    """Two words of killing and hurting in one sentence: the count after an attack."""
    rows = {
        act.row.id
        for place in view.known(*at)
        if (acts := view.acts[place]) is not None
        for act in acts.acts
        if "hurt" in act.row.guards and len(act.row.lemma) == 1
    }
    if len(rows) > 1:
        yield "casualties"


Rule = Callable[[View, Signs, Sentence], Iterator[str]]
RULES: tuple[Rule, ...] = (by_words, by_times, by_tags, casualties)


def hints(view: View, signs: Signs, first: int, last: int) -> tuple[str, ...]:
    """The hints of a sentence, each once."""
    found = (name for rule in RULES for name in rule(view, signs, (first, last)))
    return tuple(dict.fromkeys(f"hint-{name}" for name in found))
