"""reports within reports: whose content holds whom, and who goes on speaking"""

from __future__ import annotations

import re

from musnad.attribution.found import Found, Tokens
from musnad.attribution.subjects import actor, speaker, subject
from musnad.grammar import Tagged
from musnad.lexicon import tags as t


def nest(found: list[Found]) -> None:
    """Hangs every report under the smallest content that holds it."""
    by_size = sorted(found, key=lambda one: one.end - one.begin)
    for one in found:
        cue = one.cue
        head = cue if one.source is None else min(cue, one.source[0])
        for other in by_size:
            inside = other.begin <= head and cue < other.end
            if not inside and other.before is not None:
                inside = other.before[0] <= head and cue < other.before[1]
            if inside and other is not one and not _above(one, other):
                one.parent = other
                break


def _above(one: Found, other: Found) -> bool:
    """`one` already stands above `other`: never make a circle."""
    at: Found | None = other
    while at is not None:
        if at is one:
            return True
        at = at.parent
    return False


def clip(tagged: Tagged, found: list[Found]) -> None:
    """Ends a nested content where the outer speaker goes on: ", and that …"."""
    for one in found:
        outer = one.parent
        if outer is None or outer.link != "that" or one.link == "before":
            continue
        match = _AND_THAT.search(tagged.tags, one.begin, one.end)
        if match is not None and match.start() > one.begin:
            one.end = match.start()


_AND_THAT = re.compile(f"{t.COMMA}{t.AND}(?=[{t.THAT}{t.THAT_IT}])")


def carry(tagged: Tagged, found: list[Found]) -> None:
    """Gives every report without a source of its own the one that speaks before it.

    Inside a content only those count who speak in the same content, then the one whose
    content it is; on the article's own level, whoever spoke in the same sentence, the
    subject of the sentence's first clause, whoever spoke last, and the subject of the
    sentence before.
    """
    last: dict[Found | None, _Last] = {}
    unknown = -1
    for one in found:
        if one.source is not None:
            # Who is only cited for a report by another does not go on speaking: the other does.
            spoken = last.get(one) if one.rule == "phrase" else None
            last[one.parent] = spoken or (one.source, one.first, max(one.cue, one.end - 1))
            continue
        if one.order == "impersonal":
            continue
        spoke = one.first == unknown and tagged.tags[one.cue] == t.PARTICIPLE
        one.antecedent = _antecedent(tagged, one, last.get(one.parent), spoke)
        if one.antecedent is not None:
            last[one.parent] = (one.antecedent, one.first, max(one.cue, one.end - 1))
        elif one.parent is None:
            unknown = one.first


# Who spoke last on a level: his phrase, the sentence, the last token of what he said.
_Last = tuple[Tokens, int, int]


def _antecedent(tagged: Tagged, one: Found, last: _Last | None, spoke: bool) -> Tokens | None:
    """`spoke`: somebody whom the text does not name spoke before in the sentence."""
    if one.parent is not None:
        return _inside(tagged, one, one.parent, last)
    same = last is not None and last[1] == one.first
    nearer = speaker(tagged, last[2] + 1 if same and last else one.first, one.cue)
    if nearer is not None:
        return nearer
    if last is not None and same:
        return last[0]
    starts = one.edge is not None and one.edge <= one.first
    own = None if starts else _subject(tagged, one.first, one.cue)
    if own is None and last is None and not starts and not spoke:
        own = actor(tagged, one.first, one.cue)
    if own is not None or last is not None:
        return own or (last[0] if last is not None else None)
    before = tagged.sentence_before(one.first)
    return None if before is None else subject(tagged, before, one.first)


_HOWEVER = re.compile(f"{t.OR}{t.THAT}|{t.BUT}")


def _subject(tagged: Tagged, first: int, cue: int) -> Tokens | None:
    """The subject of the clause behind the last "however", else of the sentence's first clause."""
    for match in reversed(list(_HOWEVER.finditer(tagged.tags, first, cue))):
        own = subject(tagged, match.end(), cue)
        if own is not None and not tagged.entries[own[0]].verbal:
            return own
    return subject(tagged, first, cue)


def _inside(tagged: Tagged, one: Found, outer: Found, last: _Last | None) -> Tokens | None:
    """Who speaks inside a content: the subject of its clause, or the outer speaker himself."""
    if last is not None:
        return last[0]
    if one.order == "relative":
        return outer.source or outer.antecedent
    itself = tagged.tags[outer.begin] == t.THAT_IT
    own = None if itself or one.cue - outer.begin < 2 else subject(tagged, outer.begin, one.cue)
    return own or outer.source or outer.antecedent
