"""the spellings of a name: the rules of variants.tsv, the endings of inflections.tsv

A rule works on folded words. `inside` replaces letters anywhere in a word, `start` and `end`
at its edge, `word` the whole word, `join` writes a word and the next one together or apart.
A rule is for foreign names, for those of foreign persons, for Arab ones, or for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from typing import Literal, NamedTuple

from musnad.lexicon.actor_tables import INFLECTIONS, VARIANTS
from musnad.lexicon.affixes import affixes
from musnad.lexicon.spelling import fold
from musnad.lexicon.table import read

# A name has at most so many spellings, and each of its words at most so many.
_MOST, _MOST_WORD = 24, 6


class Rule(NamedTuple):
    """One rule, its letters folded."""

    place: str
    old: str
    new: str


class Ending(NamedTuple):
    """An ending, or a word that makes a form; gender m or f, number s, d or p."""

    form: str
    gender: str
    number: str


Origin = Literal["arab", "foreign", "person"]
"""Whose rules a name follows: an Arab's, a foreign body's or place's, a foreign person's."""
_SCOPES: dict[Origin, tuple[str, ...]] = {
    "arab": ("all", "arab"),
    "foreign": ("all", "foreign"),
    "person": ("all", "foreign", "person"),
}


@cache
def rules(origin: Origin) -> tuple[Rule, ...]:
    """The rules that a name of that origin follows."""
    wanted = _SCOPES[origin]
    cells = (row.cells for row in read(VARIANTS))
    return tuple(
        Rule(place, fold(old), fold(new))
        for _, scope, place, old, new, _ in cells
        if scope in wanted
    )


@cache
def _touched(origin: Origin) -> Callable[[str], object]:
    """Whether any rule changes a word: one search instead of one for each rule."""
    shapes = {"inside": "{}", "start": "^{}", "end": "{}$", "word": "^{}$"}
    patterns = (shapes[r.place].format(r.old) for r in rules(origin) if r.place in shapes)
    return re.compile("|".join(patterns)).search


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """The rows of inflections.tsv by kind."""
    out: dict[str, list[Ending]] = {}
    for row in read(INFLECTIONS):
        _, kind, form, gender, number, _ = row.cells
        out.setdefault(kind, []).append(Ending(form, gender, number))
    return {kind: tuple(rows) for kind, rows in out.items()}


@cache
def _joins(origin: Origin) -> frozenset[str]:
    return frozenset(rule.old for rule in rules(origin) if rule.place == "join")


def variants(name: str, origin: Origin) -> tuple[str, ...]:
    """The spellings of a folded name, itself first."""
    words = name.split(" ")
    joins = not _joins(origin).isdisjoint(words)
    if not joins and not any(map(_touched(origin), words)):
        return (name,)
    found: dict[str, None] = {}
    choices = [_word_variants(word, origin) for word in words]
    choices[0] = tuple(filter(None, choices[0]))
    for spelled in islice(product(*choices), _MOST):
        kept = [word for word in spelled if word]
        if kept:
            found.setdefault(" ".join(kept))
            if joins:
                found.setdefault(_joined(kept, _joins(origin)))
    return tuple(found)


@cache
def _word_variants(word: str, origin: Origin) -> tuple[str, ...]:
    if not _touched(origin)(word):
        return (word,)
    found = {word: None}
    for rule in (rule for rule in rules(origin) if rule.old in word):
        for known in tuple(found):
            new = _applied(rule, known)
            if new is not None and len(found) < _MOST_WORD:
                found.setdefault(new)
    return tuple(found)


def _applied(rule: Rule, word: str) -> str | None:
    place, old, new = rule
    if place == "word":
        return new if word == old else None
    if place == "inside":
        return word.replace(old, new) if old in word else None
    if place == "start" and word.startswith(old):
        return new + word[len(old) :]
    if place == "end" and word.endswith(old) and len(word) > len(old) + 1:
        return word[: len(word) - len(old)] + new
    return None


def _joined(words: list[str], joins: frozenset[str]) -> str:
    """The words, those that may be written together with the next one joined to it."""
    pairs = ((word, "" if word in joins else " ") for word in words)
    return "".join(word + blank for word, blank in pairs).strip()


def with_article(words: str) -> str:
    """A noun and its adjectives, each with the article."""
    article = affixes().article
    return " ".join(w if w.startswith(article) else article + w for w in words.split(" "))


def without_article(words: str) -> str:
    """Every word but the first without the article."""
    article = affixes().article
    first, *rest = words.split(" ")
    return " ".join((first, *(w.removeprefix(article) if len(w) > 4 else w for w in rest)))


def nisba(stem: str) -> Iterator[tuple[str, Ending]]:
    """An adjective of one or more words in all genders and numbers, without the article.

    Only words that end as a nisba does are inflected; a first one that does not stays.
    """
    last = stem[-1]
    for ending in endings()["nisba"]:
        words = [word + ending.form if word[-1] == last else word for word in stem.split(" ")]
        yield " ".join(words), ending


def definite_nisba(words: str) -> str:
    """An adjective with the article on each word."""
    article = affixes().article
    return " ".join(article + word for word in words.split(" "))


def definite(stem: str, gender: str) -> str:
    """The singular of an adjective with the article, as it is printed."""
    forms = (word for word, ending in nisba(stem) if ending[1:] == (gender, "s"))
    return definite_nisba(next(forms))
