"""between source and content, and before the verb: to whom, by which means, on what occasion"""

from __future__ import annotations

import re

from musnad.attribution.found import Found, Tokens
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

_NOUNS = f"(?:{p.NOUN}|{p.NAME_QUOTE}|{p.BRACKETS})"
_ENDS = f"{t.COMMA}{t.COLON}{t.STOP}{t.LINE}{t.THAT}{t.THAT_IT}"
_NAMED = f"[{t.MEDIUM}{t.DOCUMENT}{t.SAYING}]"
# "In a statement that it published", "in an interview with the radio": with its relative
# clause and its first preposition, as far as a time or a comma.
_MEDIUM = re.compile(
    f"{t.IN}{t.DEMONSTRATIVE}?{_NAMED}(?:{t.PREPOSITION}[^{_ENDS}{t.TIME}{t.PREPOSITION}]*)?"
    f"[^{_ENDS}{t.TIME}{t.PREPOSITION}{t.OPEN}]*(?:{p.NAME_QUOTE})?"
)
_ADDRESSEE = re.compile(
    f"[{t.FOR}{t.TO}](?=[{t.MEDIA}{t.PRESS}{t.OFFICE}«]){_NOUNS}+(?:{t.AND}{_NOUNS}+)*"
)
_OCCASION = re.compile(f"(?:[{t.PREPOSITION}](?={_NOUNS})|{t.ON}(?={t.TIME}{_NOUNS}))[^{t.LINE}]*")
_BEFORE = re.compile(f"{t.AND}?(?P<span>{t.IN}{_NAMED}[^{_ENDS}{t.VERB}{t.WEAK}]*){t.COMMA}?")
_EDGES = f"{t.COMMA}{t.COLON}"
# What is said on these is an occasion; on the others the kind of statement is the means.
_EVENT = "occasion"


def adjuncts(tagged: Tagged, found: Found) -> dict[str, Tokens]:
    """Addressee, medium and occasion, as far as the text names them."""
    out: dict[str, Tokens] = {}
    if found.adjuncts is not None:
        for name, pattern in _PATTERNS:
            match = pattern.search(tagged.tags, *found.adjuncts)
            span = _trimmed(tagged, match.span()) if match is not None else None
            if span is not None:
                out.setdefault(_name(tagged, name, span), span)
    if "medium" not in out and "occasion" not in out:
        _look_before(tagged, found, out)
    return out


_PATTERNS = (("addressee", _ADDRESSEE), ("medium", _MEDIUM), ("occasion", _OCCASION))


def _look_before(tagged: Tagged, found: Found, out: dict[str, Tokens]) -> None:
    """The sentence begins with "In a press conference, …"."""
    match = _BEFORE.match(tagged.tags, found.first, found.cue)
    if match is not None and match.end() == found.cue:
        span = _trimmed(tagged, match.span("span"))
        if span is not None:
            out[_name(tagged, "medium", span)] = span


def _name(tagged: Tagged, name: str, span: Tokens) -> str:
    if name != "medium":
        return name
    nouns = (tagged.entries[at] for at in range(span[0] + 1, span[1]))
    head = next((entry.head for entry in nouns if entry.head is not None), None)
    return "occasion" if head is not None and head.kind == _EVENT else name


def _trimmed(tagged: Tagged, span: Tokens) -> Tokens | None:
    start, end = span
    while end > start and tagged.tags[end - 1] in _EDGES + t.ON + t.TO + t.WITH:
        end -= 1
    return (start, end) if end > start + 1 else None
