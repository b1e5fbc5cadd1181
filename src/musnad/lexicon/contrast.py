"""the tables by which accounts are compared: negation, opposites, quantities, retreats, acts"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from musnad.lexicon.glossary import Glossary
from musnad.lexicon.spelling import fold
from musnad.lexicon.stems import bare
from musnad.lexicon.table import Column, Table, anything, code, matching, one_of, read, text, whole

_LETTERS = f"{chr(0x621)}-{chr(0x63A)}{chr(0x641)}-{chr(0x64A)}\u066a"
_PHRASE = f"(?:[{_LETTERS}]+)(?: (?:[{_LETTERS}]+|__?))*"
phrase = matching(_PHRASE, "words in Arabic letters, one blank between them, or _")
phrases = matching(rf"{_PHRASE}(?:\|{_PHRASE})*", "words in Arabic letters, parted by |")
_NOTE = Column("note", anything)
_ID = Column("id", code)

NEGATION = Table(
    "ar/negation.tsv",
    (
        _ID,
        Column("words", phrase),
        Column("kind", one_of("verb clause noun without fail none except".split())),
        _NOTE,
    ),
)
OPPOSITES = Table(
    "ar/opposites.tsv",
    (
        _ID,
        Column("axis", code),
        Column("pole", one_of(("plus", "minus"))),
        Column("words", phrase),
        _NOTE,
    ),
)
CONCEPTS = Table("ar/concepts.tsv", (_ID, Column("words", phrases), _NOTE))
QUANTITIES = Table(
    "ar/quantities.tsv",
    (
        _ID,
        Column(
            "kind",
            one_of("role unit scale exact vague between about least most more fewer".split()),
        ),
        Column("value", text),
        Column("words", phrases),
        _NOTE,
    ),
)
RETREATS = Table(
    "ar/retreats.tsv",
    (
        _ID,
        Column("kind", one_of(("back", "later", "earlier", "not", "figure"))),
        Column("words", phrase),
        _NOTE,
    ),
)
ACTS = Table(
    "ar/acts.tsv",
    (
        _ID,
        Column("kind", one_of(("act", "after", "before"))),
        Column("words", phrases),
        _NOTE,
    ),
)
REFERENTS = Table(
    "ar/referents.tsv",
    (
        _ID,
        Column("words", phrase),
        Column(
            "kind",
            one_of(
                "points same generic anyone nobody place direction others contrast contrary".split()
            ),
        ),
        _NOTE,
    ),
)
FREQUENT = Table(
    "ar/frequent.tsv",
    (_ID, Column("key", text), Column("share", whole(1, 1000))),
)


class Pole(NamedTuple):
    """One end of an axis of opposites."""

    axis: str
    sign: int


class Amount(NamedTuple):
    """A word about quantities: what kind of word, and what it stands for."""

    kind: str
    value: str


@cache
def negations() -> Glossary[str]:
    """Words of negation -> their kind."""
    rows = (row.cells for row in read(NEGATION))
    return Glossary((words, kind, f"negation/{key}") for key, words, kind, _ in rows)


@cache
def opposites() -> Glossary[Pole]:
    """Words with a contrary -> axis and pole."""
    rows = (row.cells for row in read(OPPOSITES))
    return Glossary(
        (words, Pole(axis, 1 if pole == "plus" else -1), f"opposites/{key}")
        for key, axis, pole, words, _ in rows
    )


@cache
def concepts() -> Glossary[str]:
    """Words -> the notion that they share with others."""
    return Glossary(
        (words, key, f"concepts/{key}")
        for key, several, _ in (row.cells for row in read(CONCEPTS))
        for words in several.split("|")
    )


@cache
def amounts() -> Glossary[Amount]:
    """Words about quantities, number words of `numbers.tsv` left out."""
    return Glossary(
        (words, Amount(kind, value), f"quantities/{key}")
        for key, kind, value, several, _ in (row.cells for row in read(QUANTITIES))
        for words in several.split("|")
    )


@cache
def range_words() -> frozenset[str]:
    """The words before a number and another one, bare: between."""
    rows = (row.cells for row in read(QUANTITIES))
    several = [words for _, kind, _, words, _ in rows if kind == "between"]
    return frozenset(bare(form.split()[-1]) for words in several for form in words.split("|"))


@cache
def retreats() -> Glossary[str]:
    """Phrases of going back -> their kind."""
    rows = (row.cells for row in read(RETREATS))
    return Glossary((words, kind, f"retreats/{key}") for key, kind, words, _ in rows)


@cache
def acts() -> Glossary[tuple[str, str]]:
    """Words of acts with one author -> kind and act."""
    return Glossary(
        (words, (kind, key), f"acts/{key}")
        for key, kind, several, _ in (row.cells for row in read(ACTS))
        for words in several.split("|")
    )


@cache
def referents() -> Glossary[str]:
    """Words that point back -> their kind."""
    rows = (row.cells for row in read(REFERENTS))
    return Glossary((words, kind, f"referents/{key}") for key, words, kind, _ in rows)


@cache
def frequent() -> dict[str, int]:
    """Word as it is compared -> in how many of a thousand articles it stands."""
    return {fold(row.cells[1]): int(row.cells[2]) for row in read(FREQUENT)}
