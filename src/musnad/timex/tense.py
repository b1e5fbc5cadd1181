"""does the clause around a time speak of the past or of the future?"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from musnad.lexicon import fold, spell
from musnad.lexicon import tags as t
from musnad.lexicon.calendar_rows import future_shape, tenses
from musnad.tokenise import Tokens

_FAR = 25
_NOT = "past-not"
_VERBS = t.FINITE + t.UNKNOWN
_SHORTEST = 5
# A word with another tag tells nothing, whatever its letters.
_TELLING = _VERBS + t.DEFINITE + t.PARTICLE + t.NEGATION + t.BE + t.PARTICIPLE + t.TIME + t.SAYING


def tense_at(tokens: Tokens, first: int, last: int) -> str:
    """`future`, `past` or nothing: what the nearest word says that tells, those before first."""
    start, end = _sentence(tokens, first)
    before = range(first - 1, max(start, first - _FAR) - 1, -1)
    return _telling(tokens, before) or _telling(tokens, range(last, min(end, last + _FAR)))


def _sentence(tokens: Tokens, token: int) -> tuple[int, int]:
    at = bisect_right(tokens.sentences, (token, len(tokens.tags))) - 1
    return tokens.sentences[at] if at >= 0 else (0, len(tokens))


def _telling(tokens: Tokens, places: range) -> str:
    for token in places:
        found = _tense(tokens, token)
        if found == "future" and token and _tense(tokens, token - 1) == _NOT:
            return "past"
        if found:
            return "past" if found == _NOT else found
    return ""


def _tense(tokens: Tokens, token: int) -> str:
    if tokens.tags[token] not in _TELLING:
        return ""
    return _form_tense(tokens.forms[token], tokens.tags[token], tokens.entries[token].tense)


# One form is a verb by itself and a noun behind a preposition: the tag is a part of the question.
@lru_cache(maxsize=1 << 13)
def _form_tense(form: str, tag: str, tense: str) -> str:
    listed = tenses().get(fold(form))
    if listed is not None:
        return "" if listed == "none" else listed
    if tense == "past" and tag in _VERBS:
        return "past"
    return "future" if _marked(spell(form), tag) else ""


def _marked(form: str, tag: str) -> bool:
    """The future mark before a present verb."""
    return tag in _VERBS and len(form) >= _SHORTEST and future_shape().fullmatch(form) is not None
