"""reports that somebody passes on: the agency quoted the minister as saying"""

from __future__ import annotations

import re
from functools import cache

from musnad.attribution.cues import REPORTING, Cue, make, source_group
from musnad.attribution.found import Found, Tokens
from musnad.attribution.sources import trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

_HELD = t.FROM + t.FOR + t.IN + t.WITH
_LINK = (
    f"{t.COMMA}?(?:[{t.WITH}]?(?P<that>{t.THAT})|(?P<it>{t.THAT_IT})|{t.COLON}?(?P<quote>{t.OPEN}))"
)
_SAYING = f"[{t.SAYING}{t.MEDIUM}{t.DOCUMENT}]"


_OPENS = t.THAT + t.THAT_IT + t.OPEN


@cache
def _relayed(passes: str) -> re.Pattern[str]:
    source = p.apposed(t.FROM + t.FOR + t.IN)
    return re.compile(
        f"(?P<pre>{p.ASIDE}*)(?P<via>{p.noun_phrase(_HELD)})?"
        f"(?:{p.SHORT_GAP}[{passes}]|{t.ON}{t.SAYING})"
        f"(?P<source>{source})(?P<gap>{p.SHORT_GAP}){_SAYING}?{_LINK}"
    )


@cache
def _relayed_pronoun() -> re.Pattern[str]:
    phrase = p.noun_phrase(_HELD)
    return re.compile(f"(?P<pre>){t.COMPLETE}(?P<source>{phrase})(?P<gap>{p.SHORT_GAP}){_LINK}")


def relay(cue: Cue) -> Found | None:
    """The outlet passes on what another said: "the agency quoted the minister as saying"."""
    if "relay" not in cue.frames or cue.tag not in REPORTING or not cue.ahead(_OPENS):
        return None
    if cue.tag == t.WEAK and _verbal_noun(cue):
        return None
    to = any(frame.startswith(("to", "obj-to")) for frame in cue.frames)
    match = cue.match(_relayed(t.TO + t.FOR if to else t.ABOUT))
    if match is None:
        return _of_pronoun(cue)
    found = make(cue, match, "relay", "quote" if match["quote"] else "that")
    via, source = found.source, match.span("source")
    if via == source or (via is not None and via[0] >= source[0]):
        via = match.span("via") if match["via"] else None
    found.via = via
    found.source = without_saying(cue.tagged, source)
    return found


def _verbal_noun(cue: Cue) -> bool:
    """The form is a noun too, "transfer": right behind a noun, with no "from" near, it is one."""
    return cue.at > cue.first and cue.tagged.tags[cue.at - 1] in t.NOUNS


def _of_pronoun(cue: Cue) -> Found | None:
    """ "The site quoted him as saying": who speaks is a pronoun."""
    match = cue.match(_relayed_pronoun())
    if match is None:
        return None
    found = make(cue, match, "relay", "quote" if match["quote"] else "that")
    found.via = without_saying(cue.tagged, match.span("source"))
    found.source, found.order = None, "carried"
    return found


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(
        f"(?P<pre>{p.ASIDE}*)(?P<via>{p.noun_phrase(_HELD)})?{p.ASIDE}*{t.COMMA}?"
        f"(?P<phrase>[{t.PHRASE}{t.SAYING}{REPORTING}])[{t.ABOUT}{t.FOR}]?"
        f"(?P<source>{p.noun_phrase(_HELD)})"
        f"(?P<gap>{p.SHORT_GAP}){t.COMMA}?[{t.TO}{t.ON}{t.ABOUT}{t.FROM}]?{_LINK}"
    )


def quoting(cue: Cue) -> Found | None:
    """The outlet says so, "quoting" another: the other is the source."""
    if cue.tag not in REPORTING or not cue.ahead(t.PHRASE) or not cue.ahead(_OPENS):
        return None
    if not any(frame.endswith("that") for frame in cue.frames):
        return None
    match = cue.match(_quoting())
    if match is None or not cue.tagged.entries[match.start("phrase")].phrases:
        return None
    found = make(cue, match, "quoting", "quote" if match["quote"] else "that")
    found.source, found.order = without_saying(cue.tagged, match.span("source")), "verb-subject"
    found.via = trim(cue.tagged, match.span("via")) if match["via"] else None
    return found


def without_saying(tagged: Tagged, span: Tokens) -> Tokens | None:
    """A source without the "as saying" behind it, which is a noun with a pronoun."""
    start, end = span
    while end > start and _is_saying(tagged, end - 1) and _belongs(tagged, end - 1):
        end -= 1
    return (start, end) if end > start else None


def _belongs(tagged: Tagged, at: int) -> bool:
    """ "His saying", or "the saying that"."""
    return tagged.entries[at].suffix > 0 or tagged.entries[at].definite


def _is_saying(tagged: Tagged, at: int) -> bool:
    return tagged.entries[at].noun is not None or tagged.tags[at] == t.SAYING


_AT = t.ON + t.IN + t.PREPOSITION


@cache
def _second() -> re.Pattern[str]:
    source = source_group(p.apposed())
    held = (
        f"{t.RELATIVE}{t.WHAT}{t.AND}{t.BECAUSE}{t.FROM}{t.DOCUMENT}{t.MEDIUM}{t.BE}{t.OR}{t.COMMA}"
    )
    plain = f"(?:(?<![{held}])|(?<=[{_AT}]{t.MEDIUM}))"
    return re.compile(f"{source}(?P<gap>{p.GAP})(?P<second>{t.PARTICIPLE}|{plain}{t.VERB})")


def second(cue: Cue) -> tuple[Cue, re.Match[str]] | None:
    """A participle of saying behind the cue that may be one act with it."""
    possible = cue.tag in REPORTING and cue.kind in _SPEAKING
    possible = possible and cue.ahead(t.PARTICIPLE + (t.VERB if cue.kind == "write" else ""))
    match = cue.match(_second()) if possible else None
    if match is None or cue.tagged.entries[match.start("second")].tense not in _SECOND:
        return None
    if match["second"] == t.VERB and (cue.kind != "write" or _THING.search(match[0])):
        return None  # "went on to say", "wrote a letter that says"
    other = Cue(cue.tagged, match.start("second"), cue.first, cue.last)
    return (other, match) if other.kind == "say" else None


_THING = re.compile(f"{t.COMMA}|(?<![{_AT}])[{t.DOCUMENT}{t.MEDIUM}]")
_SECOND = ("participle", "present")
# Verbs of speaking pure and simple; others have a content of their own.
_SPEAKING = frozenset(
    "say write add reply explain announce affirm insist complain mock joke swear".split()
)
