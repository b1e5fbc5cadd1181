"""subject and object in a row, without a mark between them

Arabic prose puts verb, subject and object side by side. Where the object begins shows in
what its noun is: a verbal noun, a noun of saying, an institution behind a complete phrase.
"""

from __future__ import annotations

import re
from functools import cache

from musnad.attribution import links
from musnad.attribution.cues import Cue, adjective, behind, goes_on, make, source_group
from musnad.attribution.found import Found, Tokens
from musnad.attribution.sources import set_source, trim
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import ends_in_pronoun, has_article, has_clitic, is_accusative, is_nisba
from musnad.lexicon import tags as t

_OBJECTS = t.SAYING + t.DOCUMENT + t.MEDIUM + t.QUANTITY + t.NUMBER
_PERSONS = t.GROUP + t.OFFICE + t.MEDIA
_PHRASE = re.compile(p.noun_phrase())
_BARE_PHRASE = re.compile(p.noun_phrase(""))
_BODIES = t.GROUP + t.MEDIA + t.DOCUMENT + t.MEDIUM


def object_start(tagged: Tagged, span: Tokens, persons: bool = False) -> int | None:
    """Where an object begins inside a row of nouns, or None.

    Args:
        persons: a person or body as object is as likely as a thing; otherwise it counts
            only where nothing firmer does.
    """
    cuts = [at for at in boundaries(tagged, span) if _opens(tagged, span[0], at)]
    firm = [] if persons else [at for at in cuts if tagged.tags[at] not in _PERSONS]
    return next(iter(firm or cuts), None)


def boundaries(tagged: Tagged, span: Tokens) -> list[int]:
    """Where a noun phrase inside the row can be complete."""
    start, end = span
    inside: set[int] = set()
    for opening, close in tagged.quotes.close.items():
        if start <= opening < end:
            inside.update(range(opening + 1, close + 1))
    return [
        at
        for at in range(start + 1, end)
        if tagged.tags[at - 1] not in _BINDS
        and at not in inside
        and tagged.tags[at] in t.NOUNS + t.SAYING + t.CLAIM + t.DEMONSTRATIVE
        and _closed(tagged, start, at)
    ]


_BINDS = t.AND + t.FROM + t.BY_NAME + t.FOR + t.WITH + t.IN


def _closed(tagged: Tagged, start: int, at: int) -> bool:
    """The noun phrase before `at` can be complete."""
    before = tagged.tags[at - 1]
    last = tagged.entries[at - 1]
    if last.definite or last.suffix or before in t.NAME + t.CLOSE + t.UNBRACKET:
        return True
    if before in t.TIME + t.ADVERB + t.COMPLETE:
        return True
    return _indefinite(tagged, start, at)


def _indefinite(tagged: Tagged, start: int, at: int) -> bool:
    """An indefinite subject with its adjective: "human rights groups accuse the camp's …"."""
    head = tagged.entries[start]
    several = head.plural or (head.head is not None and head.head.naming in _UNNAMED)
    adjectives = set(tagged.tags[start + 1 : at]) == {t.UNKNOWN}
    return several and not head.definite and adjectives


_UNNAMED = ("anonymous", "document")


def _opens(tagged: Tagged, start: int, at: int) -> bool:
    """A new noun phrase can begin at `at`."""
    tag, entry = tagged.tags[at], tagged.entries[at]
    if tag == t.NUMBER:  # "the foreign ministers of 16 states" is one phrase
        return tagged.entries[at - 1].definite
    if tag in _OBJECTS or entry.verbal:
        return True
    if tag == t.DEMONSTRATIVE:  # "the observers considered this appointment"
        return at + 1 < len(tagged.tags) and tagged.entries[at + 1].definite
    if tag in _PERSONS:
        before = t.UNKNOWN + t.CLOSE
        if entry.suffix and at - 1 == start and tagged.entries[start].head is not None:
            return True  # "Russia accused its neighbour"
        placed = tagged.tags[at - 2 : at] == t.IN + t.NAME  # "the council in Georgia the forces"
        return tagged.entries[at - 1].definite or placed or tagged.tags[at - 1] in before
    if tag == t.DEFINITE and tagged.tags[at - 1] == t.UNKNOWN:  # "a third banner called the wall"
        return _indefinite(tagged, start, at) and not is_nisba(tagged.tokens.form(at))
    if tag == t.DEFINITE and tagged.tags[at - 1] == t.NAME:  # "Russia denies the involvement"
        country = at - 1 == start and tagged.entries[start].head is not None
        return country and not is_nisba(tagged.tokens.form(at))
    if tag == t.NAME:  # a country behind a title with its nationality
        return entry.head is not None and tagged.entries[at - 1].definite
    # Behind an institution's or a plural's name stands no personal name.
    nameless = tagged.tags[start] in _BODIES or tagged.entries[start].plural
    nameless = nameless and t.OFFICE not in tagged.tags[start + 1 : at]
    bare = tag == t.UNKNOWN and not has_clitic(tagged.tokens.form(at))
    return bare and nameless and tagged.entries[at - 1].definite


