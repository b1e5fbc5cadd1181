"""words of a text -> windows in which the rules see times, phrases put together"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from musnad.lexicon import Memo, fold_word
from musnad.lexicon.affixes import affixes
from musnad.lexicon.calendar import Sense
from musnad.timex.numbers import NUMBER_WORDS, put_together
from musnad.timex.plan import Node, Plan
from musnad.timex.symbols import LETTERS, letters
from musnad.timex.words import EDGE, GUARDS, Item, Text, Window
from musnad.tokenise import Tokens

_OUTSIDE = "other|definite|name|general|paper|medium|stop|line|quote|blank|upon"
_LINKS = "comma|slash|dash|open|close|in|of|until|and|for|with|the|or"
_PLAIN = (
    "number|count|one|cardinal|the-number|ordinal|first|half|the-half|before|after|since|period|"
    "during|between|every|throughout|several|rest|whole|weekend|matching|except|about|edge|this|"
    "that|same|same-of|turn|few|exactly|hijri-mark|ce-mark|pm-or-ce|am|zone"
)


def _class(names: str) -> str:
    return "".join(letters(name) for name in names.split("|"))


_LINK = _class(_LINKS)
_CONTENT = "".join(set("".join(LETTERS.values())) - set(_LINK) - set(_class(_OUTSIDE)))
_TELLING = "".join(set(_CONTENT) - set(_class(_PLAIN)))
_NUMBERS = _class("number|year-number|month")
# A full stop stays inside between a number and a month: 16. November. 2016.
_BRIDGE = f"(?:[{_LINK}]{{0,3}}|(?<=[{_NUMBERS}])[{LETTERS['stop']}](?=[{_NUMBERS}]))"
_WINDOW = re.compile(f"[{_CONTENT}](?:{_BRIDGE}[{_CONTENT}])*")
_MORE = re.compile(f"(?:{_BRIDGE}[{_CONTENT}])*")
_OTHER = LETTERS["other"]
_N, _DASH = LETTERS["number"], LETTERS["dash"]
_TURN = _class("turn")
# Without a time word: 18-9-15, and the 15th of this month.
_IS_TIME = re.compile(f"[{_TELLING}]|{_N}{_DASH}{_N}{_DASH}{_N}|{_N}[{_TURN}]")
_LONGEST = 3  # how far a phrase may reach beyond the window in which it begins
Phrases = dict[int, Item]


def planned(
    text: Text, sequences: frozenset[str], plans: Memo[Plan]
) -> Iterator[tuple[Node, Window]]:
    """Each time that the rules see, with its window; `sequences` are the symbols of phrases."""
    pattern = _sequences(sequences)
    padded = text.symbols
    done = 0
    for match in _WINDOW.finditer(padded, GUARDS, len(padded) - GUARDS):
        first, last = match.span()
        if first < done or _IS_TIME.search(padded, first, last) is None:
            continue
        items = None
        phrases = _phrases(text, pattern, first, last)
        if phrases or NUMBER_WORDS.search(padded, first, last):
            items, done = _items(text, pattern, first - GUARDS, last - GUARDS, phrases or {})
            symbols = "".join([item.symbol for item in items])
        else:
            symbols = padded[first - GUARDS : last + GUARDS]
        symbols = _guarded(symbols)
        for node in plans[symbols]:
            if node.last > GUARDS and node.first < len(symbols) - GUARDS:
                yield node, Window(text, first - GUARDS, items)


def _guarded(symbols: str) -> str:
    """A word of another window guards no rule."""
    if symbols[0] in _CONTENT:
        symbols = _OTHER + symbols[1:]
    return symbols[:-1] + _OTHER if symbols[-1] in _CONTENT else symbols


@cache
def _sequences(sequences: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(sequences)))


def _phrases(text: Text, pattern: re.Pattern[str], first: int, last: int) -> Phrases | None:
    """The phrases of the tables that begin in a window, by the token where they do."""
    found: Phrases | None = None
    match = pattern.search(text.symbols, first, last + _LONGEST)
    while match is not None and match.start() < last:
        at = match.start() - GUARDS
        item = _phrase(text.tokens, at, text.sense(at))
        if item is not None:
            found = found or {}
            found[at] = item
        match = pattern.search(text.symbols, match.start() + 1, last + _LONGEST)
    return found


def _phrase(tokens: Tokens, at: int, sense: Sense) -> Item | None:
    """The longest phrase that begins here."""
    for phrase in sense.phrases:
        last = at + 1 + len(phrase.rest)
        if last <= len(tokens) and _matches(tokens, at + 1, phrase.rest):
            return Item(phrase.symbol, at, last, phrase.value, (phrase.row,))
    return None


def _matches(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    for index, word in enumerate(words, at):  # noqa: SIM110 mostly the first word fails
        if not _is(fold_word(tokens.form(index)), word):
            return False
    return True


def _is(form: str, word: str) -> bool:
    """Behind l- an article has lost its alef."""
    return form == word or (word[1:] == form and word.startswith(affixes().article))


def _items(
    text: Text, pattern: re.Pattern[str], first: int, last: int, phrases: Phrases
) -> tuple[list[Item], int]:
    """The window's words with its guards, and where it ends in the padded string."""
    out: list[Item] = []
    at = first
    while at < last:
        out.append(phrases.get(at) or text.item(at))
        at = out[-1].last
        if at > last:  # a phrase that reaches beyond: what follows it belongs here too
            more = _MORE.match(text.symbols, at + GUARDS)
            last = more.end() - GUARDS if more else at
            phrases = _phrases(text, pattern, at + GUARDS, last + GUARDS) or {}
    if NUMBER_WORDS.search("".join([item.symbol for item in out])):
        out = put_together(out)
    size = len(text.tokens)
    before, after = range(first - GUARDS, first), range(at, at + GUARDS)
    sides = [[text.item(i) if 0 <= i < size else EDGE for i in side] for side in (before, after)]
    return [*sides[0], *out, *sides[1]], at + GUARDS
