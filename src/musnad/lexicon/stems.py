"""what is cut off a word before two words are compared: article, endings, and down to the root"""

from __future__ import annotations

from functools import cache, lru_cache

from musnad.lexicon.spelling import fold
from musnad.lexicon.table import Column, Table, anything, arabic_word, code, one_of, read

KINDS = ("article", "pronoun", "ending", "future", "lead", "tenth", "eighth", "alef", "glide")
STEMS = Table(
    "ar/stems.tsv",
    (
        Column("id", code),
        Column("kind", one_of(KINDS)),
        Column("form", arabic_word),
        Column("note", anything),
    ),
)

# So many letters are left of a word at least.
LEAST = 3
# Past so many forms a memo begins anew.
_MOST = 1 << 17


@cache
def _affixes() -> dict[str, tuple[str, ...]]:
    """Affixes by kind, the longest first."""
    out: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in read(STEMS):
        out[row.cells[1]].append(fold(row.cells[2]))
    return {kind: tuple(sorted(forms, key=len, reverse=True)) for kind, forms in out.items()}


def _cut_front(word: str, kind: str, least: int = LEAST) -> str:
    for form in _affixes()[kind]:
        if word.startswith(form) and len(word) - len(form) >= least:
            return word[len(form) :]
    return word


def _cut_end(word: str, kind: str, least: int = LEAST) -> str:
    for form in _affixes()[kind]:
        if word.endswith(form) and len(word) - len(form) >= least:
            return word[: -len(form)]
    return word


@lru_cache(maxsize=_MOST)
def bare(word: str) -> str:
    """A word folded, without its article.

    Example:
        >>> bare("المفاوضات") == bare("مفاوضاتٍ")
        True
    """
    return _cut_front(fold(word), "article")


@lru_cache(maxsize=_MOST)
def stem(word: str) -> str:
    """A word without article, pronoun, and endings of gender, number and case.

    Example:
        >>> stem("السورية") == stem("سوري")
        True
    """
    return _cut_end(_cut_end(_cut_end(bare(word), "pronoun"), "ending"), "ending")


@lru_cache(maxsize=_MOST)
def root(word: str) -> str:
    """What the forms of one root have in common, as far as letters alone can tell.

    Example:
        >>> root("سيجتمعون") == root("اجتماع")
        True
    """
    known = _affixes()
    rest = stem(word)
    if rest.startswith(known["future"]) and len(rest) > LEAST:
        rest = rest[1:]
    plain = _without(rest, known["alef"])
    plain = _cut_front(_cut_front(plain, "lead"), "tenth")
    plain = _cut_front(plain, "lead")
    plain = _without(plain, known["glide"])
    if len(plain) == LEAST + 1 and plain.startswith(known["eighth"], 1):
        plain = plain[0] + plain[2:]
    return plain


def _without(word: str, letters: tuple[str, ...]) -> str:
    """A word without these letters, as long as enough is left."""
    for letter in letters:
        at = word.find(letter)
        while at >= 0 and len(word) > LEAST:
            word = word[:at] + word[at + 1 :]
            at = word.find(letter, at)
    return word
