"""is an action word here a finite verb or a noun, and which row of the table does it mean"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from musnad.events.subjects import subject_before
from musnad.events.view import PREPOSITIONS, View
from musnad.lexicon import is_accusative, is_number_ending
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.event_records import Act, Acts

# Behind these a form that is verb and noun is the noun, behind those the verb.
_NOUN_BEFORE = frozenset(PREPOSITIONS + t.CLAIM + t.QUANTITY + t.FINITE + t.PARTICIPLE + t.SAYING)
_VERB_BEFORE = frozenset(t.NEGATION + t.PARTICLE + t.BE + t.RELATIVE + t.THAT_IT + t.PRONOUN)
_OPENS = frozenset(
    t.COMMA + t.THAT + t.OPEN + t.BECAUSE + t.BUT + t.TURN + t.OR + t.COLON + t.DASH + t.PHRASE
)
_ASIDE = frozenset(t.TIME + t.ADVERB + t.COMPLETE)
_BROUGHT = ("subj", "result")
_BARE = frozenset(t.UNKNOWN + t.OFFICE + t.GROUP + t.DOCUMENT + t.MEDIUM)
# Companions of a fixed phrase stand so many tokens behind or before its first word.
_AHEAD, _BACK, _NOMINAL_AHEAD = 12, 6, 4
_PHRASE_EDGES = frozenset(t.STOP + t.LINE + t.COLON + t.BUT + t.TURN)


Places = dict[str, list[int]]


class Word(NamedTuple):
    """An action word in its place.

    Attributes:
        at: its token.
        acts: what the tables say of the form.
        act: the reading that was chosen.
        finite: it is a finite verb here.
        companions: tokens of the other words of a fixed phrase.
    """

    at: int
    acts: Acts
    act: Act
    finite: bool
    companions: tuple[int, ...]


def read_words(view: View, first: int, last: int) -> list[Word]:
    """The action words of a sentence; the view learns which are verbs and which nouns."""
    places: Places = {}
    deeds: list[tuple[int, Acts]] = []
    for at in view.known(first, last):
        acts = view.acts[at]
        if acts is None:
            continue
        for word in acts.companions:
            places.setdefault(word, []).append(at)
        if acts.acts or acts.lights:
            deeds.append((at, acts))
    usable = {at: kept for at, acts in deeds if (kept := _present(acts, places))}
    return _decided(view, first, deeds, places, usable) if usable else []


def _present(acts: Acts, places: Places) -> tuple[Act, ...]:
    """The readings whose further words all stand in the sentence."""
    if places.keys().isdisjoint(acts.wants):
        return acts.alone
    return tuple([act for act in acts.acts if all(map(places.__contains__, act.row.companions))])


def _decided(
    view: View,
    first: int,
    deeds: Sequence[tuple[int, Acts]],
    places: Places,
    usable: dict[int, tuple[Act, ...]],
) -> list[Word]:
    out = []
    for at, acts in deeds:
        if not (at in usable or acts.lights):
            continue
        finite = _finite(view, at, first, acts, at not in usable)
        if finite is None:
            continue
        word = _word(view, at, places, usable.get(at, ()), finite)
        if acts.lights:
            view.lit.add(first)
        if finite:
            view.verbs.add(at)
            if any(one.row.noun in _BROUGHT and not one.nominal for one in acts.lights):
                view.bringing.add(at)
        elif word is not None:
            view.nouns.add(at)
        if word is not None:
            out.append(word)
    return out


def _finite(view: View, at: int, first: int, acts: Acts, light: bool) -> bool | None:
    """Verb (True), noun (False), or neither."""
    if not acts.verbal:
        return None if _names_group(view, at, acts) else False
    if acts.future:
        return True
    before = _before(view, at, first)
    if before is not None and before not in view.verbs and view.tags[before] in PREPOSITIONS:
        return False if acts.nominal else None
    if not acts.nominal:
        return None if _is_person(view, at, before) else True
    return _verb_here(view, at, first, before, acts, light)


def _names_group(view: View, at: int, acts: Acts) -> bool:
    """ "The opposition", "the leadership": a verbal noun that names who, not what is done."""
    head = view.entries[at].head
    masdar = all(act.row.verb for act in acts.acts)
    return masdar and head is not None and head.kind in ("group", "organisation", "office")


def _is_person(view: View, at: int, before: int | None) -> bool:
    """ "The killer", "a student": a form that is also a noun for a person."""
    entry = view.entries[at]
    if entry.definite or entry.head is None or entry.head.kind not in ("office", "person", "group"):
        return False
    opens = before is None or view.tags[before] in t.AND + t.COMMA + t.RELATIVE + t.NEGATION + t.BE
    return not opens


def _before(view: View, at: int, first: int) -> int | None:
    """The token before; adverbs and times are passed over, with the time's preposition."""
    at -= 1
    while at >= first:
        governs = view.tags[at] in PREPOSITIONS and view.tags[at + 1] == t.TIME
        if view.tags[at] not in _ASIDE and not governs:
            return at
        at -= 1
    return None