# "X also accuses Y": an adverb or a comma parts subject and object.
_ASIDE_OBJECT = re.compile(f"(?:{p.ASIDE}+|{t.COMMA})(?P<object>{p.noun_phrase(t.FROM + t.FOR)})")


def split(cue: Cue, found: Found, match: re.Match[str]) -> None:
    """Of the nouns behind a verb with a person as object: who speaks, and who is spoken of."""
    row = behind(cue, match)
    if row is None:
        return
    other = _ASIDE_OBJECT.match(cue.tagged.tags, row[1], found.begin)
    if other is not None and found.source == row:
        _set_object(cue, found, other.span("object"))
        return
    apart = None if cue.entry.suffix else _apart(cue.tagged, row)
    if apart is not None and found.source == row:
        found.source = trim(cue.tagged, (row[0], apart))
        _set_object(cue, found, (apart + 1, row[1]))
        return
    cut = None if cue.entry.suffix else object_start(cue.tagged, row)
    if found.source != row:
        _set_object(cue, found, row)
    elif cut is not None:
        found.source = trim(cue.tagged, (row[0], cut))
        _set_object(cue, found, (cut, row[1]))
    elif not cue.entry.suffix and goes_on(cue, found):
        found.source, found.order = None, "carried"
        _set_object(cue, found, row)
    elif not cue.entry.suffix and _needs_object(cue):
        # A title behind a name is its apposition.
        cuts = [at for at in boundaries(cue.tagged, row) if _begins_object(cue.tagged, at)]
        at = cuts[-1] if cuts and row[1] - row[0] <= _LONG else row[0]
        found.source = (row[0], at) if at > row[0] else None
        found.order = "verb-subject" if found.source else "carried"
        _set_object(cue, found, (at, row[1]))


def _apart(tagged: Tagged, row: Tokens) -> int | None:
    """The comma before an object: a body is no person, and an indefinite noun not "the fathers"."""
    at = tagged.tags.find(t.COMMA, *row)
    if at < 0 or at + 1 >= row[1] or tagged.tags[at + 1] not in t.OFFICE + t.GROUP:
        return None
    body = tagged.tags[row[0]] in t.GROUP + t.MEDIUM and tagged.tags[at + 1] == t.OFFICE
    head, other = tagged.entries[row[0]], tagged.entries[at + 1]
    unnamed = t.NAME not in tagged.tags[row[0] : at] and not head.definite and bool(head.head)
    return at if body or (unnamed and other.definite and other.plural) else None


# Nobody accuses without an accused: where only one phrase stands behind the verb, that is it.
_ACCUSES = frozenset(("accuse", "blame", "describe"))


_LONG = 4


def _begins_object(tagged: Tagged, at: int) -> bool:
    return tagged.tags[at] != t.OFFICE or tagged.entries[at].definite


def _needs_object(cue: Cue) -> bool:
    return cue.kind in _ACCUSES and "b" not in cue.frames


_OF = frozenset("accuse blame judge describe criticise praise threaten mock".split())


def _set_object(cue: Cue, found: Found, span: Tokens) -> None:
    if cue.kind in _OF:
        found.target = span
    else:
        found.addressee = span


@cache
def _claim(frames: links.Frames) -> re.Pattern[str]:
    preps = f"{t.ON}{t.TO}{t.ABOUT}{t.FOR}{t.IN}{t.FROM}{t.PREPOSITION}{t.WITH}"
    held = f"(?<![{preps}{t.AND}{t.OTHER_VERB}])"
    gap = links.without_governed(frames, p.SHORT_GAP)
    return re.compile(f"{source_group(p.apposed())}(?P<gap>{gap}){held}(?P<it>{t.CLAIM})")


