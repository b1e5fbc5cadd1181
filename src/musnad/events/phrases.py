"""noun phrases to the right of a token: where each ends, and where the next begins"""

from __future__ import annotations

from musnad.events.view import Range, View
from musnad.lexicon import (
    fold_word,
    is_accusative,
    is_nisba,
    is_number_ending,
    is_several,
    without_article,
)
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.event_words import nations

_NOMINAL = frozenset(t.NOUNS + t.SAYING + t.DEMONSTRATIVE + t.DIRECTION)
_ASIDE = frozenset(t.TIME + t.ADVERB + t.COMPLETE)
_LONGEST = 24
_QUOTE = 7


def skip_aside(view: View, at: int, last: int) -> int:
    """Behind adverbs, times and brackets."""
    while at < last:
        if view.tags[at] in _ASIDE or at in view.asides or _attached(view, at):
            at += 1
        elif view.tags[at] == t.BRACKET:
            at = _behind_bracket(view, at, last)
        else:
            break
    return at


def _behind_bracket(view: View, at: int, last: int) -> int:
    end = view.tags.find(t.UNBRACKET, at, last)
    return end + 1 if end > 0 else last


def starts(view: View, at: int, last: int) -> bool:
    """A noun phrase can begin here."""
    if at >= last or at in view.asides or _governed(view, at) or _attached(view, at):
        return False
    return view.tags[at] in _NOMINAL or _name_quote(view, at, last) > 0


_SHORT = 5


def _attached(view: View, at: int) -> bool:
    """An unknown word that begins like "with": mostly an adverbial, "generously"."""
    if view.tags[at] != t.UNKNOWN or view.entries[at].rows or view.acts[at] is not None:
        return False
    form = view.form(at)
    return form.startswith(affixes().with_) and len(form) >= _SHORT


def _governed(view: View, at: int) -> bool:
    """A noun of action with a preposition still written onto it."""
    acts = view.acts[at]
    return at in view.nouns and acts is not None and bool(acts.clitics)


def _name_quote(view: View, at: int, last: int) -> int:
    """Where the quoted name ends that begins here; 0 where none does."""
    if view.tags[at] != t.OPEN:
        return 0
    close = view.quotes.close.get(at, last)
    return close + 1 if close < last and close - at <= _QUOTE else 0


def phrase(view: View, at: int, last: int) -> Range:
    """The noun phrase that begins at a token, with coordination and inner complements."""
    first = head = at
    last = min(last, at + _LONGEST)
    at = _name_quote(view, at, last) or at + 1
    while at < last:
        tag = view.tags[at]
        if tag in _NOMINAL:
            if at in view.asides or _attached(view, at) or begins(view, head, at):
                break
            at += 1
        elif tag == t.OPEN and _name_quote(view, at, last):
            at = _name_quote(view, at, last)
        elif tag == t.AND and _coordinates(view, at, last):
            head = at + 1
            at += 2
        elif (
            (tag == t.FROM and _of_which(view, at, last))
            or (tag == t.FOR and _belongs(view, at, last))
        ) or (tag == t.IN and _member(view, at, last)):
            at += 2
        elif tag == t.BRACKET:
            at = _behind_bracket(view, at, last)
        elif tag == t.DASH and view.tags[at - 1] == t.NAME and view.tag(at + 1) == t.NAME:
            at += 2
        else:
            break
    return head_range(view, first, at)


def head_range(view: View, head: int, end: int) -> Range:
    """The range up to `end`, without marks at its end."""
    while end > head + 1 and view.tags[end - 1] in t.COMMA + t.AND + t.BRACKET + t.UNBRACKET:
        end -= 1
    return head, end


def _of_which(view: View, at: int, last: int) -> bool:
    """ "Four of the men", "a number of gunmen": the count and what is counted are one phrase."""
    counted = view.tags[at - 1] in t.NUMBER + t.QUANTITY + t.OFFICE or not view.definite(at - 1)
    return counted and starts(view, at + 1, last)


