"""cue -> what it reports: the ordered list of rules ends the file

Each rule looks at one cue and returns what it found, or None. The first that answers wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.attribution import links
from musnad.attribution.cues import Cue, adjective, behind, make
from musnad.attribution.found import Found
from musnad.attribution.objects import asked_of, claim, nearer_object, object_, split
from musnad.attribution.relays import quoting, relay, second
from musnad.attribution.sources import set_source
from musnad.attribution.speech import after_quotation, inserted
from musnad.lexicon import ends_in_pronoun, has_clitic, is_accusative
from musnad.lexicon import tags as t

# A word that is as often no cue must have its particle as near as this.
_NEAR = 4


_PARTICLES = t.THAT + t.THAT_IT + t.ASK + t.WHAT


def that(cue: Cue) -> Found | None:
    """A particle opens the content, at any distance: "stressed during the talks that"."""
    if not links.takes_that(cue.frames) and "whether" not in cue.frames:
        return None
    if not cue.ahead(_PARTICLES if "whether" in cue.frames else t.THAT + t.THAT_IT):
        return None
    match = cue.match(links.that_link(cue.frames))
    if match is None or (cue.tag in t.WEAK + t.SAYING and not _near(cue, match)):
        return None
    before = cue.tagged.tags[cue.at - 1 : cue.at]
    if cue.tag == t.SAYING and before == t.ON:
        return None  # "in the hope that" is no report
    if before == t.RELATIVE and match[0].count(t.COMMA) % 2 and match[0][0] != t.COMMA:
        return None  # the comma closes the relative clause; what follows is the main verb's
    found = make(cue, match, "that", "that")
    if cue.kind == "ask" and match["that"] and cue.tagged.tags[found.begin] == t.BE:
        found.begin -= 1  # "asked if she was": the particle is the question's
    if links.takes_object(cue.frames) and cue.tag != t.SAYING:
        split(cue, found, match)
    return found


_SPEAKERS = t.OFFICE + t.GROUP + t.MEDIA + t.DOCUMENT + t.QUANTITY


_DAY = re.compile(f"{t.COMMA}{t.TIME}+{t.COMMA}?")


def _near(cue: Cue, match: re.Match[str]) -> bool:
    """The particle is near, and no comma stands before it but around a parenthesis."""
    most = 0 if cue.tag == t.SAYING else _NEAR
    gap = match["gap"]
    head = (match["source"] or " ")[0]
    if cue.tag == t.WEAK and head in _SPEAKERS and gap in ("", t.COMMA):
        return True
    if t.RELATIVE in gap or t.PRONOUN in gap:
        between = match[0][len(match["pre"] + (match["source"] or "")) :]
        return cue.tag == t.WEAK and between.count(t.COMMA) % 2 == 0
    return len(gap) <= most and t.COMMA not in _DAY.sub("", match[0])


def quotation(cue: Cue) -> Found | None:
    """The content is a quotation behind cue and source."""
    if cue.tag == t.SAYING or not cue.frames & {"that", "quote"}:
        return None
    if not cue.ahead(t.OPEN + t.COLON):
        return None
    match = cue.match(links.quote_link(cue.frames))
    if match is None or (cue.tag == t.WEAK and not _near(cue, match)):
        return None
    if cue.tag == t.PARTICIPLE and _describes(cue):
        return None
    found = make(cue, match, "quotation", "quote")
    if links.takes_object(cue.frames):
        split(cue, found, match)
    return found


def _describes(cue: Cue) -> bool:
    """A feminine participle right behind an indefinite noun is its adjective."""
    before = cue.at - 1
    tagged = cue.tagged
    if is_accusative(tagged.tokens.form(cue.at)):
        return False
    if before < cue.first or tagged.tags[before] not in t.UNKNOWN + t.DOCUMENT + t.MEDIUM + t.GROUP:
        return False
    return not tagged.entries[before].definite


def doubled(cue: Cue) -> Found | None:
    """Two verbs for one act: "shouted, saying", "added, saying"; the first is the cue."""
    pair = second(cue)
    inner = (that(pair[0]) or quotation(pair[0])) if pair is not None else None
    if pair is None or inner is None:
        return None
    match = pair[1]
    found = Found(cue.at, cue.entry, "doubled", inner.link, inner.begin)
    set_source(cue.tagged, found, behind(cue, match), cue.first)
    found.adjuncts = (match.end("source") if match["source"] else cue.at + 1, inner.begin)
    return found


def feeling(cue: Cue) -> Found | None:
    """Somebody gives voice to a belief or a hope: "expressed his belief that"."""
    if "about" not in cue.frames or cue.tag == t.SAYING or not cue.ahead(t.THAT + t.THAT_IT):
        return None
    match = cue.match(links.feeling_link())
    return None if match is None else make(cue, match, "feeling", "that")


def governed(cue: Cue) -> Found | None:
    """A preposition that the cue governs: "called for releasing", "accused them of"."""
    pattern = links.prep_link(cue.frames)
    if pattern is None or (cue.tag == t.PARTICIPLE and adjective(cue)):
        return None
    if cue.tag == t.SAYING and not _demands(cue):
        return None
    first = links.prep_link(cue.frames - {"l"})
    match = (cue.match(first) if first is not None else None) or cue.match(pattern)
    if match is None and _fused(cue):
        return _of_fused(cue)
    if match is None or (cue.tag == t.SAYING and not _owned(cue, match)):
        return None
    found = make(cue, match, "governed", "prep")
    if cue.tag == t.SAYING and found.source and not cue.entry.plural and _accuses(cue):
        found.target = found.source  # "accusing the leaders of"
        found.source = None
    if found.order == "bare" or (cue.tag == t.WEAK and not _speaks_by_itself(cue, found)):
        return None
    if _acts(cue, match) or nearer_object(cue, found.begin):
        return None
    if links.takes_object(cue.frames) and cue.tag != t.SAYING:
        if _lacks_object(cue, found):
            return _passive(cue, found)
        split(cue, found, match)
    asked_of(cue, found)
    return found


def _fused(cue: Cue) -> bool:
    """An unknown word with b- on it right behind a verb that governs b-."""
    at = cue.at + 1
    unknown = at < cue.last and cue.tagged.tags[at] == t.UNKNOWN and cue.tag == t.VERB
    return unknown and "b" in cue.frames and has_clitic(cue.tagged.tokens.form(at))


def _of_fused(cue: Cue) -> Found | None:
    found = Found(cue.at, cue.entry, "governed", "prep", cue.at + 1)
    set_source(cue.tagged, found, None, cue.first)
    return None if found.order == "bare" else found


_DEMANDS = ("demand", "urge", "accuse")


def _demands(cue: Cue) -> bool:
    """A noun of demanding or accusing."""
    return (cue.entry.noun.kind if cue.entry.noun is not None else cue.kind) in _DEMANDS


def _owned(cue: Cue, match: re.Match[str]) -> bool:
    """It counts with its subject, or behind l- of purpose: "to call for his resignation"."""
    if match["gap"]:
        return False
    known = f"{t.OFFICE}{t.GROUP}{t.NAME}{t.MEDIA}{t.DEFINITE}"
    subject = bool(match["source"]) and match["source"][0] in known and not cue.entry.definite
    purpose = cue.at > cue.first and cue.tagged.tags[cue.at - 1] == t.FOR
    return (purpose and not _accuses(cue)) or (subject and not cue.entry.suffix)


def _accuses(cue: Cue) -> bool:
    return "accuse" in (cue.kind, cue.entry.noun.kind if cue.entry.noun is not None else "")


def _lacks_object(cue: Cue, found: Found) -> bool:
    """The charge stands right behind a verb that needs an accused before it."""
    charged = found.begin == cue.at + 1 and cue.tagged.tags[found.begin] == t.WITH
    return charged and not cue.entry.suffix and "b" not in cue.frames


def _passive(cue: Cue, found: Found) -> Found | None:
    """No object behind the verb: the subject before it is the accused, and nobody says so."""
    if cue.tag == t.PARTICIPLE or found.source is None:
        return None
    found.target = found.source
    found.source = None
    found.order = "impersonal"
    return found


def _acts(cue: Cue, match: re.Match[str]) -> bool:
    """ "The guards tightened their grip on": a thing of theirs as object makes it an act."""
    if match["source"] is None or links.takes_object(cue.frames):
        return False
    last = match.end("source") - 1
    tagged = cue.tagged
    its = tagged.tags[last] == t.UNKNOWN and ends_in_pronoun(tagged.tokens.form(last))
    its = its or tagged.entries[last].suffix > 0
    return its and last > match.start("source") and tagged.entries[last - 1].definite


def _speaks_by_itself(cue: Cue, found: Found) -> bool:
    """Reports, sources and news do nothing else than report, whatever the verb."""
    if found.source is None:
        return False
    head = cue.tagged.entries[found.source[0]].head
    if head is not None and head.naming in ("document", "anonymous"):
        return True
    # "Spoke of the existence of": a verbal noun is as good as a clause.
    first = cue.tagged.entries[found.begin]
    return cue.tagged.tags[found.begin] == t.CLAIM or first.verbal


Rule = Callable[[Cue], Found | None]
RULES: tuple[Rule, ...] = (
    relay,
    quoting,
    feeling,
    after_quotation,
    that,
    quotation,
    doubled,
    claim,
    governed,
    object_,
    inserted,
)


def read_cue(cue: Cue) -> Found | None:
    """What the first rule that answers found."""
    for rule in RULES:
        found = rule(cue)
        if found is not None:
            return found
    return None


__all__ = ["RULES", "Cue", "read_cue"]
