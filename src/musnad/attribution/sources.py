"""where a cue's source stands: behind it, before it, or carried on"""

from __future__ import annotations

import re

from musnad.attribution.found import Found, Tokens
from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.lexicon import is_accusative
from musnad.lexicon import tags as t

# What may stand between a subject and its verb, or between a conjunction and its verb.
_AUXILIARY = f"{t.NEGATION}{t.PARTICLE}{t.BE}"
_AUXILIARIES = re.compile(f"(?:[{_AUXILIARY}]|{t.AND}(?=[{_AUXILIARY}]))*")
# A subject before its verb begins right behind one of these, or with the sentence.
_BOUND = (
    f"[{t.AND}{t.COMMA}{t.TURN}{t.BUT}{t.BECAUSE}{t.THAT}{t.COLON}{t.OPEN}{t.BRACKET}{t.DASH}"
    f"{t.BE}{t.PARTICLE}{t.OR}{t.STOP}{t.LINE}{t.OTHER}{t.CLOSE}]"
)
_SUBJECT = re.compile(f"(?P<source>{p.MIRRORED})(?={_BOUND}|$)")
# Behind another verb only an indefinite noun begins: "chanted slogans that demand …".
_OBJECT = re.compile(
    f"(?P<source>{p.MIRRORED}(?<![{t.DEFINITE}]))(?=[{t.FINITE}{t.CLAIM}{t.TO}{t.ON}{t.ABOUT}{t.IN}{t.WITH}{t.PREPOSITION}])"
)
_RELATED = re.compile(f"{t.RELATIVE}{t.COMMA}?(?P<source>{p.MIRRORED.replace(f'{t.AND}?', '')})")


_TEXT = re.compile(f"(?P<source>{t.UNKNOWN}*[{t.DOCUMENT}{t.MEDIUM}])")


def left_of(tagged: Tagged, at: int, first: int) -> Tokens | None:
    """The noun phrase that ends before token `at` and begins a clause, or None."""
    verb = _skip_auxiliaries(tagged, at)
    quoted = verb > first and tagged.tags[verb - 1] == t.OPEN  # "that the workers «demanded …"
    verb = _skip_auxiliaries(tagged, verb - 1) if quoted else verb
    match = _SUBJECT.match(tagged.mirrored, tagged.left(verb), tagged.left(first))
    span = None if match is None else _unmirrored(tagged, match)
    if span is not None and quoted and tagged.tags[span[0] - 1] != t.THAT:
        return None
    if span is None or _is_object_form(tagged, span[0]):
        return None
    return span


def _is_object_form(tagged: Tagged, at: int) -> bool:
    """ "Presented rockets of which he said": a noun with the ending of an object is no subject."""
    bare = tagged.tags[at] == t.UNKNOWN and not tagged.entries[at].definite
    governed = at > 0 and tagged.tags[at - 1] in t.THAT + t.BE
    return bare and not governed and is_accusative(tagged.tokens.form(at))


def said_by(tagged: Tagged, at: int, first: int) -> Tokens | None:
    """A text or a "one of" without article whose relative clause needs no pronoun."""
    start = tagged.left(_skip_auxiliaries(tagged, at))
    for pattern in (_OBJECT, _TEXT):
        match = pattern.match(tagged.mirrored, start, tagged.left(first))
        if match is not None and _indefinite(tagged, match):
            span = _unmirrored(tagged, match)
            return None if span is None or _leads_in(tagged, span[0], first) else span
    return None


def _leads_in(tagged: Tagged, at: int, first: int) -> bool:
    """ "In reactions, …": what a preposition opens the sentence with has no relative clause."""
    opening = tagged.tags[first:at]
    return opening.removeprefix(t.AND) in (t.IN, t.PREPOSITION, t.WITH)


def _resumed(tagged: Tagged, at: int) -> bool:
    """ "A sermon in which he said": a pronoun behind the verb takes the noun up again."""
    return tagged.tags[at + 1 : at + 2] == t.COMPLETE


