"""whose words an article speaks in, sentence by sentence, and which of them take a side"""

from __future__ import annotations

import msgspec


class Loaded(msgspec.Struct, frozen=True, gc=False):
    """A word or phrase by which whoever uses it takes a side.

    Attributes:
        start: first code point, attached conjunctions and prepositions left out.
        end: one past the last code point.
        text: the text between them, as written.
        row: the row of the lexicon, as `loaded/id`; it has the kind and a neutral word.
        quoted: it stands inside what a report passes on, or between quotation marks, so
            that it is somebody else's word; else it is the outlet's own.
    """

    start: int
    end: int
    text: str
    row: str
    quoted: bool = False


class Voice(msgspec.Struct, frozen=True, gc=False):
    """In whose voice one sentence speaks.

    What a sentence says are its words without those that only frame a report: the source,
    whoever relays it, the cue, and what stands between the cue and the content (to whom,
    when and where it was said). Clitics and marks do not count as words.

    Attributes:
        start: first code point of the sentence.
        end: one past its last code point.
        attributed: the contents of reports make up at least half of what it says; else the
            outlet speaks in its own voice.
        loaded: its loaded words, in order, the outlet's own and the quoted ones.
    """

    start: int
    end: int
    attributed: bool
    loaded: tuple[Loaded, ...] = ()


class Shares(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How much of an article's body is attributed, and how it names and labels.

    Attributes:
        sentences: sentences that hold a word.
        attributed: those of them that reports carry.
        own: those in which the outlet speaks itself.
        attributed_ratio: `attributed` of `sentences`, 0 to 1; 0 where there are none.
        anonymous: anonymous sources: reports with a source of their own that stays without
            a name; what is carried on from before does not count again.
        loaded_own: loaded words in the outlet's own voice.
        loaded_quoted: loaded words that are somebody else's.
    """

    sentences: int = 0
    attributed: int = 0
    own: int = 0
    attributed_ratio: float = 0.0
    anonymous: int = 0
    loaded_own: int = 0
    loaded_quoted: int = 0
