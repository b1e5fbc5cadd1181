"""one cue in its sentence, and what every rule does with a match behind it"""

from __future__ import annotations

import re

from musnad.attribution.found import Found, Tokens
from musnad.attribution.sources import set_source, trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

Frames = frozenset[str]
_DEFAULT: Frames = frozenset(("that", "quote"))
REPORTING = t.VERB + t.WEAK


class Cue:
    """One cue in its sentence.

    Attributes:
        at: its token.
        first, last: its sentence's tokens.
        tag: its tag; nouns that name a statement count as nouns of saying.
        frames: how its content may follow.
    """

    __slots__ = ("at", "entry", "first", "frames", "last", "tag", "tagged")

    def __init__(self, tagged: Tagged, at: int, first: int, last: int) -> None:
        self.tagged = tagged
        self.at = at
        self.first = first
        self.last = last
        self.entry = tagged.entries[at]
        tag = tagged.tags[at]
        self.tag = t.SAYING if tag in t.MEDIUM + t.DOCUMENT else tag
        row = self.entry.verb if self.tag != t.SAYING else self.entry.noun or self.entry.verb
        self.frames: Frames = row.frames if row is not None else _DEFAULT

    @property
    def kind(self) -> str:
        """Class of the verb; empty for other cues."""
        return self.entry.verb.kind if self.entry.verb is not None else ""

    def ahead(self, tags: str) -> bool:
        """One of these tags stands behind the cue: looked up before a costly pattern runs."""
        ahead = self.tagged.tags[self.at + 1 : self.last]
        for tag in tags:  # noqa: SIM110 a loop takes half as long as any() here
            if tag in ahead:
                return True
        return False

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the cue, inside the sentence."""
        return pattern.match(self.tagged.tags, self.at + 1, self.last)


def behind(cue: Cue, match: re.Match[str]) -> Tokens | None:
    """The noun phrase that the pattern found behind the cue."""
    return None if match["source"] is None else trim(cue.tagged, match.span("source"))


def make(cue: Cue, match: re.Match[str], rule: str, link: str) -> Found:
    """The report of a match with the groups of `musnad.attribution.links`."""
    groups = match.groupdict()
    opened = groups.get("quote") or groups.get("it")
    begin = match.end() - 1 if opened else match.end()
    if groups.get("it"):
        begin = match.start("it")
    found = Found(cue.at, cue.entry, rule, link, begin)
    source = behind(cue, match)
    set_source(cue.tagged, found, source, cue.first)
    gap_end = begin if opened else match.start("that")
    found.adjuncts = (source[1] if source is not None else cue.at + 1, gap_end)
    return found


def source_group(phrase: str) -> str:
    """The usual start of a pattern behind a cue: adverbs, times, then the source."""
    return f"(?P<pre>{p.ASIDE}*)(?P<source>{phrase})?"


def adjective(cue: Cue) -> bool:
    """A participle of a doubtful verb, or one right behind an indefinite noun, describes it."""
    verb = cue.entry.verb
    before = cue.at - 1
    bare = (
        cue.tagged.tags[before] in t.UNKNOWN + t.DOCUMENT + t.MEDIUM + t.OFFICE + t.GROUP + t.SAYING
    )
    described = before >= cue.first and bare and not cue.tagged.entries[before].definite
    doubtful = verb is not None and verb.guard == "link"
    return described or (doubtful and cue.tagged.tags[before] != t.COMMA)


def goes_on(cue: Cue, found: Found) -> bool:
    """The verb stands behind an "and" inside its sentence: who spoke before speaks on."""
    edge = found.edge
    return edge is not None and edge > cue.first and t.AND in cue.tagged.tags[edge : cue.at]