def _indefinite(tagged: Tagged, match: re.Match[str]) -> bool:
    head = len(tagged.tags) - match.end("source")
    return (
        not tagged.entries[head].definite
        and tagged.tags[head] in t.DOCUMENT + t.MEDIUM + t.QUANTITY
    )


def _unmirrored(tagged: Tagged, match: re.Match[str]) -> Tokens | None:
    size = len(tagged.tags)
    return trim(tagged, (size - match.end("source"), size - match.start("source")))


def _skip_auxiliaries(tagged: Tagged, at: int) -> int:
    match = _AUXILIARIES.match(tagged.mirrored, tagged.left(at))
    return at - (match.end() - match.start()) if match else at


# A subject far before its verb, relative clauses and adjuncts between them: what leads in,
# the noun phrase, and the rest up to the verb.
_LEAD = (
    f"(?:{t.AND}|{t.OPEN}|{t.BUT}|{t.BECAUSE}|{t.TURN}|{t.BE}|[{t.OR}{t.PREPOSITION}]?{t.THAT})*"
)
_FAR = re.compile(f"{_LEAD}(?P<source>{p.apposed()})(?P<gap>(?:{p.GAP_PIECE})*)")
_STARTS = re.compile(
    f"[{t.THAT}{t.BECAUSE}{t.BUT}{t.TURN}{t.LINE}]|[{t.OR}{t.PREPOSITION}](?={t.THAT})"
)
_SPEAKS = frozenset(
    f"{t.OFFICE}{t.GROUP}{t.DOCUMENT}{t.MEDIA}{t.QUANTITY}{t.DEFINITE}{t.NAME}{t.UNKNOWN}"
)


def far_left(tagged: Tagged, at: int, first: int) -> Tokens | None:
    """The noun phrase with which the clause of a distant verb begins."""
    end = _skip_auxiliaries(tagged, at)
    if end > first and tagged.tags[end - 1] == t.AND and not _topic(tagged, first):
        return None
    if _resumed(tagged, at) or tagged.tags[end - 1] in _PRONOUNS + t.BECAUSE:
        return None
    starts = [first, *(match.start() for match in _STARTS.finditer(tagged.tags, first, end))]
    for start in reversed(starts):
        match = _FAR.fullmatch(tagged.tags, start, end)
        if match is not None and _can_speak(tagged, match):
            return trim(tagged, match.span("source"))
    return None


# A pronoun before the verb is its subject; so is the one written onto "but".
_PRONOUNS = t.PRONOUN + t.THAT_IT + t.BUT


def _apposed(tagged: Tagged, span: Tokens, cue: int) -> bool:
    """Nothing but a name between commas parts the subject from its verb."""
    inside = tagged.tags[span[0] : cue]
    return inside.count(t.COMMA) == _PAIR and tagged.tags[span[0]] in _SPEAKERS


_PAIR = 2


def _topic(tagged: Tagged, first: int) -> bool:
    """ "As for X, …" puts an "and" before its verb."""
    return t.TURN in tagged.tags[first : first + 2]


def _can_speak(tagged: Tagged, match: re.Match[str]) -> bool:
    gap = match["gap"]
    apart = t.COMMA in gap or t.RELATIVE in gap or t.OTHER_VERB in gap or len(gap) > 0
    head = match.start("source")
    if tagged.tags[head] == t.UNKNOWN and tagged.tags[head + 1] != t.NAME:
        return False
    return apart and tagged.tags[head] in _SPEAKS


_SPEAKERS = frozenset(f"{t.OFFICE}{t.GROUP}{t.MEDIA}{t.NAME}{t.QUANTITY}{t.DEMONSTRATIVE}")


