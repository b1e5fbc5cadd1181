"""one text prepared for the cascade: tags both ways, quotation marks paired"""

from __future__ import annotations

from bisect import bisect_left

from musnad.grammar.fixed import occurrence
from musnad.grammar.quotes import Quotes, quotes
from musnad.grammar.retag import retag
from musnad.lexicon import Entry
from musnad.lexicon import tags as t
from musnad.tokenise import Tokens


class Tagged:
    """A text's tokens with their final tags.

    Attributes:
        tokens: the tokens.
        entries: what the lexicon says of each.
        tags: the tag string after pairing quotation marks and retagging.
        mirrored: the same from right to left.
        quotes: pairs of quotation marks.
    """

    __slots__ = ("entries", "mirrored", "quotes", "tags", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.entries: list[Entry] = tokens.entries
        self.quotes: Quotes = quotes(tokens)
        self.tags = retag(self._without_keys(self.quotes.tags), tokens.entries)
        self.mirrored = self.tags[::-1]

    def _without_keys(self, tags: str) -> str:
        """Key words whose phrase does not stand around them are what they are elsewhere."""
        chars: list[str] | None = None
        at = tags.find(t.PHRASE)
        while at >= 0:
            entry = self.entries[at]
            rows = entry.phrases
            if not any(occurrence(self.tokens, at, row, 0, len(tags)) for row in rows):
                chars = chars or list(tags)
                chars[at] = entry.plain or (t.DEFINITE if entry.definite else t.UNKNOWN)
            at = tags.find(t.PHRASE, at + 1)
        return tags if chars is None else "".join(chars)

    def sentence_before(self, first: int) -> int | None:
        """First token of the sentence before the one that begins at `first`, in its line."""
        starts = [start for start, _ in self.tokens.sentences]
        index = bisect_left(starts, first)
        if index == 0 or self.tags[first - 1 : first] == "\n":
            return None
        return starts[index - 1]

    def left(self, at: int) -> int:
        """Where to begin in `mirrored` to read leftwards from before token `at`."""
        return len(self.tags) - at
