"""what the lexicon says of one word form"""

from __future__ import annotations

import msgspec

from musnad.lexicon import tags as t
from musnad.lexicon.calendar_symbols import SYMBOLS
from musnad.lexicon.event_records import Acts
from musnad.lexicon.loaded_forms import Hint
from musnad.lexicon.rows import NounRow, PhraseRow, VerbRow


class Head(msgspec.Struct, frozen=True, gc=False):
    """A noun that heads a source or an adjunct: its kind and how a bare one is named."""

    kind: str
    naming: str

    @property
    def tag(self) -> str:
        """The tag of a word with this head; a place is part of a name."""
        return t.HEAD_TAGS.get(self.kind, t.NAME)


class Entry(msgspec.Struct, frozen=True):
    """One reading of a word form, with every table row that had a part in it.

    Attributes:
        tag: the token's character in a tag string.
        rows: ids of the rows, as `table/id`, the deciding one first.
        verb: the reporting verb of which this is a form.
        tense: that form's tense, as in `musnad.lexicon.conjugate.Form`; empty if no verb.
        noun: the noun of saying.
        phrases: fixed phrases of which this is the key word.
        head: what this noun heads, if it is in that table.
        suffix: length of a pronoun at the word's end, in code points.
        plural: the form is a plural or dual.
        definite: the form carries the article.
        plain: the tag of a phrase's key word where the phrase does not stand.
        verbal: a word in the shape of a verbal noun, or one of the tables that is one.
        acts: what the tables of events say of the form.
        settled: a table says outright what the form is; no other reading counts.
        time: its character in the grammar of times; see `musnad.lexicon.calendar`.
        loaded: the loaded words whose rarest word it may be.
    """

    tag: str
    rows: tuple[str, ...] = ()
    verb: VerbRow | None = None
    tense: str = ""
    noun: NounRow | None = None
    phrases: tuple[PhraseRow, ...] = ()
    head: Head | None = None
    suffix: int = 0
    plural: bool = False
    definite: bool = False
    settled: bool = False
    verbal: bool = False
    plain: str = ""
    time: str = SYMBOLS["other"]
    loaded: Hint | None = None
    acts: Acts | None = None


# A word as its pieces: (length in code points, entry), clitics first.
Word = tuple[tuple[int, Entry], ...]
