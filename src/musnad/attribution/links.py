"""how a content may follow its cue: one compiled pattern for each set of frames

The pattern starts right behind the cue and has these groups:
    pre    adverbs and times between the cue and its source
    source the noun phrase behind the cue
    gap    whatever else stands before the content
and one of
    that   the particle that opens the content, which begins behind it
    it     the content begins here (a particle with a pronoun, a question)
    quote  the content is a quotation that begins here
    prep   a governed preposition: the content begins here
"""

from __future__ import annotations

import re
from functools import cache

from musnad.grammar import patterns as p
from musnad.lexicon import tags as t

Frames = frozenset[str]

# Frame -> the tag of the preposition that it asks for.
_PREPOSITIONS = {"b": t.WITH, "on": t.ON, "to": t.TO, "about": t.ABOUT, "from": t.FROM, "l": t.FOR}
_PERSON = "obj-"


def governed(frames: Frames) -> str:
    """The prepositions that a cue with these frames governs, as tags."""
    names = {frame.removeprefix(_PERSON).removesuffix("-that") for frame in frames}
    return "".join(tag for name, tag in _PREPOSITIONS.items() if name in names)


def before_noun(frames: Frames) -> str:
    """Those that it governs before a noun, not only before "that"."""
    return governed(frozenset(frame for frame in frames if not frame.endswith("-that")))


@cache
def takes_that(frames: Frames) -> bool:
    """Some particle may open the content."""
    return any(frame.endswith(("that", "obj-obj", "-b")) or frame == "b" for frame in frames)


@cache
def takes_object(frames: Frames) -> bool:
    """A person as object may stand before the content."""
    return any(frame.startswith(_PERSON) for frame in frames)


def _source(allowed: str, titles: bool = False) -> str:
    return f"(?P<pre>{p.ASIDE}*)(?P<source>{p.apposed(allowed, titles)})?"


@cache
def that_link(frames: Frames) -> re.Pattern[str]:
    """A particle: bare, or behind a preposition that the cue governs."""
    preps = f"[{governed(frames)}{t.WITH}]"
    allowed = _allowed(frames)
    # "before that", "and that", and ", especially that" open no content of this cue.
    held = f"{t.PREPOSITION}{t.AND}{t.WHAT}{t.OR}{t.MODAL}{t.PHRASE}{t.BE}"
    bare = f"(?<![{held}])(?<!{t.COMMA}{t.ADVERB})"
    asked = f"|{preps}?(?:{t.WHAT}{t.BECAUSE}|{t.ASK})" if "whether" in frames else ""
    fused = f"{t.WITH}{t.FOR}"
    free = "".join(tag for tag in governed(frames) if tag not in fused)
    free = f"[{free}]?" if free else ""
    particle = (
        f"(?:(?P<that>(?:{preps}|{bare}){t.THAT})|{bare}{free}(?P<it>[{fused}]?{t.THAT_IT}{asked}))"
    )
    source = _source(allowed, titles=takes_object(frames))
    return re.compile(f"{source}(?P<gap>{without_governed(frames, p.GAP)}){t.COMMA}?{particle}")


@cache
def quote_link(frames: Frames) -> re.Pattern[str]:
    """An opening quotation mark, with or without a colon, or a colon alone."""
    # A few words between quotation marks are a name, unless a colon or the verb announces them.
    cue = f"(?<=[{t.VERB}{t.WEAK}{t.PARTICIPLE}])"
    # What stands behind the word "channel" or "newspaper" is its name.
    # So does what a preposition governs: "in a talk with «…»".
    held = f"{t.MEDIA}{t.FOR}{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}"
    ends = f"(?:[{t.COMMA}{t.STOP}{t.AND}{t.LINE}]|$)"
    short = f"(?=[^«»{t.LINE}]{{4}}|[^«»{t.LINE}]{{1,3}}(?:$|{t.CLOSE}{ends}))"
    longer = f"(?<![{held}]){t.OPEN}(?=[^«»{t.LINE}]{{4}})"
    mark = f"(?P<quote>{cue}{t.OPEN}{short}|(?<={t.COLON}){t.OPEN}|{longer})"
    return re.compile(
        f"{_source(_allowed(frames))}(?P<gap>{without_governed(frames, p.SHORT_GAP)})"
        f"(?:[{t.COMMA}{t.COLON}]?{mark}|{t.COLON}(?P<it>[^{t.LINE}{t.OPEN}]))"
    )


@cache
def prep_link(frames: Frames) -> re.Pattern[str] | None:
    """A governed preposition before a noun, a verbal noun or a quotation."""
    preps = before_noun(frames)
    if not preps:
        return None
    nominal = f"{t.NOUNS}{t.SAYING}{t.DEMONSTRATIVE}{t.WHAT}«{t.PRONOUN}{t.CLAIM}"
    noun = f"(?={t.DEMONSTRATIVE}?{t.DASH}?(?:[{nominal}]|(?<={t.WITH}){t.TIME}[{t.NOUNS}]))"
    kept = "".join(tag for tag in preps if tag in t.WITH + t.FOR)
    keeps = f"(?P<it>{t.OPEN}?[{kept}]{noun})" if kept else "(?P<it>(?!))"
    drops = preps.replace(t.WITH, "").replace(t.FOR, "")
    onward = f"(?!{t.TO}[{t.GROUP}{t.OFFICE}][^{t.COMMA}{t.STOP}]{{0,8}}{t.TO})"
    # "The director at the ministry admitted to the existence of": the second b- is governed.
    owner = f"(?:{t.WITH}[{t.GROUP}{t.OFFICE}][^{t.COMMA}{t.STOP}]{{0,6}}?(?={t.WITH}{t.CLAIM}))?"
    keeps = owner + keeps if t.WITH in kept else keeps
    behind = f"(?P<that>{onward}[{drops}]{noun})" if drops else "(?P<that>(?!))"
    return re.compile(
        f"{_source(_allowed(frames), takes_object(frames))}"
        f"(?P<gap>{without_governed(frames, p.GAP)})(?:{behind}|{keeps})"
    )


def without_governed(frames: Frames, gap: str) -> str:
    """A gap without what the cue governs, but for an addressee behind "to" or "for"."""
    preps = before_noun(frames)
    if not preps:
        return gap
    # To an institution, if what is said stands behind another "to"; on the margin of.
    addressee = f"[{t.TO}{t.FOR}](?=[{t.MEDIA}{t.PRESS}«])|{t.ON}(?={t.TIME})"
    if t.TO in preps:
        addressee += f"|{t.TO}(?=[{t.GROUP}{t.OFFICE}][^{t.COMMA}{t.STOP}]{{0,8}}{t.TO})"
    return gap.replace("(?:[^", f"(?:{addressee}|[^{preps}", 1)


def _allowed(frames: Frames) -> str:
    held = before_noun(frames)
    return "".join(tag for tag in p.ALL_INNER if tag not in held)


@cache
def feeling_link() -> re.Pattern[str]:
    """A noun of thinking or feeling with its pronoun: "expressed his belief that"."""
    noun = f"{t.ABOUT}[{t.NOUNS}{t.SAYING}{t.CLAIM}]+[{t.FROM}{t.IN}{t.WITH}]?"
    particle = f"(?:(?P<that>{t.THAT})|(?P<it>{t.THAT_IT}))"
    return re.compile(f"{_source(t.FOR + t.IN + t.FROM)}(?P<gap>{p.SHORT_GAP}){noun}{particle}")


@cache
def object_link() -> re.Pattern[str]:
    """A bare object right behind the cue."""
    return re.compile(f"{p.ASIDE}*(?P<it>{p.NOUN}|«)")
