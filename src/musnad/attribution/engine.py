"""one text -> its attributions: the rules over every cue, then rivals, contents and chains"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from musnad.attribution.chains import carry, clip, nest
from musnad.attribution.colons import colon
from musnad.attribution.contents import close_contents
from musnad.attribution.found import Found
from musnad.attribution.phrases import phrase
from musnad.attribution.records import Records
from musnad.attribution.rules import RULES, Cue, read_cue
from musnad.attribution.when import When
from musnad.grammar import Tagged
from musnad.grammar.said import said
from musnad.lexicon import tags as t
from musnad.model import Attribution
from musnad.model.timex import Timex
from musnad.tokenise import Tokens

_CUES = re.compile(f"[{t.CUES}{t.MEDIUM}{t.DOCUMENT}]")
_HEADLINE = 20


def attribute(
    tokens: Tokens,
    *,
    outlet: str | None = None,
    headline: bool = False,
    times: Sequence[Timex] = (),
    published: str | None = None,
    tagged: Tagged | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of a text, in the order of their cues.

    Args:
        tokens: the tokenised text.
        outlet: its outlet, the outermost link of every chain.
        headline: the text is a headline; its attributions get ids with `h`.
        times: the text's time expressions, among which each report finds its own.
        published: date of publication, ISO 8601.
        tagged: the text's words with their tags, where they are made already.
    """
    tagged = tagged or Tagged(tokens)
    found = find(tagged, headline)
    if not found:
        return ()
    when = When(tagged, times, published)
    return Records(tagged, "h" if headline else "a", outlet, when).build(found)


def find(tagged: Tagged, headline: bool = False) -> list[Found]:
    """What the rules find, nested and with antecedents, in the order of the cues."""
    out: list[Found] = []
    for first, last in tagged.tokens.sentences:
        if _CUES.search(tagged.tags, first, last) or t.COLON in tagged.tags[first:last]:
            out.extend(_sentence(tagged, first, last, headline))
    nest(out)
    clip(tagged, out)
    carry(tagged, out)
    return out


def _sentence(tagged: Tagged, first: int, last: int, headline: bool) -> list[Found]:
    short = headline or (last - first <= _HEADLINE and tagged.tags[last - 1] != t.STOP)
    found: list[Found] = []
    opened = colon(tagged, first, last, short)
    if opened is not None:
        found.append(opened)
    for match in _CUES.finditer(tagged.tags, first, last):
        cue = Cue(tagged, match.start(), first, last)
        one = (phrase(cue) if cue.entry.phrases else None) or _cue(cue)
        if one is not None:
            found.append(one)
    found = _rivals(tagged, found)
    for one in found:
        one.first = first
    close_contents(tagged, found, first, last)
    found = [one for one in found if one.end > one.begin]
    found.sort(key=lambda one: one.cue)
    return found


def rule_says(name: str) -> str:
    """What the rule of an attribution looks for, in words."""
    every: tuple[Callable[..., object], ...] = (*RULES, phrase, colon)
    rules = {rule.__name__.rstrip("_"): rule for rule in every}
    return said(rules[name.partition("/")[0]])


def unread(tagged: Tagged, first: int, last: int) -> list[tuple[int, str, str]]:
    """The cues of one sentence that report nothing: token, rule that had read it, and why not."""
    kept = {one.cue for one in _sentence(tagged, first, last, False)}
    out: list[tuple[int, str, str]] = []
    for match in _CUES.finditer(tagged.tags, first, last):
        cue = Cue(tagged, match.start(), first, last)
        if cue.at in kept or (cue.entry.verb or cue.entry.noun or cue.entry.phrases) is None:
            continue
        one = (phrase(cue) if cue.entry.phrases else None) or _cue(cue)
        if one is None:
            out.append((cue.at, "none", "no content follows in a frame of this cue"))
        elif one.cue not in kept:
            out.append((cue.at, one.rule, "another cue has the better claim to this content"))
    return out


def _cue(cue: Cue) -> Found | None:
    if cue.entry.verb is None and cue.entry.noun is None:
        return None
    return read_cue(cue)


# Rules in which a second cue belongs to the first.
_TWO_CUES = ("quoting", "relay", "doubled")
# A verb has a better claim to a content than a noun before it.
_CLAIM = {t.VERB: 0, t.WEAK: 1, t.PARTICIPLE: 2, t.PHRASE: 3}


def _rivals(tagged: Tagged, found: list[Found]) -> list[Found]:
    """Of several cues that claim the same content, the best: the verb, then the nearest."""
    best: dict[int, Found] = {}
    used = [(one.cue + 1, one.begin) for one in found if one.rule in _TWO_CUES]
    used += [one.used for one in found if one.used is not None]
    for one in found:
        if any(start <= one.cue < end and (start, end) != one.used for start, end in used):
            continue
        if one.link == "before":
            best[-one.cue - 1] = one
            continue
        rival = best.get(one.begin)
        if rival is None or (
            _claim(tagged, one) <= _claim(tagged, rival) and not _within(tagged, one, rival)
        ):
            best[one.begin] = one
    return sorted(best.values(), key=lambda one: one.cue)


def _within(tagged: Tagged, one: Found, rival: Found) -> bool:
    """The cue's relative clause ends before the content: "said the girl who denies it, that"."""
    if tagged.tags[rival.cue] != t.VERB or tagged.tags[one.cue - 1] not in t.RELATIVE + t.WHAT:
        return False
    return one.link == "quote" or t.COMMA in tagged.tags[one.cue : one.begin]


def _claim(tagged: Tagged, one: Found) -> int:
    return _CLAIM.get(tagged.tags[one.cue], 4)
