"""fixed phrases that attribute: according to, quoting, in the words of"""

from __future__ import annotations

import re
from functools import cache

from musnad.attribution.found import Found, Tokens
from musnad.attribution.rules import Cue
from musnad.attribution.sources import clause_edge, left_of, trim
from musnad.grammar import Tagged, occurrence
from musnad.grammar import patterns as p
from musnad.lexicon import PhraseRow
from musnad.lexicon import tags as t


def phrase(cue: Cue) -> Found | None:
    """A fixed phrase around its key word: the longest row of the table that fits."""
    for row in sorted(cue.entry.phrases, key=lambda row: -len(row.words)):
        span = occurrence(cue.tagged.tokens, cue.at, row, cue.first, cue.last)
        if span is None:
            continue
        found = _FOLLOWS[row.follows](cue, row, span)
        if found is not None:
            if row.cue < len(row.words):  # else the verb behind the phrase is the cue
                found.kind, found.lemma = row.kind, row.words[row.cue]
            found.certainty = row.certainty
            found.rows = (f"phrases/{row.id}",)
            return found
    return None


def _make(cue: Cue, at: int, span: Tokens, source: Tokens | None, end: int) -> Found | None:
    """A report whose content surrounds the phrase; `end` is behind the phrase and its source."""
    tagged = cue.tagged
    found = Found(at, tagged.entries[at], "phrase", "before", cue.first)
    found.source, found.order = source, "governed"
    found.used = (span[0], end)
    start = _clause_start(tagged, cue.first)
    edge = _before(tagged, span[0], cue.first)
    behind = _behind(tagged, end, cue.last)
    ends = _sentence_end(tagged, cue.last)
    if edge <= start:
        found.begin, found.end, found.link = behind, ends, "clause"
        apart = end < behind or tagged.tags[end : end + 1] in (t.VERB, t.WEAK, t.OTHER_VERB)
        return found if apart and behind < ends else None
    found.begin, found.end = start, edge
    found.edge = edge
    if behind > end and ends - behind > _PIECE and tagged.tags[behind] not in _ADJUNCTS:
        found.before = (start, edge)
        found.begin, found.end = behind, ends
    return found


# So few words, or an adverbial, behind a phrase are no second half of what is said.
_PIECE = 1
_ADJUNCTS = f"{t.PREPOSITION}{t.TIME}{t.FOR}"


# "Dubai, United Arab Emirates (CNN) --", "Moscow -": where a story begins is not said by anybody.
_DATELINE = re.compile(
    f"(?:[{t.NOUNS}{t.NAME}{t.COMMA}]{{1,8}}[{t.BRACKET}][^{t.UNBRACKET}{t.LINE}]{{1,4}}[{t.UNBRACKET}]"
    f"|{t.NAME}{{1,2}}){t.DASH}+"
)


# "As", before a verb that has no report in it, is "also".
_ALSO = tuple(t.PHRASE + verb for verb in t.FINITE)


def _clause_start(tagged: Tagged, first: int) -> int:
    dateline = _DATELINE.match(tagged.tags, first)
    first = dateline.end() if dateline else first
    while tagged.tags[first : first + 1] and tagged.tags[first] in t.AND + t.DASH + t.OTHER:
        first += 1
    if tagged.tags[first : first + 2] in _ALSO:
        first += 1
    but = tagged.tags[first : first + 1] in (t.OR, t.PREPOSITION)
    return first + 2 if but and tagged.tags[first + 1 : first + 2] == t.THAT else first


def _before(tagged: Tagged, at: int, first: int) -> int:
    while at > first and tagged.tags[at - 1] in t.COMMA + t.AND + t.DASH + t.BRACKET:
        at -= 1
    return at


def _behind(tagged: Tagged, at: int, last: int) -> int:
    """Behind the comma and the "then" that close the phrase off, a relative clause skipped."""
    match = _CLOSED.match(tagged.tags, at, last)
    return match.end() if match else at


