"""reads data/ once, conjugates verbs, refuses a wrong row by file, line and column"""

from musnad.lexicon.entry import Entry, Head, Word
from musnad.lexicon.event_words import without_article
from musnad.lexicon.memo import Memo
from musnad.lexicon.rows import NounRow, PhraseRow, VerbRow
from musnad.lexicon.spelling import fold, fold_word, spell, trace
from musnad.lexicon.store import store
from musnad.lexicon.turns import turns
from musnad.lexicon.vocabulary import words
from musnad.lexicon.weights import weights
from musnad.lexicon.words import (
    ends_in_pronoun,
    has_article,
    has_clitic,
    is_accusative,
    is_nisba,
    is_number_ending,
    is_several,
    pieces,
)

__all__ = [
    "Entry",
    "Head",
    "Memo",
    "NounRow",
    "PhraseRow",
    "VerbRow",
    "Word",
    "ends_in_pronoun",
    "fold",
    "fold_word",
    "has_article",
    "has_clitic",
    "is_accusative",
    "is_nisba",
    "is_number_ending",
    "is_several",
    "pieces",
    "spell",
    "store",
    "trace",
    "turns",
    "weights",
    "without_article",
    "words",
]