def related(tagged: Tagged, at: int, first: int) -> Tokens | None:
    """The head of the relative clause whose verb is at `at`."""
    start = tagged.left(_skip_auxiliaries(tagged, at))
    match = _RELATED.match(tagged.mirrored, start, tagged.left(first))
    span = None if match is None else _unmirrored(tagged, match)
    if span is None or tagged.tags[span[0]] in _SPEAKERS | {t.OPEN}:
        return span
    # Of "the inquiries of the prosecution, which ordered" the one that can order is meant.
    able = [at for at in range(*span) if tagged.tags[at] in _SPEAKERS | {t.DOCUMENT}]
    return (able[-1], span[1]) if able else span


# "Said Maduro in the palace", "told the detainees": behind a bare name no complement stands.
_BEYOND = re.compile(
    f"(?P<name>[{t.NAME}{t.UNKNOWN}]*{t.NAME}[{t.NAME}{t.UNKNOWN}]*)[{t.IN}{t.FOR}]"
    f"|(?P<lone>{t.UNKNOWN}){t.FOR}[{t.OFFICE}{t.QUANTITY}{t.MEDIA}]"
)
_YEAR = 2
_TRAILING = frozenset(f"{t.TIME}{t.ADVERB}{t.COMPLETE}{t.COMMA}{t.AND}")


def trim(tagged: Tagged, span: Tokens) -> Tokens | None:
    """Without what cannot end or begin a source."""
    start, end = span
    while end > start + 1 and tagged.entries[end - 1].suffix and tagged.entries[end - 1].noun:
        end -= 1  # "ended his speech by saying"
    beyond = _BEYOND.match(tagged.tags, start, end)
    if beyond is not None:
        end = beyond.end("lone") if beyond["lone"] else beyond.end("name")
    if end - start > _YEAR and tagged.tags[end - _YEAR : end] == t.TIME + t.NUMBER:
        end -= _YEAR  # "the court ruled in the year 1999"
    while end > start and tagged.tags[end - 1] in _TRAILING and not _dated(tagged, end):
        end -= 1
    return (start, end) if end > start else None


def _dated(tagged: Tagged, end: int) -> bool:
    """ "The forces of 14 March" are named after a day."""
    return tagged.tags[max(end - 3, 0) : end] == t.GROUP + t.NUMBER + t.TIME


# "But" and "although" are a particle and "that".
_BUT = t.OR + t.PREPOSITION


def clause_edge(tagged: Tagged, start: int, first: int) -> int | None:
    """Where the clause of a cue begins, if it is one that ends the content before it.

    `start` is the first token of the cue's clause: its verb, or its subject before it. A
    clause that an "and", a comma or a turning word opens stands beside the content before
    it; one behind "that" or a relative stands inside it.
    """
    at = start
    tags = tagged.tags
    while at > first and tags[at - 1] in _AUXILIARY:
        at -= 1
    edge = at
    if edge > first + 1 and tags[edge - 1] in t.THAT + t.THAT_IT and tags[edge - 2] in _BUT:
        edge -= 2
    if edge > first + 1 and tags[edge - 2 : edge + 1] == t.AND + t.THAT + t.BE:
        edge -= 1  # "even if they had affirmed"
    if edge > first and tags[edge - 1] == t.AND:
        edge -= 1
    because = tags[edge - 2 : edge] == t.COMMA + t.BECAUSE
    also = (t.TURN, t.BUT, t.PHRASE)  # "as" before a verb with a content of its own
    if edge > first and edge == at and (tags[edge - 1] in also or because):
        edge -= 1
        if edge > first and tags[edge - 1] == t.AND:
            edge -= 1
    if edge > first and tags[edge - 1] in (t.COMMA, t.DASH):
        edge -= 1
    return edge if edge < at or edge == first else None


