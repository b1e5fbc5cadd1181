"""between source and content: to whom, by which means, on what occasion"""

from __future__ import annotations

import re

from musnad.attribution.found import Found, Tokens
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

_NOUNS = f"(?:{p.NOUN}|{p.NAME_QUOTE}|{p.BRACKETS})"
_MEDIUM = re.compile(f"{t.IN}{t.DEMONSTRATIVE}?[{t.MEDIUM}{t.DOCUMENT}{t.SAYING}]"
                     f"(?:{_NOUNS}|{t.ADVERB}|{t.COMPLETE})*")
_ADDRESSEE = re.compile(f"[{t.FOR}{t.TO}](?=[{t.MEDIA}«]){_NOUNS}+(?:{t.AND}{_NOUNS}+)*")
_OCCASION = re.compile(f"[{t.PREPOSITION}](?={_NOUNS})[^{t.LINE}]*")
_EDGES = f"{t.COMMA}{t.COLON}{t.TIME}"


def adjuncts(tagged: Tagged, found: Found) -> dict[str, Tokens]:
    """Addressee, medium and occasion, as far as the text names them."""
    if found.adjuncts is None:
        return {}
    start, end = found.adjuncts
    out: dict[str, Tokens] = {}
    for name, pattern in (("addressee", _ADDRESSEE), ("medium", _MEDIUM), ("occasion", _OCCASION)):
        match = pattern.search(tagged.tags, start, end)
        if match is not None:
            span = _trimmed(tagged, match.span(), name)
            if span is not None:
                out[name] = span
    return out


def _trimmed(tagged: Tagged, span: Tokens, name: str) -> Tokens | None:
    start, end = span
    edges = t.COMMA + t.COLON if name == "occasion" else _EDGES
    while end > start and tagged.tags[end - 1] in edges + t.ON + t.TO + t.WITH:
        end -= 1
    return (start, end) if end > start + 1 else None
