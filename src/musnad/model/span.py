"""a stretch of a text, by code points"""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the article's original text.

    Attributes:
        start: first code point.
        end: one past the last code point.
        text: the text between them, as written.

    Example:
        >>> Span.of("سانا", 0, 2)
        Span(start=0, end=2, text='سا')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`."""
        return cls(start, end, text[start:end])


class Range(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text without its words: a sentence.

    Attributes:
        start: first code point.
        end: one past the last code point.
    """

    start: int
    end: int