def set_source(tagged: Tagged, found: Found, behind: Tokens | None, first: int) -> None:
    """Decides between the noun phrase behind the cue, the one before it, and none."""
    if tagged.tags[found.cue] == t.PARTICIPLE:
        found.order, found.edge = "carried", _participle_edge(tagged, found.cue, first)
    elif tagged.tags[found.cue] in t.SAYING + t.MEDIUM + t.DOCUMENT:
        found.source = None if found.entry.suffix else behind
        purpose = found.cue > first and tagged.tags[found.cue - 1] == t.FOR
        owned = found.entry.suffix or behind or purpose
        found.order = "noun" if owned else "impersonal"
    elif not _of_a_relative(tagged, found, behind):
        _of_a_clause(tagged, found, behind, first)


def _of_a_relative(tagged: Tagged, found: Found, behind: Tokens | None) -> bool:
    """The cue's pronoun or the relative before it says whose speech it is."""
    before = tagged.tags[found.cue - 1 : found.cue]
    if found.entry.suffix and found.entry.verb is not None:
        if behind is not None:
            found.source, found.order = behind, "verb-subject"
            return True
        if before in (t.RELATIVE, t.WHAT):
            found.order = "relative"
            return True
    if before == t.FROM:
        found.source, found.order = (found.cue - 1, found.cue), "relative"
        return True
    if _resumed(tagged, found.cue) and (_is_object(found) or behind is None):
        found.order = "relative"
        return True
    return False


def _of_a_clause(tagged: Tagged, found: Found, behind: Tokens | None, first: int) -> None:
    """The subject before the verb, the noun its relative clause hangs on, or the one behind."""
    if tagged.tags[found.cue - 1 : found.cue] == t.THAT_IT and _is_object(found):
        found.order = "carried"  # "that they congratulate …": the pronoun is the subject
        return
    subject = left_of(tagged, found.cue, first)
    if subject is not None and (behind is None or _is_object(found)):
        found.source, found.order = subject, "subject-verb"
        found.edge = clause_edge(tagged, subject[0], first)
        return
    head = None
    if subject is None:
        head = related(tagged, found.cue, first) or said_by(tagged, found.cue, first)
    if head is not None and (behind is None or _takes_as_object(tagged, found, behind)):
        found.source, found.order = head, "relative"
        return
    far = _far(tagged, found, behind, first)
    found.source = far or behind
    found.order = "far" if far else "verb-subject" if behind else "carried"
    found.edge = clause_edge(tagged, far[0] if far else found.cue, first)
    if found.source is None and found.edge is None and _bare(tagged, found.cue):
        found.order = "bare"


def _far(tagged: Tagged, found: Found, behind: Tokens | None, first: int) -> Tokens | None:
    """The subject that a long apposition keeps from its verb."""
    if behind is not None and not (_is_object(found) and tagged.tags[found.cue - 1] == t.COMMA):
        return None
    far = far_left(tagged, found.cue, first)
    if far and behind and not _apposed(tagged, far, found.cue):
        return None
    return far


_OPENERS = f"{t.BECAUSE}{t.THAT}{t.THAT_IT}{t.RELATIVE}{t.WHAT}{t.TURN}{t.BUT}{t.OPEN}{t.OR}"


def _bare(tagged: Tagged, cue: int) -> bool:
    """Nothing opens a clause before the verb."""
    at = _skip_auxiliaries(tagged, cue)
    return at == 0 or tagged.tags[at - 1] not in _OPENERS


def _takes_as_object(tagged: Tagged, found: Found, behind: Tokens) -> bool:
    """In "who accused the party of" the phrase behind is the object, in "which some claim" not."""
    return _is_object(found) and tagged.tags[behind[0]] != t.QUANTITY


def _is_object(found: Found) -> bool:
    verb = found.entry.verb
    return verb is not None and any(frame.startswith("obj") for frame in verb.frames)


def _participle_edge(tagged: Tagged, cue: int, first: int) -> int:
    edge = cue
    for tag in (t.AND, t.COMMA):
        if edge > first and tagged.tags[edge - 1] == tag:
            edge -= 1
    return edge