def claim(cue: Cue) -> Found | None:
    """A noun that says by itself what is claimed: "stressed the need to", "the importance of"."""
    blames = cue.kind == "blame" and "obj-obj" in cue.frames
    if not (cue.tag in t.VERB + t.PARTICIPLE or (blames and cue.tag == t.WEAK)):
        return None
    if not (blames or cue.frames & {"obj", "that"}):
        return None
    match = cue.match(_claim(cue.frames)) if cue.ahead(t.CLAIM) else None
    if match is None:
        return None
    found = make(cue, match, "claim", "object")
    if found.source == (found.begin - 1, found.begin) and match["source"] == t.QUANTITY:
        found.begin -= 1  # "which denies any link"
        set_source(cue.tagged, found, None, cue.first)
    if blames:
        split(cue, found, match)
        found.begin = _charge(cue.tagged, found.begin)
    return None if found.order == "bare" else found


def _charge(tagged: Tagged, at: int) -> int:
    """ "The responsibility for": the charge begins with its preposition."""
    for_it = tagged.tags[at + 1 : at + 2] in (t.ABOUT, t.FOR)
    return at + 1 if for_it and has_article(tagged.tokens.form(at)) else at


# A bare noun after these stands for what is said; after others it is a mere thing.
_OBJECT_KINDS = frozenset(
    "deny expect predict propose refute demand ask urge fear doubt announce affirm confirm".split()
)


# These have a clause or a claim for content; a possession of theirs is a mere thing.
_ASSERTS = frozenset(("affirm", "confirm"))


def nearer_object(cue: Cue, begin: int) -> bool:
    """A verbal noun or the like stands between the subject and a preposition at `begin`."""
    if cue.kind not in _OBJECT_KINDS or "obj" not in cue.frames or cue.tag not in t.VERB:
        return False
    if _opens_content(cue):
        return True
    match = _BARE_PHRASE.match(cue.tagged.tags, cue.at + 1, begin)
    return match is not None and object_start(cue.tagged, match.span()) is not None


def object_(cue: Cue) -> Found | None:
    """A bare object is the content: "denied any link", "expected the failure"."""
    verb = cue.entry.verb
    if verb is None or cue.tag not in t.VERB + t.PARTICIPLE + t.WEAK:
        return None
    if cue.entry.suffix:
        judges = "obj-obj" in verb.frames or verb.kind in ("judge", "believe")
        return _of_pronoun(cue) if judges else None
    if cue.tag == t.WEAK or (cue.tag == t.PARTICIPLE and (adjective(cue) or _plain(cue))):
        return None
    one = "obj" in verb.frames and (verb.kind in _OBJECT_KINDS or verb.guard == "soft")
    match = cue.match(links.object_link()) if one or "obj-obj" in verb.frames else None
    if match is None:
        return None
    found = Found(cue.at, cue.entry, "object", "object", match.start("it"))
    set_source(cue.tagged, found, None, cue.first)
    whole = found if found.source or cue.tag == t.PARTICIPLE else _split_object(cue, found)
    return None if whole is None or _is_held_to_be(cue, whole) else whole


def _is_held_to_be(cue: Cue, found: Found) -> bool:
    """ "The magazine, which counts as one of the …": nobody in the text judges so."""
    if cue.kind != "judge" or "obj-obj" not in cue.frames or cue.tag == t.PARTICIPLE:
        return False
    if found.source is None:  # "and counts as one of the leaders"
        one_of = found.order == "carried" and cue.tagged.tags[found.begin] == t.QUANTITY
        return one_of or found.order == "relative"
    if found.order == "relative":
        return True
    head = cue.tagged.tags[found.source[0] : found.source[1]].lstrip(t.DEMONSTRATIVE)[:1]
    if found.order == "subject-verb":  # "this market counts as the biggest", not a name
        return head in _THINGS and cue.tagged.tags[found.source[0]] == t.DEMONSTRATIVE
    return found.order == "verb-subject" and head in _THINGS


_THINGS = t.UNKNOWN + t.DEFINITE + t.SAYING + t.DOCUMENT + t.MEDIUM