_ENDS_CLAUSE = f"{t.COMMA}{t.STOP}{t.LINE}{t.THAT}{t.THAT_IT}{t.COLON}"
_CLOSED = re.compile(
    f"(?:(?:{t.RELATIVE}[^{_ENDS_CLAUSE}]{{0,12}}?|(?:{t.OTHER_VERB}|[{t.FINITE}]{t.COMPLETE})?[^{_ENDS_CLAUSE}{t.FINITE}]{{0,12}}?)"
    f"{t.COMMA}(?!{t.RELATIVE}))?(?:{t.TIME}+{t.COMMA})?(?:{t.AND}{t.THAT}?)?"
)


def _sentence_end(tagged: Tagged, last: int) -> int:
    while last and tagged.tags[last - 1] in t.STOP + t.COMMA + t.LINE:
        last -= 1
    return last


@cache
def _source() -> re.Pattern[str]:
    phrase = p.noun_phrase()
    name = f"[{t.UNKNOWN}{t.NAME}]{{2,3}}"
    return re.compile(f"(?P<source>{phrase}(?:,(?:(?={t.OFFICE}){phrase}|{name})(?=[,.]))?)")


@cache
def _verb_source() -> re.Pattern[str]:
    verb = f"{t.WHAT}?[{t.PARTICLE}{t.BE}]*(?P<verb>[{t.VERB}{t.WEAK}])"
    return re.compile(f"{verb}[{t.TIME}{t.ADVERB}{t.COMPLETE}]*{_source().pattern}?")


def _follows_source(cue: Cue, row: PhraseRow, span: Tokens) -> Found | None:
    if tagged_suffix(cue, span):
        return _make(cue, span[0] + row.cue, span, None, span[1])
    match = _source().match(cue.tagged.tags, span[1], cue.last)
    if match is None:
        return _follows_verb(cue, row, span)
    source = trim(cue.tagged, match.span("source"))
    if source is None or not _can_speak(cue.tagged, source, span[0]):
        return None
    within = cue.tagged.tags[span[1] - 1] == t.IN
    if within and cue.tagged.tags[source[0]] not in _TEXTS:
        return None  # "came in second place"
    return _make(cue, span[0] + row.cue, span, source, match.end())


_SPEAKS = f"{t.OFFICE}{t.GROUP}{t.DOCUMENT}{t.MEDIA}{t.NAME}{t.OPEN}"


_TEXTS = t.DOCUMENT + t.MEDIUM + t.MEDIA + t.SAYING


def _can_speak(tagged: Tagged, source: Tokens, phrase: int) -> bool:
    """Prices differ "according to the season": an unknown noun speaks only behind a comma."""
    apart = phrase == 0 or tagged.tags[phrase - 1] in f"{t.COMMA}{t.AND}{t.DASH}{t.LINE}{t.STOP}"
    head = source[0] + (tagged.tags[source[0]] == t.DEMONSTRATIVE and source[1] - source[0] > 1)
    return apart or tagged.tags[head] in _SPEAKS


def tagged_suffix(cue: Cue, span: Tokens) -> bool:
    """The phrase's last word carries the source as its pronoun."""
    return cue.tagged.entries[span[1] - 1].suffix > 0


def _follows_verb(cue: Cue, row: PhraseRow, span: Tokens) -> Found | None:
    match = _verb_source().match(cue.tagged.tags, span[1], cue.last)
    if match is None or _has_content(cue, match) or not _says(cue, match.start("verb")):
        return None
    if len(row.words) == 1 and _before(cue.tagged, span[0], cue.first) <= cue.first:
        return None  # "as" at the beginning of a sentence only means "also"
    source = trim(cue.tagged, match.span("source")) if match["source"] else None
    if source is not None and cue.tagged.entries[source[0]].verbal:
        return None  # "as it announced the closing": the verb has a content
    at = span[0] + row.cue
    return _make(cue, match.start("verb") if at >= span[1] else at, span, source, match.end())


