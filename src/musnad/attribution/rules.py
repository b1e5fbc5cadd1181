"""cue -> what it reports: the ordered list of rules ends the file

Each rule looks at one cue and returns what it found, or None. The first that answers wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from musnad.attribution import links
from musnad.attribution.found import Found, Tokens
from musnad.attribution.sources import set_source, trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

Frames = frozenset[str]
_DEFAULT: Frames = frozenset(("that", "quote"))


class Cue:
    """One cue in its sentence.

    Attributes:
        at: its token.
        first, last: its sentence's tokens.
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

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern right behind the cue, inside the sentence."""
        return pattern.match(self.tagged.tags, self.at + 1, self.last)


def _behind(cue: Cue, match: re.Match[str]) -> Tokens | None:
    if match["source"] is None:
        return None
    return trim(cue.tagged, match.span("source"))


def _found(cue: Cue, match: re.Match[str], rule: str, link: str) -> Found:
    groups = match.groupdict()
    opened = groups.get("quote") or groups.get("it")
    begin = match.end() - 1 if opened else match.end()
    if groups.get("it"):
        begin = match.start("it")
    found = Found(cue.at, cue.entry, rule, link, begin)
    set_source(cue.tagged, found, _behind(cue, match), cue.first)
    gap_end = begin if opened else match.start("that")
    found.adjuncts = (match.end("source") if match["source"] else cue.at + 1, gap_end)
    return found


@cache
def _relayed(noun: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<pre>[{t.TIME}{t.ADVERB}{t.COMPLETE}]*)(?P<via>{p.noun_phrase(t.FROM + t.FOR + t.IN + t.WITH)})?"
        f"{p.SHORT_GAP}{noun}(?P<source>{p.apposed(t.FROM + t.FOR + t.IN)})(?P<gap>{p.SHORT_GAP})"
        f"[{t.SAYING}{t.MEDIUM}{t.DOCUMENT}]?{t.COMMA}?(?:[{t.WITH}]?(?P<that>{t.THAT})|(?P<it>{t.THAT_IT})"
        f"|{t.COLON}?(?P<quote>{t.OPEN}))"
    )


def relay(cue: Cue) -> Found | None:
    """The outlet passes on what another said: "the agency quoted the minister as saying"."""
    if "relay" not in cue.frames or cue.tag not in (t.VERB, t.WEAK):
        return None
    match = cue.match(_relayed(f"[{t.ABOUT}{t.TO}]"))
    if match is None:
        return None
    found = _found(cue, match, "relay", "quote" if match["quote"] else "that")
    via, source = found.source, match.span("source")
    if via == source or (via is not None and via[0] >= source[0]):
        via = match.span("via") if match["via"] else None
    found.via = via
    found.source = _without_saying(cue.tagged, source)
    return found


@cache
def _quoting() -> re.Pattern[str]:
    held = t.FROM + t.FOR + t.IN + t.WITH
    return re.compile(
        f"(?P<pre>[{t.TIME}{t.ADVERB}{t.COMPLETE}]*)(?P<via>{p.noun_phrase(held)})[{t.TIME}{t.ADVERB}{t.COMPLETE}]*{t.COMMA}?"
        f"(?P<phrase>[{t.PHRASE}{t.SAYING}{t.WEAK}{t.VERB}]){t.ABOUT}(?P<source>{p.noun_phrase(held)})"
        f"(?P<gap>{p.SHORT_GAP}){t.COMMA}?(?:[{t.WITH}]?(?P<that>{t.THAT})|(?P<it>{t.THAT_IT})"
        f"|{t.COLON}?(?P<quote>{t.OPEN}))"
    )


def quoting(cue: Cue) -> Found | None:
    """The outlet says so, "quoting" another: the other is the source."""
    if cue.tag not in (t.VERB, t.WEAK) or "that" not in cue.frames:
        return None
    match = cue.match(_quoting())
    if match is None or not cue.tagged.entries[match.start("phrase")].phrases:
        return None
    found = _found(cue, match, "quoting", "quote" if match["quote"] else "that")
    found.source, found.order = _without_saying(cue.tagged, match.span("source")), "verb-subject"
    found.via = trim(cue.tagged, match.span("via"))
    return found


def _without_saying(tagged: Tagged, span: Tokens) -> Tokens | None:
    start, end = span
    while end > start and _is_saying(tagged, end - 1) and tagged.entries[end - 1].suffix:
        end -= 1
    return (start, end) if end > start else None


def _is_saying(tagged: Tagged, at: int) -> bool:
    return tagged.entries[at].noun is not None or tagged.tags[at] == t.SAYING


def that(cue: Cue) -> Found | None:
    """A particle opens the content, at any distance: "stressed during the talks that"."""
    if not links.takes_that(cue.frames) and "whether" not in cue.frames:
        return None
    match = cue.match(links.that_link(cue.frames))
    if match is None or (cue.tag in t.WEAK + t.SAYING and not _near(cue, match)):
        return None
    return _found(cue, match, "that", "that")


def _near(cue: Cue, match: re.Match[str]) -> bool:
    """A word that is as often no cue must have its particle near, and no comma between."""
    most = 0 if cue.tag == t.SAYING else _NEAR
    gap = match["gap"]
    if t.RELATIVE in gap or t.PRONOUN in gap:  # a parenthesis may be long
        between = match[0][len(match["pre"] + (match["source"] or "")) :]
        return cue.tag == t.WEAK and between.count(t.COMMA) % 2 == 0
    return len(gap) <= most and t.COMMA not in match[0]


_NEAR = 4


def quotation(cue: Cue) -> Found | None:
    """The content is a quotation behind cue and source."""
    if cue.tag == t.SAYING or not cue.frames & {"that", "quote"}:
        return None
    match = cue.match(links.quote_link(cue.frames))
    if match is None or (cue.tag == t.WEAK and not _near(cue, match)):
        return None
    return _found(cue, match, "quotation", "quote")


@cache
def _second() -> re.Pattern[str]:
    return re.compile(f"(?P<pre>[{t.TIME}{t.ADVERB}{t.COMPLETE}]*)(?P<source>{p.apposed()})?"
                      f"(?P<gap>{p.GAP})(?P<second>{t.PARTICIPLE})")


# Verbs of speaking pure and simple; others have a content of their own.
_SPEAKING = frozenset("say add reply explain announce affirm insist complain mock joke swear".split())


def doubled(cue: Cue) -> Found | None:
    """Two verbs for one act: "shouted, saying", "added, saying"; the first is the cue."""
    match = cue.match(_second()) if cue.tag in (t.VERB, t.WEAK) else None
    if match is None or cue.entry.verb is None:
        return None
    second = Cue(cue.tagged, match.start("second"), cue.first, cue.last)
    verb = second.entry.verb
    pair = verb is not None and verb.kind == "say" and cue.entry.verb.kind in _SPEAKING
    inner = (that(second) or quotation(second)) if pair else None
    if inner is None:
        return None
    found = Found(cue.at, cue.entry, "doubled", inner.link, inner.begin)
    set_source(cue.tagged, found, _behind(cue, match), cue.first)
    found.adjuncts = (match.end("source") if match["source"] else cue.at + 1, inner.begin)
    return found


def feeling(cue: Cue) -> Found | None:
    """Somebody gives voice to a belief or a hope: "expressed his belief that"."""
    if "about" not in cue.frames or cue.tag == t.SAYING:
        return None
    match = cue.match(links.feeling_link())
    return None if match is None else _found(cue, match, "feeling", "that")


def governed(cue: Cue) -> Found | None:
    """A preposition that the cue governs: "called for releasing", "accused them of"."""
    pattern = links.prep_link(cue.frames)
    if pattern is None or (cue.tag == t.SAYING and not _purpose(cue)):
        return None
    if cue.tag == t.PARTICIPLE and _adjective(cue):
        return None
    first = links.prep_link(cue.frames - {"l"})
    match = (cue.match(first) if first is not None else None) or cue.match(pattern)
    if match is None:
        return None
    found = _found(cue, match, "governed", "prep")
    if cue.tag == t.WEAK and not _speaks_by_itself(cue, found):
        return None
    if links.takes_object(cue.frames):
        if found.begin == cue.at + 1 and not cue.entry.suffix and "b" not in cue.frames:
            return _passive(cue, found)
        _split_target(cue, found, match)
    return found


def _passive(cue: Cue, found: Found) -> Found | None:
    """No object behind the verb: the subject before it is the accused, and nobody says so."""
    if cue.tag == t.PARTICIPLE or found.source is None:
        return None
    found.source, found.target, found.order = None, found.source, "impersonal"
    return found


def _adjective(cue: Cue) -> bool:
    """A participle of a doubtful verb, or one right behind an indefinite noun, describes it."""
    verb = cue.entry.verb
    before = cue.at - 1
    bare = cue.tagged.tags[before] in t.UNKNOWN + t.DOCUMENT + t.MEDIUM + t.OFFICE + t.GROUP
    described = before >= cue.first and bare and not cue.tagged.entries[before].definite
    return described or (verb is not None and verb.guard == "link")


def _purpose(cue: Cue) -> bool:
    """A verbal noun behind l- tells what somebody demands: "to call for his resignation"."""
    verb = cue.entry.verb
    purpose = cue.at > cue.first and cue.tagged.tags[cue.at - 1] == t.FOR
    return purpose and verb is not None and verb.kind in ("demand", "urge")


def _speaks_by_itself(cue: Cue, found: Found) -> bool:
    """Reports, sources and news do nothing else than report, whatever the verb."""
    if found.source is None:
        return False
    head = cue.tagged.entries[found.source[0]].head
    return head is not None and head.naming in ("document", "anonymous")


def _split_target(cue: Cue, found: Found, match: re.Match[str]) -> None:
    """Of one noun phrase behind an accusation: the accused, the source, or both in a row."""
    behind = _behind(cue, match)
    if behind is None:
        return
    cut = None if cue.entry.suffix else object_start(cue.tagged, behind)
    if found.source != behind:
        found.target = behind
    elif cut is not None:
        found.source, found.target = (behind[0], cut), (cut, behind[1])
    elif _goes_on(cue, found) and not cue.entry.suffix:
        found.source, found.target, found.order = None, behind, "carried"


def _goes_on(cue: Cue, found: Found) -> bool:
    """The verb stands behind an "and" inside its sentence: who spoke before speaks on."""
    edge = found.edge
    return edge is not None and edge > cue.first and t.AND in cue.tagged.tags[edge : cue.at]


def object_start(tagged: Tagged, span: Tokens) -> int | None:
    """Where an object begins that follows a subject without a mark between them."""
    start, end = span
    for at in range(start + 1, end):
        tag, before = tagged.tags[at], tagged.tags[at - 1]
        closed = tagged.entries[at - 1].definite or before in t.NAME + t.CLOSE + t.UNBRACKET
        closed = closed or before in t.TIME + t.ADVERB
        opens = tag in t.SAYING + t.DOCUMENT + t.MEDIUM + t.QUANTITY
        opens = opens or tagged.entries[at].verbal
        opens = opens or (tag in t.GROUP + t.OFFICE and tagged.entries[at - 1].definite)
        if closed and opens and before not in t.AND + t.FROM:
            return at
    return None


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(f"(?P<pre>[{t.TIME}{t.ADVERB}{t.COMPLETE}]*)(?P<source>{p.apposed()})?"
                      f"(?P<gap>{p.SHORT_GAP})(?<![{t.ON}{t.TO}{t.ABOUT}{t.WITH}{t.FOR}{t.IN}{t.FROM}])"
                      f"(?P<it>{t.CLAIM})")


def claim(cue: Cue) -> Found | None:
    """A noun that says by itself what is claimed: "stressed the need to", "the importance of"."""
    if cue.tag not in t.VERB + t.PARTICIPLE or not ("obj" in cue.frames or "that" in cue.frames):
        return None
    match = cue.match(_claim())
    return None if match is None else _found(cue, match, "claim", "object")


# A bare noun after these stands for what is said; after others it is a mere thing.
_OBJECT_KINDS = frozenset(
    ("deny", "expect", "predict", "propose", "refute", "demand", "ask", "fear", "doubt", "announce")
)


def object_(cue: Cue) -> Found | None:
    """A bare object is the content: "denied any link", "expected the failure"."""
    verb = cue.entry.verb
    if verb is None or cue.tag not in t.VERB + t.PARTICIPLE or cue.entry.suffix:
        return None
    if cue.tag == t.PARTICIPLE and _adjective(cue):
        return None
    one = "obj" in verb.frames and (verb.kind in _OBJECT_KINDS or verb.guard == "soft")
    two = "obj-obj" in verb.frames
    match = cue.match(links.object_link()) if one or two else None
    if match is None:
        return None
    found = Found(cue.at, cue.entry, "object", "object", cue.at + 1)
    set_source(cue.tagged, found, None, cue.first)
    return found if found.source or cue.tag == t.PARTICIPLE else _split_object(cue, found)


@cache
def _row() -> re.Pattern[str]:
    """Subject and object in a row, a time or an adverb between them."""
    return re.compile(f"{p.apposed()}(?:[{t.TIME}{t.ADVERB}]+{p.noun_phrase()})?")


def _split_object(cue: Cue, found: Found) -> Found | None:
    """Subject and object follow the verb in a row; or the object alone, if somebody spoke before."""
    phrase = cue.match(_row())
    cut = object_start(cue.tagged, phrase.span()) if phrase is not None else None
    if cut is not None and phrase is not None:
        found.source, found.begin = trim(cue.tagged, (phrase.start(), cut)), cut
        found.order = "verb-subject"
        return found
    return found if _goes_on(cue, found) or found.order == "bare" else None


@cache
def _closing() -> re.Pattern[str]:
    phrase = p.apposed(t.FROM + t.FOR + t.IN + t.ABOUT + t.WITH)
    return re.compile(f"(?P<pre>[{t.TIME}{t.ADVERB}{t.COMPLETE}]*)(?P<source>{phrase})?(?P<gap>{p.GAP})"
                      f"(?=[{t.COMMA}{t.STOP}{t.LINE}]|$)")


# So few words between quotation marks are a name.
_NAME = 4


def after_quotation(cue: Cue) -> Found | None:
    """The verb stands behind its quotation: "…", said the minister."""
    if cue.tag not in (t.VERB, t.WEAK) or not cue.frames & {"that", "quote"}:
        return None
    close = _closes_before(cue)
    if close is None:
        return None
    match = cue.match(_closing())
    opening = next((o for o, c in cue.tagged.quotes.close.items() if c == close), None)
    if opening is None or close - opening <= _NAME:
        return None
    found = Found(cue.at, cue.entry, "after_quotation", "before", opening)
    found.end = close + 1
    found.order = "verb-subject"
    found.source = _behind(cue, match) if match is not None else None
    if found.source is not None and match is not None:
        found.adjuncts = (match.end("source"), match.end())
    return found


def _closes_before(cue: Cue) -> int | None:
    at = cue.at - 1
    while at >= cue.first and cue.tagged.tags[at] in f"{t.COMMA}{t.DASH}{t.WHAT}{t.BECAUSE}":
        at -= 1
    return at if at >= cue.first and cue.tagged.tags[at] == t.CLOSE else None


Rule = Callable[[Cue], Found | None]
RULES: tuple[Rule, ...] = (
    relay,
    quoting,
    feeling,
    after_quotation,
    that,
    quotation,
    doubled,
    governed,
    claim,
    object_,
)


def read_cue(cue: Cue) -> Found | None:
    """What the first rule that answers found."""
    for rule in RULES:
        found = rule(cue)
        if found is not None:
            return found
    return None
