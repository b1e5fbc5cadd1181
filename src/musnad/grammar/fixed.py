"""fixed phrases around their key words"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.lexicon import Entry, PhraseRow, fold_word
from musnad.tokenise import Tokens


def occurrence(
    tokens: Tokens, at: int, row: PhraseRow, first: int, last: int
) -> tuple[int, int] | None:
    """Where the row's words stand around the key word at `at`, inside `first` … `last`."""
    for index, word in enumerate(row.words):
        start = at - index
        if start < first or not _same(tokens, tokens.entries, at, word):
            continue
        end = start + len(row.words)
        if end <= last and all(
            _same(tokens, tokens.entries, start + i, w) for i, w in enumerate(row.words)
        ):
            return start, end
    return None


def _same(tokens: Tokens, entries: Sequence[Entry], at: int, word: str) -> bool:
    form, folded = fold_word(tokens.form(at)), fold_word(word)
    if form == folded:
        return True
    suffix = entries[at].suffix
    return bool(suffix) and form[: len(form) - suffix] == folded