def _verb_here(
    view: View, at: int, first: int, before: int | None, acts: Acts, light: bool
) -> bool:
    if before is None:
        return True
    tag = view.tags[before]
    if acts.suffix and at + 1 < len(view.tags) and view.form(at + 1).startswith(affixes().for_):
        return False  # "its support for"
    if before in view.verbs or tag in _NOUN_BEFORE:
        return False
    if tag in _VERB_BEFORE:
        return True
    if tag == t.AND:
        return before - 1 not in view.nouns
    if tag in _BARE and not view.definite(before):
        if light and acts.suffix:
            return True  # "an ambush that gunmen laid"
        return _after_indefinite(view, at, first, before)
    if tag in t.NOUNS + t.CLOSE + t.UNBRACKET:
        # "In London went ...": behind a definite noun no bare verbal noun stands.
        bare = view.tags[before] == t.NAME and not acts.definite and not acts.clitics
        return bare or subject_before(view, at, first) is not None
    return tag in _OPENS


def _after_indefinite(view: View, at: int, first: int, before: int) -> bool:
    """ "That two persons were killed": the ending of the noun before bars a genitive."""
    form = view.form(before)
    closed = is_accusative(form) or is_number_ending(form) or is_accusative(view.form(at))
    return closed and subject_before(view, at, first) is not None


def _word(view: View, at: int, places: Places, usable: Sequence[Act], finite: bool) -> Word | None:
    acts = view.acts[at]
    best: Word | None = None
    for act in usable if acts is not None else ():
        if not (act.finite if finite else act.nominal):
            continue
        companions = _companions(view, at, places, act, finite)
        if companions is None:
            continue
        assert acts is not None
        word = Word(at, acts, act, finite, companions)
        if best is None or _rank(word) > _rank(best):
            best = word
    return best


def _rank(word: Word) -> tuple[int, bool, bool]:
    row = word.act.row
    return len(word.companions), word.finite == row.verb, "agent" not in row.guards


def _companions(
    view: View, at: int, places: Places, act: Act, finite: bool
) -> tuple[int, ...] | None:
    """Where the other words of the row's phrase stand; None where one is missing."""
    words = act.row.companions
    if not words:
        return ()
    found = _in_order(view, places, at, at + (_AHEAD if finite else _NOMINAL_AHEAD), words)
    if found is not None and not finite and _verb_between(view, at, found[-1]):
        return None
    if found is None and finite and len(words) == 1:
        found = _in_order(view, places, max(-1, at - _BACK), at - 1, words)
    return found


def _verb_between(view: View, at: int, last: int) -> bool:
    """ "The attack was carried out by a suicide bomber": no suicide attack in one phrase."""
    return any(tag in t.FINITE for tag in view.tags[at + 1 : last])


def _in_order(
    view: View, places: Places, start: int, end: int, words: tuple[str, ...]
) -> tuple[int, ...] | None:
    """The first places of the words behind `start`, in their order, up to `end`."""
    out: list[int] = []
    last = start
    for word in words:
        found = next((at for at in places[word] if last < at <= end), None)
        if found is None:
            return None
        out.append(found)
        last = found
    whole = view.tags[start + 1 : last]
    return None if any(tag in _PHRASE_EDGES for tag in whole) else tuple(out)
