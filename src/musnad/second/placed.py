"""words that a second reader gives -> tokens of the sentence, or why they are refused"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from musnad.attribution.found import Found, Tokens
from musnad.errors import NoAnswer
from musnad.grammar import Tagged
from musnad.lexicon import tags as t
from musnad.model.attribution import SECOND_READER
from musnad.second.prompt import Said

RULE = SECOND_READER.rstrip("/")
# A word that comes more often in one sentence is not told apart by its neighbours.
MOST = 8
PIECES = 2


class Place(NamedTuple):
    """Where the pieces of a report stand, as tokens."""

    cue: Tokens
    source: Tokens | None
    content: tuple[Tokens, ...]

    @property
    def apart(self) -> bool:
        """Whether no piece touches another."""
        return all(one[1] <= two[0] for one, two in pairwise(sorted((self.cue, *self.others))))

    @property
    def others(self) -> tuple[Tokens, ...]:
        """The pieces beside the cue."""
        return self.content if self.source is None else (*self.content, self.source)

    @property
    def width(self) -> int:
        """How far apart the pieces are: of several readings the narrowest is meant."""
        return sum(max(one[0] - self.cue[1], self.cue[0] - one[1], 0) for one in self.others)


def placed(tagged: Tagged, first: int, last: int, said: Said, model: str) -> Found:
    """A report whose every piece stands in the sentence, letter by letter.

    Args:
        tagged: the text's tokens.
        first, last: the sentence's tokens, end exclusive.
        said: the report in words.
        model: who gives it; its name becomes part of the rule's.

    Raises:
        NoAnswer: a piece does not stand there, ends inside a word, or lies over another one.
    """
    content = [piece for piece in said.content if piece.strip()]
    if not 0 < len(content) <= PIECES:
        raise NoAnswer("without a content" if not content else "in too many pieces")
    cues = _where(tagged, first, last, said.cue, "cue")
    if not any(_word(tagged, cue) for cue in cues):
        raise NoAnswer("with a cue that is no word")
    pieces = [_where(tagged, first, last, piece, "content") for piece in content]
    sources: list[Tokens | None] = [None]
    if said.source is not None and said.source.strip():
        sources = list(_where(tagged, first, last, said.source, "source"))
    every = (
        Place(cue, source, content)
        for cue, source in product(cues, sources)
        for content in product(*pieces)
    )
    apart = [place for place in every if place.apart]
    if not apart:
        raise NoAnswer("with pieces that lie over one another")
    return _found(tagged, first, min(apart, key=lambda place: place.width), model)


def _where(tagged: Tagged, first: int, last: int, words: str, part: str) -> list[Tokens]:
    """The places of a sentence where words stand, each as whole tokens."""
    words = words.strip()
    start, end = tagged.tokens.span(first, last)
    offsets = list(_occurrences(tagged.tokens.text, words, start, end))
    if not words or not offsets:
        raise NoAnswer(f"with a {part} that is not in the sentence")
    whole = [found for at in offsets if (found := _tokens(tagged, at, at + len(words)))]
    if not whole:
        raise NoAnswer(f"with a {part} that ends inside a word")
    return whole


def _occurrences(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end) if words else -1
    for _ in range(MOST):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1, end)


def _tokens(tagged: Tagged, start: int, end: int) -> Tokens | None:
    """The tokens that begin and end exactly there."""
    tokens = tagged.tokens
    first, last = tokens.at(start), tokens.at(end - 1)
    if first < 0 or tokens.span(first, last + 1) != (start, end):
        return None
    return first, last + 1


def _word(tagged: Tagged, cue: Tokens) -> bool:
    form = tagged.tokens.form(cue[0])
    return form[0].isalpha() or tagged.tags[cue[0]] == t.COLON


def _found(tagged: Tagged, first: int, place: Place, model: str) -> Found:
    cue = place.cue[0]
    pieces = sorted(place.content)
    begin, end = pieces[-1]
    while end > begin + 1 and tagged.tags[end - 1] == t.STOP:
        end -= 1
    link = "clause" if begin > cue else "before"
    # The grammar's own word for who speaks inside and behind a content.
    made = Found(cue, tagged.entries[cue], RULE, link, begin, place.source)
    made.end, made.order, made.first, made.rows = end, model, first, ()
    if len(pieces) == PIECES:
        made.before = pieces[0]
    return made
