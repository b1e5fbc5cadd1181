"""where a content ends: at the outlet's own voice, the next cue, a closing mark"""

from __future__ import annotations

import re

from musnad.attribution.found import Found
from musnad.grammar import Tagged
from musnad.lexicon import fold_word, turns
from musnad.lexicon import tags as t

# A turning phrase begins with a preposition or with a word that no other rule knows.
_TURN_HEADS = f"{t.IN}{t.FROM}{t.ON}{t.PREPOSITION}{t.BECAUSE}{t.DEMONSTRATIVE}{t.PRONOUN}"

# Whatever may end a content; each kind has its own test.
_STOPPERS = re.compile(
    f"[{t.OPEN}{t.CLOSE}{t.BRACKET}{t.UNBRACKET}{t.TURN}{t.LINE}]"
    f"|(?<={t.COMMA}){t.AND}?(?:{t.BUT}|{t.OR}(?=[{t.THAT}{t.THAT_IT}]))"
    f"|(?<={t.COMMA})(?:{t.AND}{t.NEGATION}?)?{t.VERB}|(?<=[^{t.LINE}])[{_TURN_HEADS}]"
)
_TRIM_END = frozenset(
    f"{t.COMMA}{t.STOP}{t.AND}{t.DASH}{t.COLON}{t.OTHER}{t.LINE}{t.TURN}{t.OR}{t.BECAUSE}"
)
# What goes on behind a closing mark belongs to a content that the mark closed only in part.
_GOES_ON = frozenset(
    f"{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}{t.PREPOSITION}{t.WITH}{t.FOR}{t.NOUNS}{t.SAYING}"
    f"{t.RELATIVE}{t.OPEN}"
)


Cues = frozenset[int]
# Cues that stand behind their own subject inside the content they are in.
_OWN_SUBJECT = ("far", "subject-verb", "relative")


def close_contents(tagged: Tagged, found: list[Found], first: int, last: int) -> None:
    """Sets the end of every content of one sentence."""
    edges = sorted({one.edge for one in found if one.edge is not None})
    inner = frozenset(one.cue for one in found if one.order in _OWN_SUBJECT)
    for one in found:
        if one.link == "before":
            continue
        if one.link == "quote" and tagged.tags[one.begin] == t.OPEN:
            one.end = _quotation_end(tagged, one, edges, last, inner)
        else:
            one.end = _clause_end(tagged, one, one.begin, edges, last, inner)
        one.end = trimmed(tagged, one.begin, one.end)


def trimmed(tagged: Tagged, begin: int, end: int) -> int:
    """The end without the marks and conjunctions that are not content."""
    while end > begin and tagged.tags[end - 1] in _TRIM_END:
        end -= 1
    return end


def _quotation_end(tagged: Tagged, one: Found, edges: list[int], last: int, inner: Cues) -> int:
    """A quotation ends where it is closed, in another sentence if need be."""
    close = tagged.quotes.close.get(one.begin, last)
    if one.begin in tagged.quotes.unclosed or close >= len(tagged.tags):
        return _clause_end(tagged, one, one.begin + 1, edges, last, inner)
    after = close + 1
    another = after
    while (opened := _ANOTHER.match(tagged.tags, another, last)) is not None:
        at = opened.end() - 1
        another = min(tagged.quotes.close.get(at, at) + 1, len(tagged.tags))
    if another > after:
        return another
    if after < last and tagged.tags[after] in _GOES_ON:
        return _clause_end(tagged, one, after, edges, last, inner)
    return after


# Slogans and the like: "…" and "…", and "…".
_ANOTHER = re.compile(f"{t.COMMA}?{t.AND}{t.OPEN}")


def _limit(tagged: Tagged, one: Found, begin: int, edges: list[int], last: int) -> int:
    """The furthest end: the next cue's clause, the sentence, or what the kind of report allows."""
    limit = min(next((edge for edge in edges if edge > begin and edge > one.cue), last), last)
    pattern = _shortened(tagged, one)
    match = pattern.match(tagged.tags, begin, limit) if pattern is not None else None
    limit = limit if match is None else match.end()
    if one.link == "object" and tagged.tags[one.cue - 1 : one.cue] == t.RELATIVE:
        match = _OUTER_THAT.match(tagged.tags, begin, limit)
        limit = limit if match is None else match.end()
    return limit


def _shortened(tagged: Tagged, one: Found) -> re.Pattern[str] | None:
    """What ends the content of this kind of report early."""
    if _leads_in(tagged, one):
        return _MAIN_VERB
    if one.order == "noun" and one.link == "prep":
        return _VERB
    if one.link == "object":
        return _SECOND_VERB
    if one.order == "relative" and tagged.tags[one.cue - 2 : one.cue] == t.COMMA + t.RELATIVE:
        return _COMMA
    return _MAIN_CLAUSE if _dependent(tagged, one) else None


