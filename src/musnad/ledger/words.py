"""texts and queries -> folded words, and the clitics that a word may wear"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from musnad.lexicon import fold, pieces, tags
from musnad.lexicon.affixes import affixes
from musnad.lexicon.stems import stem

WORD = re.compile(r"[^\W_]+")
# The letter kaf, "like": the one clitic before nouns that carries no report.
LIKE = chr(0x643)
# What is left under a cut article has so many letters, or it was none.
STEM = 3
CLITICS = frozenset((tags.AND, tags.WITH, tags.FOR))


def words(text: str | None) -> list[str]:
    """The words of a text in the form in which they are compared.

    Example:
        >>> words("وقال: «سوريةُ»!") == words("وقال سوريه")
        True
    """
    return WORD.findall(fold(text).casefold()) if text else []


@cache
def proclitics() -> tuple[str, ...]:
    """All that may be written onto a noun: a conjunction, a preposition, the article."""
    known = affixes()
    inner = ["", known.article, known.with_, known.for_, LIKE, known.for_the]
    inner += [known.with_ + known.article, LIKE + known.article]
    return tuple(fold(outer + one) for outer in ("", *known.ands) for one in inner)


def forms(word: str) -> tuple[str, ...]:
    """The words of a text that a folded word of a query stands for.

    It may wear any clitics there; an article in the query is no condition.

    Example:
        >>> {"والوزير", "للوزير"} <= set(forms("وزير")) & set(forms("الوزير"))
        True
    """
    stems = [word]
    article = fold(affixes().article)
    if word.startswith(article) and len(word) >= len(article) + STEM:
        stems.append(word[len(article) :])
    return tuple(dict.fromkeys(clitic + stem for stem in stems for clitic in proclitics()))


def bare(word: str) -> tuple[str, ...]:
    """The forms of a folded word under each clitic that it may itself wear.

    Only for a word that is nowhere found as it stands: a name may begin with any letter.
    """
    cut = [
        word[len(clitic) :]
        for clitic in proclitics()
        if word.startswith(clitic) and len(word) >= len(clitic) + STEM
    ]
    return tuple(dict.fromkeys(form for stem in cut for form in forms(stem)))


@lru_cache(maxsize=1 << 17)
def stem_of(word: str) -> str:
    """A folded word without clitics, article and endings.

    Example:
        >>> stem_of("والمفاوضات") == stem_of("مفاوضه")
        True
    """
    at = 0
    for length, entry in pieces(word):
        if length > 1 and entry.tag not in CLITICS:
            return stem(word[at : at + length])
        at += length
    return word
