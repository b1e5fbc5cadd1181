"""text -> parallel lists of offsets, entries and tags, clitics cut

Tokens are not objects: a crawl has hundreds of millions of them. They are four parallel
sequences, and a grammar rule reads only the tag string.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import cast

from musnad.lexicon import Entry, Word, words
from musnad.tokenise.sentences import sentence_ranges

# Marks written above and below letters: harakat, superscript alef, Quranic signs.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
# Characters that nobody sees: joiners, direction marks, soft hyphens, variation selectors.
# They hold a word together where letters stand on both sides, and are nothing elsewhere.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
)
_LETTER = r"[^\W\d_]"
# Words; numbers with their inner separators; dots and commas in a row; line ends; any other
# mark. A hash and the underscores behind it only tie a tag's words together.
_TOKEN = re.compile(
    rf"({_LETTER}+(?:[{_MARKS}]+{_LETTER}*|[{_UNSEEN}]+{_LETTER}+)*"
    r"|\d+(?:[.,:/\u066b\u066c]\d+)*"
    r"|\.{2,}|,,|\u2026|\n+"
    rf"|[^\s\w#{_UNSEEN}])"
)


class Tokens:
    """The words of a text, as parallel sequences.

    Attributes:
        text: the original text.
        starts, ends: offsets of each token in code points, end exclusive.
        forms: each token as written.
        entries: what the lexicon says of each token.
        tags: one character a token; see `musnad.lexicon.tags`.
        sentences: token ranges of the sentences, in order.
    """

    __slots__ = ("ends", "entries", "forms", "sentences", "starts", "tags", "text")

    def __init__(
        self,
        text: str,
        starts: list[int],
        ends: list[int],
        forms: list[str],
        entries: list[Entry],
    ) -> None:
        self.text = text
        self.forms = forms
        self.starts = starts
        self.ends = ends
        self.entries = entries
        raw = "".join([entry.tag for entry in entries])
        self.tags, self.sentences = sentence_ranges(text, starts, ends, raw)

    def __len__(self) -> int:
        return len(self.starts)

    def form(self, token: int) -> str:
        """The token as written."""
        return self.forms[token]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens from `first` up to, not including, `last`."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int:
        """The last token that begins at or before `offset` (-1 before the first)."""
        return bisect_right(self.starts, offset) - 1


def tokenise(text: str) -> Tokens:
    """Cuts a text into words, clitics and marks, and these into sentences.

    Args:
        text: any text; nothing in it is changed, offsets point into it.

    Example:
        >>> tokens = tokenise("وقال الوزير.")
        >>> [tokens.form(i) for i in range(len(tokens))]
        ['و', 'قال', 'الوزير', '.']
    """
    memo = words()
    # By turns what stands between words, and a word.
    parts = _TOKEN.split(text)
    edges = list(accumulate(map(len, parts)))
    forms = parts[1::2]
    found = list(map(memo.__getitem__, forms))
    return Tokens(text, *_taken_apart(edges[:-1:2], edges[1::2], forms, found))


Pieces = tuple[list[int], list[int], list[str], list[Entry]]


def _taken_apart(
    starts: list[int], ends: list[int], forms: list[str], found: list[Entry | Word]
) -> Pieces:
    """Words with their offsets -> tokens; whole stretches of words without clitics at once."""
    first: list[int] = []
    last: list[int] = []
    written: list[str] = []
    entries: list[Entry] = []
    whole = cast(list[Entry], found)
    done = 0
    for at, word in enumerate(found):
        if isinstance(word, tuple):
            first += starts[done:at]
            last += ends[done:at]
            written += forms[done:at]
            entries += whole[done:at]
            start, form, cut = starts[at], forms[at], 0
            for length, entry in word:
                first.append(start)
                start += length
                last.append(start)
                written.append(form[cut : cut + length])
                cut += length
                entries.append(entry)
            done = at + 1
    first += starts[done:]
    last += ends[done:]
    return first, last, written + forms[done:], entries + whole[done:]
