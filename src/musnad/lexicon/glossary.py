"""a table of words and phrases, compiled so that they are found in a row of words

Words are compared folded and without their article. A phrase may leave a gap: up to two
words, written `_`, or up to eight, written `__`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from musnad.lexicon.affixes import affixes
from musnad.lexicon.spelling import fold
from musnad.lexicon.stems import bare
from musnad.lexicon.words import pieces as pieces_of

GAPS = {"_": 2, "__": 8}
CLITIC = 1
# With these letters verbs of the present begin.
PERSONS = chr(0x64A) + chr(0x62A) + chr(0x646) + chr(0x627)

Value = TypeVar("Value")


class Form(NamedTuple, Generic[Value]):
    """One phrase: its words after the first, and what it stands for."""

    rest: tuple[str, ...]
    value: Value
    row: str


class Hit(NamedTuple, Generic[Value]):
    """A phrase found: from the first word up to, not including, the last."""

    first: int
    last: int
    value: Value
    row: str


def pieces(words_of: str) -> tuple[str, ...]:
    """The words of a phrase as a text has them: attached letters cut, articles away.

    Example:
        >>> len(pieces("بنسبة كبيرة"))
        2
    """
    found: list[str] = []
    for word in words_of.split():
        if word in GAPS:
            found.append(word)
            continue
        at = 0
        for length, _ in pieces_of(word):
            if length > CLITIC or len(word) == CLITIC:
                found.append(bare(word[at : at + length]))
            at += length
    return tuple(found)


class Glossary(Generic[Value]):
    """Phrases by their first word, the longest first."""

    def __init__(self, rows: Iterable[tuple[str, Value, str]]) -> None:
        self._forms: dict[str, list[Form[Value]]] = {}
        for words_of, value, row in rows:
            first, *rest = pieces(words_of)
            self._forms.setdefault(first, []).append(Form(tuple(rest), value, row))
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.rest))
        # Word of a text -> the phrases that may begin with it; for most words there are none.
        self._known: dict[str, tuple[Form[Value], ...]] = {}

    def at(self, row: Sequence[str], first: int) -> Hit[Value] | None:
        """The longest phrase that begins at a place in a row of bare words."""
        forms = self._known.get(row[first])
        for form in self._begun(row[first]) if forms is None else forms:
            last = _follow(row, first + 1, form.rest)
            if last is not None:
                return Hit(first, last, form.value, form.row)
        return None

    def _begun(self, word: str) -> tuple[Form[Value], ...]:
        """The phrases that a word may begin, with a pronoun at its end or without."""
        if len(self._known) >= _KNOWN:
            self._known.clear()
        forms = tuple(form for one in endings(word) for form in self._forms.get(one, ()))
        self._known[word] = forms
        return forms

    def within(self, row: Sequence[str]) -> list[Hit[Value]]:
        """All phrases in a row of bare words; a longer one hides those inside it."""
        found: list[Hit[Value]] = []
        at = 0
        while at < len(row):
            hit = self.at(row, at)
            if hit is not None:
                found.append(hit)
            at = at + 1 if hit is None else max(hit.last, at + 1)
        return found


def _follow(row: Sequence[str], at: int, rest: tuple[str, ...]) -> int | None:
    for index, word in enumerate(rest):
        if word in GAPS:
            for skipped in range(GAPS[word] + 1):
                end = _follow(row, at + skipped, rest[index + 1 :])
                if end is not None:
                    return end
            return None
        if at >= len(row) or not _is(word, row[at]):
            return None
        at += 1
    return at


def _is(word: str, found: str) -> bool:
    """Whether a word of a text is that of a phrase, with a pronoun or without."""
    if found == word:
        return True
    return found.startswith(word) and (word in endings(found) or found[len(word) :] in _pronouns())


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(fold(one) for one in affixes().pronouns)


@cache
def _ends() -> tuple[str, ...]:
    return tuple(map(fold, (*affixes().pronouns, affixes().article[0])))


_ENDINGS: dict[str, tuple[str, ...]] = {}
_MOST = 200_000
# Each glossary has words of its own, so that these are fewer.
_KNOWN = 1 << 15
_STEM = 3


def endings(word: str) -> tuple[str, ...]:
    """A bare word, then without a pronoun or the accusative's alef at its end."""
    found = _ENDINGS.get(word)
    if found is None:
        if len(_ENDINGS) >= _MOST:
            _ENDINGS.clear()
        found = _ENDINGS[word] = tuple(dict.fromkeys(_cut(word)))
    return found


def _cut(word: str) -> Iterator[str]:
    yield word
    future = affixes().futures[0]
    plain = word[1:] if word.startswith(future) and len(word) > _STEM + 1 else word
    if plain != word and plain[0] in PERSONS:
        yield plain
    for end in _ends():
        rest = word[: -len(end)]
        if word.endswith(end) and len(rest) >= _STEM:
            yield rest
            if rest.endswith(PERSONS[1]):
                # A feminine ending is written so before a pronoun.
                yield rest[:-1] + fold(chr(0x629))
