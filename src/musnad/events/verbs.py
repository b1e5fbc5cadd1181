"""who does what to whom around a finite verb"""

from __future__ import annotations

from typing import NamedTuple

from musnad.events.attach import is_place
from musnad.events.clause import complements, left_edge, picked, right_edge
from musnad.events.found import Found
from musnad.events.phrases import parted, phrase, skip_aside, starts
from musnad.events.subjects import before_verb, nearest, subject_before
from musnad.events.view import PREPOSITIONS, Range, View
from musnad.events.words import Word
from musnad.lexicon import is_accusative, is_number_ending
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes


class Row(NamedTuple):
    """What stands around a verb.

    Attributes:
        before: the noun phrase before it, or the noun that its relative clause describes.
        relative: it stands in a relative clause.
        behind: up to two noun phrases right behind it.
        end: where these end.
    """

    before: Range | None
    relative: bool
    behind: tuple[Range, ...]
    end: int


def row_of(view: View, word: Word, first: int, last: int) -> Row:
    """The noun phrases beside a verb, inside its clause."""
    before, relative = _before(view, word, first)
    behind: list[Range] = []
    end = skip_aside(view, word.at + 1, last)
    while len(behind) < 2:
        end = _behind_comma(view, word, end, last)
        thing = end in word.companions and not view.linked(end, "person")
        if not starts(view, end, last) or thing:
            break
        span = _without_companions(view, word, phrase(view, end, last))
        if span[0] < span[1]:
            behind.append(span)
        end = skip_aside(view, max(span[1], end + 1), last)
    return Row(before, relative, tuple(behind), end)


def _behind_comma(view: View, word: Word, at: int, last: int) -> int:
    """ "Gunmen kidnapped, five days ago, a number of": a comma beside a time, before an object."""
    if view.tag(at) != t.COMMA or at + 1 >= last or view.tag(at + 1) in t.AND + t.RELATIVE:
        return at
    behind = skip_aside(view, at + 1, last)
    timed = view.tag(at - 1) == t.TIME or view.tag(at + 1) == t.TIME
    return behind if timed and behind < last and view.tags[behind] in _OBJECTS else at


_OBJECTS = frozenset(t.UNKNOWN + t.NUMBER + t.QUANTITY + t.OFFICE)


def _without_companions(view: View, word: Word, span: Range) -> Range:
    """A subject ends before the words that make the verb's phrase, and before their number."""
    inside = [at for at in word.companions if span[0] < at < span[1]]
    if not inside:
        return span
    end = inside[0]
    while end > span[0] and view.tags[end - 1] in t.QUANTITY + t.NUMBER + PREPOSITIONS:
        end -= 1
    return span[0], end


def _before(view: View, word: Word, first: int) -> tuple[Range | None, bool]:
    at = word.at
    head = before_verb(view, at, first)
    if view.tag(head - 1) == t.RELATIVE and head > first:
        return nearest(view, head - 1, first), True
    span = subject_before(view, at, first)
    if span is None and word.act.many and head == at:
        span = nearest(view, at, first)
    return span, False


class Parts(NamedTuple):
    """The verb's subject and object, as its voice has them."""

    subject: Range | None
    object: Range | None


def parts(view: View, word: Word, row: Row, carried: Range | None) -> Parts:
    """Who is subject and who is object.

    Args:
        carried: the subject of the verb before, which a verb without its own goes on with.
    """
    act = word.act
    if len(act.row.lemma) > 1 and act.active:
        two = parted(view, row.behind[0]) if row.behind and row.before is None else None
        if two is not None and "obj" in act.row.recipient:
            return Parts(*two)
        subject = _intransitive(view, word, row, carried).subject
        free = [span for span in row.behind if span != subject and "obj" in act.row.recipient]
        return Parts(subject, free[0] if free else None)
    if "obj" not in act.row.recipient:
        return _intransitive(view, word, row, carried)
    if not act.active:
        return Parts(None, _patient(view, row))
    return _transitive(view, word, row, carried)


def _intransitive(view: View, word: Word, row: Row, carried: Range | None) -> Parts:
    subject = next((span for span in row.behind if not _oblique(view, span)), None)
    if word.act.many and not word.acts.suffix:
        subject = None
    return Parts(row.before or subject or _going_on(view, word, carried), None)


def _patient(view: View, row: Row) -> Range | None:
    return row.behind[0] if row.behind else row.before


def _transitive(view: View, word: Word, row: Row, carried: Range | None) -> Parts:
    behind, before = row.behind, row.before
    if word.acts.suffix:
        return _with_pronoun(word, row, carried)
    if not behind:
        return _alone(view, word, row, carried)
    if len(behind) > 1 and before is not None and behind[0][1] == behind[1][0]:
        return Parts(before, (behind[0][0], behind[1][1]))
    if len(behind) > 1 and before is None and not _oblique(view, behind[0]):
        return Parts(behind[0], behind[1])
    return _with_one(view, word, row, carried)


def _alone(view: View, word: Word, row: Row, carried: Range | None) -> Parts:
    """No noun phrase behind the verb: the one before it acts or suffers."""
    suffers = word.act.passive and word.act.row.kind in _SUFFERED
    if suffers and row.before is not None:
        return Parts(None, row.before)
    return Parts(row.before or _going_on(view, word, carried), None)