def _belongs(view: View, at: int, last: int) -> bool:
    """ "A patrol of the police": an indefinite noun and its owner."""
    owner = starts(view, at + 1, last) and (
        view.definite(at + 1) or view.tags[at + 1] in t.GROUP + t.OFFICE
    )
    return owner and not view.definite(at - 1)


def _member(view: View, at: int, last: int) -> bool:
    """ "An officer in the police": an indefinite person and the body."""
    body = at + 1 < last and (view.tags[at + 1] in t.GROUP or view.linked(at + 1, "person"))
    return body and not view.definite(at - 1)


_HEADS = frozenset(t.OFFICE + t.GROUP + t.NAME + t.NUMBER + t.QUANTITY + t.MEDIA + t.PRESS)


def _coordinates(view: View, at: int, last: int) -> bool:
    """What follows the "and" is one more noun of the same row."""
    after = at + 1
    if after >= last or after in view.verbs or after in view.nouns:
        return False
    tag = view.tags[after]
    if tag not in _NOMINAL:
        return False
    return tag in _HEADS or view.definite(after) == view.definite(at - 1) or tag == t.UNKNOWN


def begins(view: View, head: int, at: int) -> bool:
    """A new noun phrase begins at `at`, inside a row of nouns that begins at `head`."""
    if at in view.nouns and at - 1 not in view.nouns:
        return view.definite(at - 1) or _closed(view, at - 1)
    if at in view.persons and view.tags[at - 1] == t.NAME:
        return True
    before, now = view.definite(at - 1), view.definite(at)
    if now and before:
        return _other_head(view, head, at)
    if now:
        return _closed(view, at - 1) or (is_nisba(view.form(at - 1)) and _is_state(view, at))
    if before:
        return not _goes_on_name(view, head, at)
    return _new_case(view, at)


def _is_state(view: View, at: int) -> bool:
    """A country or a town, which stands behind no adjective."""
    head = view.entries[at].head
    return view.tags[at] == t.NAME and head is not None and head.kind == "place"


def _closed(view: View, at: int) -> bool:
    """The noun's ending shows that nothing belongs to it: a plural's n, an object's alef."""
    if view.tags[at] not in t.UNKNOWN + t.OFFICE + t.GROUP:
        return False
    form = view.form(at)
    return is_accusative(form) or is_several(form)


def _new_case(view: View, at: int) -> bool:
    """Behind an indefinite noun: its adjective or genitive, unless the endings disagree."""
    before, now = view.form(at - 1), view.form(at)
    if view.tags[at - 1] in t.NUMBER + t.QUANTITY + t.DEMONSTRATIVE:
        return False
    if is_accusative(now) and not is_accusative(before) and view.tags[at - 1] != t.NUMBER:
        return view.tags[at] != t.NUMBER
    if is_several(before):
        return not is_several(now)
    return view.tags[at] in t.NUMBER + t.QUANTITY and view.tags[at - 1] in t.OFFICE + t.UNKNOWN


def _goes_on_name(view: View, head: int, at: int) -> bool:
    """An unknown word behind a name or a title is more of the name; elsewhere it is not."""
    before, now = view.tags[at - 1], view.tags[at]
    if now == t.NAME:
        return before in t.NAME + t.OFFICE or view.entries[at].head is None
    if now != t.UNKNOWN or view.entries[at].verbal or is_accusative(view.form(at)):
        return False
    if before == t.OFFICE:
        return True
    place = view.entries[at - 1].head is not None
    titled = view.tags[head] in t.OFFICE + t.NAME and not view.entries[head].plural
    return before == t.NAME and not place and titled


def _other_head(view: View, head: int, at: int) -> bool:
    """Behind a complete phrase a person, body or name begins another, if it is no apposition."""
    tag = view.tags[at]
    if tag == t.DEFINITE or is_nisba(view.form(at)):
        return False
    if tag == t.NAME:
        return view.entries[at].head is not None and is_nisba(view.form(at - 1))
    titled = view.tags[head] in t.OFFICE
    return tag in t.OFFICE + t.GROUP and is_nisba(view.form(at - 1)) and not titled


