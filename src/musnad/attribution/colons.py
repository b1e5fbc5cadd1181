"""a speaker's name and a colon: headlines, and quotations without a verb"""

from __future__ import annotations

import re

from musnad.attribution.found import Found
from musnad.attribution.sources import trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

# "Source: content" has a short source; a longer phrase before a colon announces a list.
_MOST = 8
_TO = f"(?:{t.FOR}(?:{p.NOUN}|{p.NAME_QUOTE})+)?"
_NAMED = re.compile(f"{t.AND}?(?P<source>{p.noun_phrase()}){_TO}{t.COLON}(?P<quote>{t.OPEN})?")
# "Hassan to the police: …": behind a bare name stands to whom it is said.
_TOLD = re.compile(f"[{t.NAME}{t.UNKNOWN}]{{1,3}}(?={t.FOR})")
_SPEAKS = frozenset(f"{t.OFFICE}{t.GROUP}{t.MEDIA}{t.DOCUMENT}{t.DEFINITE}{t.UNKNOWN}{t.QUANTITY}")


def _speaks(tagged: Tagged, at: int) -> bool:
    """A place before a colon is a dateline or a topic; any other name is a speaker."""
    if tagged.tags[at] == t.NAME:
        return tagged.entries[at].head is None
    if tagged.tags[at] in t.UNKNOWN + t.DEFINITE and tagged.entries[at].rows:
        return False
    return tagged.tags[at] in _SPEAKS


def colon(tagged: Tagged, first: int, last: int, headline: bool) -> Found | None:
    """A noun phrase that can speak, a colon, and what it says.

    In running text only a quotation may follow the colon; a headline needs none.
    """
    match = _NAMED.match(tagged.tags, first, last)
    if match is None or not (match["quote"] or headline):
        return None
    start, end = match.span("source")
    if end - start > _MOST or match.end() >= last or not _speaks(tagged, start):
        return None
    if t.IN in tagged.tags[start:end] and tagged.tags[start] in t.UNKNOWN + t.DEFINITE:
        return None  # "The war in Yemen: …" is a topic
    if any(tagged.entries[at].tag in t.VERB + t.PARTICIPLE for at in range(start, end)):
        return None
    at = tagged.tags.index(t.COLON, end)
    begin = match.end() - 1 if match["quote"] else match.end()
    found = Found(at, tagged.entries[at], "colon", "quote" if match["quote"] else "that", begin)
    told = _TOLD.match(tagged.tags, start, end)
    found.source, found.order = trim(tagged, (start, told.end() if told else end)), "colon"
    found.kind, found.lemma = "say", tagged.tokens.form(at)
    return found
