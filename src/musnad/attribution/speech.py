"""quotations before their verb and around it: "…", said the minister, "…" """

from __future__ import annotations

import re
from functools import cache

from musnad.attribution.cues import REPORTING, Cue, behind, source_group
from musnad.attribution.found import Found
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

# So few words between quotation marks are a name, unless they begin the sentence.
_NAME = 4


@cache
def _closing() -> re.Pattern[str]:
    source = source_group(p.apposed(t.FROM + t.FOR + t.IN + t.ABOUT + t.WITH))
    ends = f"(?=[{t.COMMA}{t.STOP}{t.LINE}{t.AND}{t.UNBRACKET}]|$)"
    return re.compile(f"{source}(?P<gap>{p.GAP}){ends}(?:{t.COMMA}(?P<quote>{t.OPEN}))?")


def after_quotation(cue: Cue) -> Found | None:
    """The verb stands behind its quotation, or between its two halves: "…", said X, "…"."""
    if cue.tag not in REPORTING or not cue.frames & {"that", "quote"}:
        return None
    close = _closes_before(cue)
    opening = cue.tagged.quotes.open.get(close) if close is not None else None
    match = cue.match(_closing()) if opening is not None else None
    if match is None or opening is None or close is None:
        return None
    if close - opening <= _NAME and (opening > cue.first + 1 or close == cue.at - 1):
        return None
    found = Found(cue.at, cue.entry, "after_quotation", "before", opening)
    found.end, found.order = close + 1, "verb-subject"
    found.source = behind(cue, match)
    if found.source is not None:
        found.adjuncts = (match.end("source"), match.end("gap"))
    if match["quote"]:
        found.before = (opening, close + 1)
        found.begin = match.start("quote")
        found.end = min(cue.tagged.quotes.close.get(found.begin, cue.last) + 1, cue.last)
    return found


_BETWEEN = f"{t.COMMA}{t.DASH}{t.WHAT}{t.BECAUSE}{t.OTHER}"


def _closes_before(cue: Cue) -> int | None:
    at = cue.at - 1
    while at >= cue.first and cue.tagged.tags[at] in _BETWEEN:
        at -= 1
    return at if at >= cue.first and cue.tagged.tags[at] == t.CLOSE else None


@cache
def _inserted() -> re.Pattern[str]:
    return re.compile(f"(?P<pre>)(?P<source>{p.noun_phrase()}){p.ASIDE}*{t.COMMA}")


_SPEAKING = frozenset("say add explain affirm believe comment reply conclude note".split())


def inserted(cue: Cue) -> Found | None:
    """The verb and its subject stand between commas inside what is said: "the road, says X, is"."""
    first = cue.first + (cue.tagged.tags[cue.first] == t.AND)
    if cue.tag not in REPORTING or cue.kind not in _SPEAKING or cue.at <= first + 1:
        return None
    match = cue.match(_inserted())
    if match is None or cue.tagged.tags[cue.at - 1] != t.COMMA or match.end() >= cue.last - 1:
        return None
    found = Found(cue.at, cue.entry, "inserted", "clause", match.end())
    found.source, found.order = behind(cue, match), "verb-subject"
    found.before = (first, cue.at - 1)
    return found
