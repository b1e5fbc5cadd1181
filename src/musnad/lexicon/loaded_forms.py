"""the forms of loaded words as the tokens of a text would have them"""

from __future__ import annotations

from typing import NamedTuple


class LoadedForm(NamedTuple):
    """One form of a row of loaded.tsv.

    Attributes:
        words: its pieces, folded, clitics apart.
        back: how many of them stand before the one by which it is looked up.
        row: the row, as `loaded/id`; empty for a plain phrase.
        marks: vowel marks of the row's form, which the text must have as well.
    """

    words: tuple[str, ...]
    back: int
    row: str
    marks: str


class Hint(NamedTuple):
    """The forms whose rarest word a token may be.

    Attributes:
        alone: those of this one word.
        after: those that begin with it, by the word that stands after it.
        before: the others, by the word that stands before it.
    """

    alone: list[LoadedForm]
    after: dict[str, list[LoadedForm]]
    before: dict[str, list[LoadedForm]]
