"""the spellings of a name: the rules of variants.tsv, the endings of inflections.tsv

A rule works on folded words. `inside` replaces letters anywhere in a word, `start` and `end`
at its edge, `word` the whole word, `join` writes a word and the next one together or apart.
A rule is for foreign names, for Arab ones, or for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from typing import NamedTuple

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


@cache
def rules(foreign: bool) -> tuple[Rule, ...]:
    """The rules for foreign names, or for Arab ones."""
    wanted = ("all", "foreign" if foreign else "arab")
    cells = (row.cells for row in read(VARIANTS))
    return tuple(
        Rule(place, fold(old), fold(new))
        for _, scope, place, old, new, _ in cells
        if scope in wanted
    )


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """The rows of inflections.tsv by kind."""
    out: dict[str, list[Ending]] = {}
    for row in read(INFLECTIONS):
        _, kind, form, gender, number, _ = row.cells
        out.setdefault(kind, []).append(Ending(fold(form), gender, number))
    return {kind: tuple(rows) for kind, rows in out.items()}


@cache
def _joins() -> tuple[str, ...]:
    return tuple(fold(row.cells[3]) for row in read(VARIANTS) if row.cells[2] == "join")


def variants(name: str, foreign: bool) -> tuple[str, ...]:
    """The spellings of a folded name, itself first."""
    choices = [_word_variants(word, foreign) for word in name.split(" ")]
    found: dict[str, None] = {}
    for words in islice(product(*choices), _MOST):
        spelled = [word for word in words if word]
        if spelled:
            found.setdefault(" ".join(spelled))
            found.setdefault(_joined(spelled))
    return tuple(found)


@cache
def _word_variants(word: str, foreign: bool) -> tuple[str, ...]:
    found = {word: None}
    for rule in rules(foreign):
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


def _joined(words: list[str]) -> str:
    text = " ".join(words)
    for first in _joins():
        text = text.replace(f" {first} ", f" {first}")
        if text.startswith(f"{first} "):
            text = first + text[len(first) + 1 :]
    return text


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
    """A folded adjective of one or more words in all genders and numbers, without the article.

    Only words that end as a nisba does are inflected; a first one that does not stays.
    """
    last = stem[-1]
    for ending in endings()["nisba"]:
        words = [word + ending.form if word[-1] == last else word for word in stem.split(" ")]
        yield " ".join(words), ending


def definite_nisba(words: str) -> str:
    """A folded adjective with the article on each word."""
    article = affixes().article
    return " ".join(article + word for word in words.split(" "))