def _with_one(view: View, word: Word, row: Row, carried: Range | None) -> Parts:
    """One noun phrase behind the verb: its object, its subject, or both side by side."""
    one, before = row.behind[0], row.before
    two = parted(view, one) if before is None and not word.act.many else None
    if two is not None:
        return Parts(*two)
    if _oblique(view, one) or word.act.many:
        return Parts(before or _going_on(view, word, carried), one)
    if before is not None:
        return Parts(before, one)
    if carried is not None and view.tag(word.at - 1) == t.AND and _agrees(view, word, carried):
        return Parts(carried, one)
    suffers = word.act.passive and word.act.row.kind in _SUFFERED
    return Parts(None, one) if suffers else Parts(one, None)


def _agrees(view: View, word: Word, subject: Range) -> bool:
    """The verb has the gender that the subject of the verb before asks for."""
    head = subject[0]
    while head < subject[1] - 1 and view.tags[head] in t.NUMBER + t.QUANTITY:
        head += 1
    form = view.form(head)
    if is_number_ending(form):
        return False
    feminine = form.endswith(affixes().feminine) or view.entries[head].plural
    return feminine == _is_feminine(view, word)


def _is_feminine(view: View, word: Word) -> bool:
    form = view.form(word.at)[word.acts.skip :]
    ta = affixes().feminine[-1][-1]
    return form.startswith(ta) if word.act.present else form.endswith(ta)


# Of these types a verb with one noun phrase alone is mostly passive.
_SUFFERED = frozenset("ASSAULT COERCE SANCTION RETREAT AID MOBILIZE".split())


def _with_pronoun(word: Word, row: Row, carried: Range | None) -> Parts:
    """The object is a pronoun: in a relative clause it is the noun before."""
    subject = row.behind[0] if row.behind else None
    if row.relative:
        return Parts(subject, row.before)
    return Parts(subject or row.before or carried, None)


def _oblique(view: View, span: Range) -> bool:
    """The phrase begins with an ending that no subject has."""
    return not view.definite(span[0]) and is_accusative(view.form(span[0]))


def _going_on(view: View, word: Word, carried: Range | None) -> Range | None:
    """The last verb's subject, behind an "and" or where the ending shows that several act."""
    goes_on = word.act.many or view.tag(word.at - 1) in t.AND + t.OR
    return carried if goes_on else None


def verb(view: View, word: Word, first: int, last: int, carried: Range | None) -> Found:
    """A finite verb with its participants."""
    found = Found(word, "verb", first, last)
    found.left = left_edge(view, word.at, first)
    found.right = right_edge(view, word.at, last)
    row = row_of(view, word, first, last)
    subject, obj = parts(view, word, row, carried)
    behind = complements(view, word.at + 1, found.right)
    if obj is None and _is_object(view, word):
        obj = around(view, word.companions[0], row_edge(word))
    places = {"subj": subject, "obj": obj, "gen": _genitive(view, word, last)}
    found.actors = _role(view, word.act.row.actor, places, behind, "both" in word.act.row.guards)
    found.recipients = _role(view, word.act.row.recipient, places, behind, False)
    together(found, behind)
    return found


def together(found: Found, behind: list[tuple[str, Range]]) -> None:
    """Of a reciprocal event all are actors; of another, who acts may stand behind "by"."""
    if "both" in found.word.act.row.guards:
        found.actors += [one for one in found.recipients if one not in found.actors]
        found.recipients = []
    elif not found.actors:
        found.actors = picked(behind, ("by",))


def _genitive(view: View, word: Word, last: int) -> Range | None:
    """What stands right behind the last word of the verb's phrase."""
    at = word.companions[-1] + 1 if word.companions else last
    return phrase(view, at, last) if at < last and starts(view, at, last) else None


def _is_object(view: View, word: Word) -> bool:
    """The phrase's second word is the verb's object, and not its subject."""
    if not word.companions or "obj" not in word.act.row.recipient:
        return False
    at = word.companions[0]
    acts = view.acts[at]
    attached = acts is not None and (
        acts.clitics or (view.linked(at, "person") and at == word.at + 1)
    )
    return not attached and view.tag(at - 1) not in PREPOSITIONS


def around(view: View, at: int, first: int) -> Range:
    """The noun phrase of a companion, with the number before it."""
    begin = at
    while begin > first and view.tags[begin - 1] in t.QUANTITY + t.NUMBER:
        begin -= 1
    return begin, max(at + 1, phrase(view, at, len(view.tags))[1])


def row_edge(word: Word) -> int:
    """Where a companion's phrase may begin: behind the verb, if it stands there."""
    return word.at + 1 if word.companions[0] > word.at else 0


WHERE = ("in", "near")


def _role(
    view: View,
    wanted: tuple[str, ...],
    places: dict[str, Range | None],
    behind: list[tuple[str, Range]],
    everyone: bool,
) -> list[Range]:
    """The phrases in the wanted places: the first that is there, or all of them."""
    out: list[Range] = []
    for name in wanted:
        span = places.get(name)
        spans = [span] if span is not None else picked(behind, (name,))
        spans = [one for one in spans if name not in WHERE or not is_place(view, one[0])]
        out += [one for one in spans if one not in out]
        if out and not everyone:
            break
    return out