_SPOKEN = frozenset(("that", "quote"))


def _says(cue: Cue, at: int) -> bool:
    """ "As they abused" is no report: the verb must be able to take "that"."""
    verb = cue.tagged.entries[at].verb
    if verb is not None and verb.guard and not verb.frames & _SPOKEN:
        return False  # "as the members were convinced of"
    if verb is not None and verb.kind == "judge" and verb.guard:
        return False  # "as he spent seven years"
    return verb is not None and any(frame.endswith(("that", "quote")) for frame in verb.frames)


_ENDS = f"{t.COMMA}{t.STOP}{t.LINE}{t.DASH}{t.UNBRACKET}{t.CLOSE}{t.AND}"
_ADJUNCT = re.compile(
    f"(?:[{t.IN}{t.FOR}{t.TO}{t.PREPOSITION}{t.TIME}{t.ADVERB}]"
    f"(?:{p.NOUN}|{p.NAME_QUOTE}|{t.ADVERB}|{t.COMPLETE})*)*"
)


def _has_content(cue: Cue, match: re.Match[str]) -> bool:
    """The verb has a content of its own: then the phrase only means "also"."""
    rest = _ADJUNCT.match(cue.tagged.tags, match.end(), cue.last)
    at = rest.end() if rest else match.end()
    return at < cue.last and cue.tagged.tags[at] not in _ENDS


def _follows_pronoun(cue: Cue, row: PhraseRow, span: Tokens) -> Found | None:
    return _make(cue, span[0] + row.cue, span, None, span[1]) if tagged_suffix(cue, span) else None


@cache
def _source_that() -> re.Pattern[str]:
    return re.compile(
        f"{_source().pattern}{p.SHORT_GAP}{t.SAYING}?{t.COMMA}?[{t.WITH}]?"
        f"(?:(?P<that>{t.THAT})|(?P<it>{t.THAT_IT})|{t.COLON}?(?P<quote>{t.OPEN}))"
    )


def _follows_source_that(cue: Cue, row: PhraseRow, span: Tokens) -> Found | None:
    match = _source_that().match(cue.tagged.tags, span[1], cue.last)
    if match is None:
        return _follows_source(cue, row, span)
    at = span[0] + row.cue
    opened = match["it"] or match["quote"]
    begin = match.end() - 1 if opened else match.end()
    found = Found(
        at, cue.tagged.entries[at], "phrase", "quote" if match["quote"] else "that", begin
    )
    found.source, found.order = trim(cue.tagged, match.span("source")), "governed"
    found.edge = _before(cue.tagged, span[0], cue.first)
    return found


@cache
def _that() -> re.Pattern[str]:
    return re.compile(
        f"[{t.ADVERB}{t.TIME}{t.COMPLETE}]*[{t.WITH}]?(?:(?P<that>{t.THAT})|(?P<it>{t.THAT_IT}))"
    )


def _follows_that(cue: Cue, row: PhraseRow, span: Tokens) -> Found | None:
    match = _that().match(cue.tagged.tags, span[1], cue.last)
    if match is None:
        return None
    at = span[0] + row.cue
    entry = cue.tagged.entries[at]
    if entry.verb is not None and left_of(cue.tagged, at, cue.first) is not None:
        return None  # the verb has a subject of its own
    if entry.tense == "past" and cue.tagged.tags[span[0] - 1 : span[0]] == t.BECAUSE:
        return None  # "when he announced that" follows a clause with a subject
    begin = match.end() - 1 if match["it"] else match.end()
    found = Found(at, entry, "phrase", "that", begin)
    found.order = "impersonal"
    found.edge = clause_edge(cue.tagged, span[0], cue.first)
    return found


_FOLLOWS = {
    "source": _follows_source,
    "verb-source": _follows_verb,
    "pronoun": _follows_pronoun,
    "source-that": _follows_source_that,
    "that": _follows_that,
}
