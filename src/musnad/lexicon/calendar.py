"""the tables of time words -> form by form, what it is in a time expression

Every word form has a **symbol**, one character, as words have tags in the grammar; the grammar
of times is written over strings of them. The symbols have names (`weekday`, `the-month`), which
stand in the tables' column `kind` and in the grammar's rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.calendar_numbers import read_number
from musnad.lexicon.calendar_rows import Meaning, Phrase, country_rows, one_letter_clitics
from musnad.lexicon.calendar_symbols import SYMBOLS
from musnad.lexicon.memo import Memo
from musnad.lexicon.spelling import fold, spell
from musnad.lexicon.words import pieces

_OTHER = SYMBOLS["other"]
_DEFINITE = SYMBOLS["definite"]
_PHRASE = SYMBOLS["phrase"]
_LINE = SYMBOLS["line"]
_BLANK = SYMBOLS["blank"]
_HOLIDAY = SYMBOLS["holiday"]
_NOW = SYMBOLS["ref"]  # "because" is spelled like "to now"
# Only words beside times are asked for; a larger memo would fill too slowly for memory to be flat.
_MOST = 4_000


class Sense(NamedTuple):
    """What a word form is in a time expression.

    Attributes:
        symbol: its character in a string of symbols.
        value: what it stands for: a number, a month, a code.
        row: the table row that says so, as `table/id`; empty for numbers in digits.
        phrases: the longer phrases that begin with it, longest first.
    """

    symbol: str
    value: Meaning = 0
    row: str = ""
    phrases: tuple[Phrase, ...] = ()


Index = dict[str, Sense]


_CLOSED = {
    t.AND: "and",
    t.FOR: "for",
    t.WITH: "with",
    t.COMMA: "comma",
    t.STOP: "stop",
    t.LINE: "line",
    t.IN: "in",
    t.FROM: "of",
}
# What makes no time, but spoils one: looked up only beside one.
_TRAPS = tuple(SYMBOLS[name] for name in ("name", "general", "paper", "medium"))


def _direct(forms: Iterable[str]) -> dict[str, str]:
    """The symbols that a tag tells by itself: no word that has it is in the tables, or all are
    alike. Empty where only the word tells.
    """
    telling = {pieces(form)[-1][1].tag for form in forms}
    telling |= {t.DEFINITE, t.UNKNOWN, t.NUMBER}
    out = {tag: "" if tag in telling else _OTHER for tag in t.KINDS}
    return out | {tag: SYMBOLS[name] for tag, name in _CLOSED.items()}


class Calendar:
    """The time words as they are read for outlets of one country.

    Attributes:
        country: that country; None for no one in particular, as entries have it.
        senses: word form -> all that is known of it, worked out on first use.
        governed: first words of holidays with a clitic of one letter on them.
        sequences: the longer phrases as strings of symbols: where none of them stands,
            there is no phrase.
    """

    def __init__(self, country: str | None) -> None:
        self.country = country
        self._spelled: Index = {}
        self._folded: Index = {}
        phrases: dict[str, list[Phrase]] = {}
        rows = tuple(country_rows(country))
        for form, meaning in rows:
            words = tuple(fold(word) for word in form.split())
            if len(words) > 1:
                phrases.setdefault(words[0], []).append(Phrase(words[1:], *meaning))
            else:
                sense = Sense(*meaning)
                self._spelled.setdefault(spell(form), sense)
                if words[0] not in self._folded or self._folded[words[0]].symbol == _BLANK:
                    self._folded[words[0]] = sense
        self._join(phrases)
        telling = (form.split()[0] for form, (symbol, *_) in rows if symbol not in _TRAPS)
        self._direct = _direct(telling)
        holidays = {form.split()[0] for form, (symbol, *_) in rows if symbol == _HOLIDAY}
        clitics = one_letter_clitics()
        self.governed = frozenset(
            word for word in holidays if word.startswith(clitics) and word[1:] in holidays
        )
        self.sequences = frozenset(
            "".join(self.symbol(word, pieces(word)[-1][1].tag) for word in (first, *phrase.rest))
            for first, rows in phrases.items()
            for phrase in rows
        )
        self.senses: Memo[Sense] = Memo(self.find, most=_MOST)

    def symbol(self, form: str, tag: str) -> str:
        """What a form is that has this tag."""
        return self._direct[tag] or self.find(form).symbol

    def _join(self, phrases: dict[str, list[Phrase]]) -> None:
        """Hang the phrases on their first words; a word that only begins one gets a symbol."""
        alike = [(index, _by_fold(index)) for index in (self._spelled, self._folded)]
        for first, rows in phrases.items():
            longest = tuple(sorted(rows, key=lambda row: -len(row.rest)))
            for index, forms in alike:
                for form in forms.get(first, ()):
                    index[form] = index[form]._replace(phrases=longest)
            self._folded.setdefault(first, Sense(_PHRASE, phrases=longest))

    def find(self, form: str) -> Sense:
        """What a form is; a word that no table has is definite or not."""
        if form[0].isdecimal():
            return Sense(*read_number(fold(form)))
        if form[0] == "\n":
            return Sense(_LINE)
        found = self._spelled.get(spell(form)) or self._folded.get(fold(form))
        return found or self._behind_for(form) or Sense(_plain(form))

    def _behind_for(self, form: str) -> Sense | None:
        """The preposition l- takes the article's alef; the tokeniser cuts it off alone."""
        article = affixes().article
        alef, for_ = article[0], article[1]
        found = self._folded.get(alef + fold(form)) if form[0] == for_ else None
        return None if found is None or found.symbol == _NOW else found


def _plain(form: str) -> str:
    return _DEFINITE if fold(form).startswith(affixes().article) else _OTHER


def _by_fold(forms: Iterable[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for form in forms:
        out.setdefault(fold(form), []).append(form)
    return out


@cache
def calendar(country: str | None = None) -> Calendar:
    """The time words for outlets of a country (ISO 3166, three letters), built once a process.

    Raises:
        LexiconError: a row of a table is wrong.
    """
    return Calendar(country)