def _clause_end(
    tagged: Tagged, one: Found, begin: int, edges: list[int], last: int, inner: Cues
) -> int:
    """A clause ends with the sentence, or before: the first stopper outside quotations."""
    limit = _limit(tagged, one, begin, edges, last)
    at, depth = begin, 0
    speech = begin in tagged.quotes.unclosed or begin - 1 in tagged.quotes.unclosed
    speech = speech or (one.link == "quote" and tagged.tags[begin - 1] == t.COLON)
    while True:
        match = _STOPPERS.search(tagged.tags, at, limit)
        if match is None:
            return limit
        at = match.start()
        tag = tagged.tags[at]
        if tag == t.OPEN:
            at = _skip_quotation(tagged, at, limit)
            if at >= limit:  # a quotation over the sentence's end is reported to its own end
                return at
            continue
        if tag == t.BRACKET:
            depth += 1
        elif tag == t.UNBRACKET and depth:
            depth -= 1
        elif not speech and at not in inner and _ends_at(tagged, at, begin, limit):
            return at
        at += 1


# Up to where a content of some kind ends before its sentence does.
_VERB = re.compile(f"(?s:.)[^{t.FINITE}]*(?=[{t.FINITE}])")
_COMMA = re.compile(f"[^{t.COMMA}]*(?={t.COMMA})")
# "Condemned the attack and offered help": a verb that no relative clause holds ends the object.
_SECOND_VERB = re.compile(
    f"[^{t.RELATIVE}{t.WHAT}{t.FINITE}{t.THAT}{t.LINE}]*?(?={t.AND}[{t.FINITE}])"
)
# Behind a relative clause a comma and a verb bring the main clause back.
_MAIN_CLAUSE = re.compile(
    f"(?s:.)*?(?={t.COMMA}{t.AND}?[{t.FINITE}{t.BECAUSE}{t.THAT}{t.THAT_IT}])"
)
# Behind a relative clause with an object the main verb's content begins.
_OUTER_THAT = re.compile(f"(?s:.)*?(?={t.COMMA}[{t.THAT}{t.THAT_IT}])")
# A longer quotation further on, which no cue of its own announces, still belongs to the report.
_QUOTED = re.compile(f"{t.OPEN}[^«»]{{4}}")


# "While the minister denied it, it seemed": the main clause behind what opens with "while".
_MAIN_VERB = re.compile(f"(?s:.)*?(?={t.COMMA}{t.AND}?[{t.FINITE}{t.MODAL}{t.BE}])")


def _leads_in(tagged: Tagged, one: Found) -> bool:
    """The cue's clause begins the sentence with "while"."""
    before = tagged.tags[one.first : one.cue].lstrip(t.AND)
    return before == t.TURN and one.order == "verb-subject"


def _dependent(tagged: Tagged, one: Found) -> bool:
    before = tagged.tags[one.cue - 1] if one.cue else ""
    pronoun = one.entry.suffix > 0 and one.entry.verb is not None
    return one.order == "relative" or before == t.RELATIVE or pronoun


def _skip_quotation(tagged: Tagged, at: int, limit: int) -> int:
    if at in tagged.quotes.unclosed:
        return at + 1
    return tagged.quotes.close.get(at, at) + 1


def _ends_at(tagged: Tagged, at: int, begin: int, limit: int) -> bool:
    tag = tagged.tags[at]
    if at <= begin:
        return False
    if tag == t.BUT and _QUOTED.search(tagged.tags, at, limit) is not None:
        return False
    if tag == t.TURN:
        return _turns(tagged, at, begin) or turn_phrase(tagged, at)
    if tag in _TURN_HEADS:
        return turn_phrase(tagged, at)
    return True


def turn_phrase(tagged: Tagged, at: int) -> bool:
    """A phrase of turns.tsv begins here, in a place where it counts."""
    rows = turns().get(fold_word(tagged.tokens.form(at)))
    if rows is None:
        return False
    for words, when in rows.get(_folded(tagged, at + 1)) or rows[""]:
        if all(_folded(tagged, at + i) == word for i, word in enumerate(words)):
            return _counts(tagged, at, at + len(words), when)
    return False


def _folded(tagged: Tagged, at: int) -> str:
    return fold_word(tagged.tokens.form(at)) if at < len(tagged.tags) else ""


def _counts(tagged: Tagged, start: int, end: int, when: str) -> bool:
    if when == "comma":
        before = tagged.tags[start - 1]
        return t.COMMA in (before, tagged.tags[start - 2] if before == t.AND else before)
    return when == "always" or tagged.tags[end : end + 1] in (t.VERB, t.WEAK)


def _turns(tagged: Tagged, at: int, begin: int) -> bool:
    """A turning word ends the content behind a comma; without one it may still belong to it."""
    before = tagged.tags[at - 1]
    if before == t.AND:
        before = tagged.tags[at - 2]
    speaks = tagged.tags[at + 1 : at + 2] in (t.VERB, t.WEAK)
    return at > begin + 1 and (before == t.COMMA or speaks)
