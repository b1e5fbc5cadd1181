"""the two forms under which a word is looked up: as spelled, and folded"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from musnad.lexicon.table import Column, Table, anything, code, read, text
from musnad.normalise import Folded, Folder

FOLD = Table(
    "ar/fold.tsv",
    (Column("id", code), Column("from", text), Column("to", text), Column("note", anything)),
)
DELETE = "-"
# The letters of the Arabic alphabet itself: what spelling keeps apart and folding does not.
_FIRST, _LAST, _TATWEEL = 0x0621, 0x064A, 0x0640


@cache
def folders() -> tuple[Folder, Folder]:
    """The folder for spellings, and the one for matching.

    Raises:
        LexiconError: a row of the table is wrong.
    """
    full = {_char(row.cells[1]): _target(row.cells[2]) for row in read(FOLD)}
    light = {key: value for key, value in full.items() if not _is_letter(key)}
    return Folder(light), Folder(full)


def spell(text: str) -> str:
    """A text without vowel marks, tatweel, invisible marks and foreign letter shapes."""
    return folders()[0].fold(text)


def fold(text: str) -> str:
    """The form in which words are compared.

    Example:
        >>> fold("أُعلِنَ") == fold("اعلن")
        True
    """
    return folders()[1].fold(text)


def both_forms(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Many texts of one line each as spelled and as folded, in a tenth of the time.

    Example:
        >>> both_forms(["أُعلِنَ"])[0] == [spell("أُعلِنَ")]
        True
    """
    if not texts:
        return [], []
    whole = "\n".join(texts)
    light, full = folders()
    return light.fold(whole).split("\n"), full.trace(whole).text.split("\n")


# Words come back; whole texts do not.
fold_word = lru_cache(maxsize=1 << 14)(fold)
# While a new word is worked out it is asked for again and again, and hardly ever later.
spell_word = lru_cache(maxsize=1 << 12)(spell)


def trace(text: str) -> Folded:
    """The folded text with its way back to the original."""
    return folders()[1].trace(text)


def _is_letter(char: str) -> bool:
    return _FIRST <= ord(char) <= _LAST and ord(char) != _TATWEEL


def _char(cell: str) -> str:
    return chr(int(cell[2:], 16)) if cell.startswith("U+") else cell


def _target(cell: str) -> str:
    return "" if cell == DELETE else _char(cell)