def _opens_content(cue: Cue) -> bool:
    """A verbal noun right behind the verb is what is said, whoever says it."""
    at = cue.at + 1
    return at < cue.last and cue.tagged.tags[at] == t.UNKNOWN and cue.tagged.entries[at].verbal


def _plain(cue: Cue) -> bool:
    """A participle with an adjective of its own is a noun: "a leading opponent"."""
    at = cue.at + 1
    plain = at < cue.last and cue.tagged.tags[at] == t.UNKNOWN
    return plain and is_accusative(cue.tagged.tokens.form(at))


def _of_pronoun(cue: Cue) -> Found | None:
    """ "Which its enemies consider a weakness": who judges, if named, and then the judgement."""
    tagged, start = cue.tagged, cue.at + 1
    match = _BARE_PHRASE.match(tagged.tags, start, cue.last)
    end = match.end() if match is not None else start
    opening = tagged.tags.find(t.OPEN, start, end + 1)
    end = opening if opening >= 0 else end
    quoted = opening >= 0
    cuts = [at for at in boundaries(tagged, (start, end)) if not tagged.entries[at].definite]
    begin = end if quoted else cuts[0] if cuts else start
    if begin >= cue.last or tagged.tags[begin] not in t.NOUNS + t.SAYING + t.CLAIM + t.OPEN:
        return None
    what = tagged.tags[cue.at - 1 : cue.at] == t.WHAT
    if begin == start and tagged.entries[start].definite and not what:
        return None
    found = Found(cue.at, cue.entry, "object", "quote" if quoted else "object", begin)
    set_source(tagged, found, (start, begin) if begin > start else None, cue.first)
    found.order = found.order if found.source else "carried"
    return found


@cache
def _row() -> re.Pattern[str]:
    """Subject and object in a row, a time or an adverb between them."""
    aside = f",(?:[{t.IN}{t.PREPOSITION}{t.ON}][^,{t.STOP}{t.LINE}{t.THAT}{t.VERB}]*|{t.TIME}+),"
    return re.compile(
        f"{p.ASIDE}*(?P<row>{p.apposed()}(?:{p.ASIDE}+{p.noun_phrase()})?)"
        f"(?:{aside}(?P<far>{p.CORE}|{t.CLAIM}))?"
    )


def _split_object(cue: Cue, found: Found) -> Found | None:
    """Subject and object in a row; or the object alone, if somebody spoke before."""
    match = cue.match(_row())
    if _opens_content(cue):
        return found
    if goes_on(cue, found) and cue.tagged.tags[cue.at + 1] not in _PERSONS + t.NAME + t.DEFINITE:
        return found
    urged = cue.kind == "urge"
    cut = object_start(cue.tagged, match.span("row"), urged) if match is not None else None
    if match is not None and match["far"]:
        cut = match.start("far")
    if cut is None or match is None:
        return found if goes_on(cue, found) else None
    if cue.kind in _ASSERTS and ends_in_pronoun(cue.tagged.tokens.form(cut)):
        return None  # "confirmed his presence" is an act
    found.source = trim(cue.tagged, (match.start("row"), min(cut, match.end("row"))))
    found.begin, found.order = cut, "verb-subject"
    again = object_start(cue.tagged, (cut, match.end("row"))) if urged else None
    if urged and again is None:
        again = _purpose(cue.tagged, cut, match.end("row"))
    if again is not None:  # "appealed to the authorities to go on searching"
        found.addressee, found.begin = (cut, again), again
    return found


def _purpose(tagged: Tagged, first: int, last: int) -> int | None:
    """ "Appealed to the states to act": l- before a verbal noun."""
    at = tagged.tags.find(t.FOR, first + 1, last - 1)
    return at if at >= 0 and tagged.entries[at + 1].verbal else None


def asked_of(cue: Cue, found: Found) -> None:
    """ "Asked the army to send": the person asked stands behind "from", then the request."""
    if cue.kind not in ("ask", "demand") or cue.tagged.tags[found.begin - 1] != t.FROM:
        return
    match = _PHRASE.match(cue.tagged.tags, found.begin, cue.last)
    cut = object_start(cue.tagged, match.span()) if match is not None else None
    if cut is not None:
        found.addressee, found.begin = (found.begin - 1, cut), cut


__all__ = ["asked_of", "claim", "nearer_object", "object_", "object_start", "split"]