def split(view: View, span: Range) -> list[Range]:
    """The parties of a coordinated phrase, each for itself."""
    first, last = span
    cuts = [
        at
        for at in range(first + 1, last - 1)
        if view.tags[at] == t.AND and _party(view, at + 1) and not _inside(view, first, at)
    ]
    out = []
    for at in cuts:
        if at > first:
            out.append((first, at))
        first = at + 1
    return [*out, (first, last)]


def _party(view: View, at: int) -> bool:
    """A head, or an adjective of nationality before a name: "the Russian X and the American Y"."""
    if view.tags[at] in _HEADS:
        return True
    return is_nisba(view.form(at)) and view.tag(at + 1) in t.NAME


def _inside(view: View, first: int, at: int) -> bool:
    """The "and" stands between brackets or quotation marks."""
    opened = any(begin < at < end for begin, end in view.quotes.close.items() if begin >= first)
    return opened or view.tags.count(t.BRACKET, first, at) > view.tags.count(t.UNBRACKET, first, at)


_PERSONAL = frozenset(t.OFFICE + t.GROUP + t.NAME + t.MEDIA + t.PRESS)


def personal(view: View, span: Range) -> bool:
    """The phrase names persons, a body, a country or a place."""
    return any(
        view.tags[at] in _PERSONAL
        or at in view.people
        or view.linked(at, "place")
        or _countryman(view, at)
        for at in range(*span)
    )


def _countryman(view: View, at: int) -> bool:
    """ "Two Iraqis", "the Palestinians": a nationality in the dual or plural names persons."""
    form = view.form(at)
    return is_number_ending(form) and without_article(fold_word(form)) in nations()


def counts_people(view: View, span: Range) -> bool:
    """The phrase names people, or a bare number of them."""
    return personal(view, span) or view.tags[span[0]] in t.NUMBER + t.QUANTITY


def parted(view: View, span: Range) -> tuple[Range, Range] | None:
    """Two complete phrases in what looks like one: "the army | the town", or None."""
    for at in range(span[0] + 1, span[1]):
        definite = view.definite(at), view.definite(at - 1)
        if (all(definite) and _apart(view, at)) or (not any(definite) and _objective(view, at)):
            return (span[0], at), (at, span[1])
    return None


def _objective(view: View, at: int) -> bool:
    """Behind an indefinite subject an ending that only objects have."""
    before, now = view.form(at - 1), view.form(at)
    if view.tags[at - 1] in t.NUMBER + t.QUANTITY + t.AND or not is_number_ending(now):
        return False
    return not is_several(now) and not is_number_ending(before)


def _apart(view: View, at: int) -> bool:
    """Of two definite words side by side, the second is no adjective or name of the first."""
    before, now = view.form(at - 1), view.form(at)
    if is_several(before):
        return not is_several(now)
    if is_nisba(now) or view.tags[at - 1] in t.AND + t.QUANTITY or view.tags[at] == t.DIRECTION:
        return False
    if view.tags[at] == t.NAME:
        return _is_state(view, at) and not view.linked(at - 1, "place")
    if _is_state(view, at - 1):
        return True
    if view.tags[at] in t.GROUP + t.OFFICE:
        return view.tags[at - 1] != t.OFFICE or is_nisba(before)
    ends = _feminine(now), _feminine(before)
    return ends == (True, False) and not view.entries[at - 1].plural and _single(before)


def _feminine(form: str) -> bool:
    return form.endswith(affixes().circumstance[1])


def _single(form: str) -> bool:
    """The definite form has not the shape of a broken plural."""
    stem = without_article(fold_word(form))
    return not stem.startswith(_alef()) and len(stem) > 2


def _alef() -> str:
    """The letter with which many broken plurals begin."""
    return fold_word(affixes().circumstance[0])
