"""negation, future, hypothetical, historical: what keeps an event from being a fact of today

Rules are short functions; the ordered list ends the file.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.events.filters import Signs
from musnad.events.found import Found
from musnad.events.subjects import before_verb
from musnad.events.view import View
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.model.event import Auxiliary
from musnad.model.timex import Timex

_BEFORE, _NEGATION, _NEXT = 5, 3, 3
_YEAR = 4
_DAY = len("2016-12-08")
QUESTION = ("?", "\u061f")
_ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")


def by_sign(view: View, found: Found, signs: Signs) -> set[str]:
    """A word of eventmoods.tsv stands before the event, or right behind it."""
    out = set()
    for begin, end, row in signs:
        if row.sign == "mood" and _stands(view, found, begin, end, row.where, row.value):
            found.rows.append(row.id)
            out.add(row.value)
    return out


def _stands(view: View, found: Found, begin: int, end: int, where: str, value: str) -> bool:
    at = found.word.at
    if where == "present":
        return any(end == one for one in _present(view, found))
    if where == "next":
        return at < begin <= at + _NEXT and begin < found.right
    if where == "near":
        return found.left <= begin < found.right
    reach = _NEGATION if value == "negation" else _BEFORE
    if found.word.finite and view.tag(at - 1) == t.AND and view.tags[begin] in _NOMINAL:
        return False  # "refused to end the fire, and shot"
    return any(
        one - reach <= begin and end <= one and _same_clause(view, end, one)
        for one in (at, *found.lights)
    )


_NOMINAL = frozenset(t.NOUNS + t.CLAIM + t.SAYING)


def _present(view: View, found: Found) -> list[int]:
    """The tokens of the event's own verb and of its light verbs that are in the present."""
    word = found.word
    out = [word.at] if word.finite and word.act.present else []
    for at in found.lights:
        acts = view.acts[at]
        if acts is not None and at in view.verbs and any(one.present for one in acts.lights):
            out.append(at)
    return out


def _same_clause(view: View, start: int, at: int) -> bool:
    return not any(
        tag in t.COMMA + t.STOP + t.LINE + t.COLON + t.RELATIVE for tag in view.tags[start:at]
    )


def future(view: View, found: Found, signs: Signs) -> set[str]:
    """The verb, or the light verb, carries the mark of the future."""
    marks = (view.acts[at] for at in (found.word.at, *found.lights))
    return {"future"} if any(acts is not None and acts.future for acts in marks) else set()


def wished(view: View, found: Found, signs: Signs) -> set[str]:
    """A present verb behind "that" is wished, planned or feared; so is one behind l-."""
    before = (view.tag(at - 1) for at in _present(view, found))
    return {"hypothetical"} if any(tag in t.THAT + t.FOR for tag in before) else set()


def purpose(view: View, found: Found, signs: Signs) -> set[str]:
    """A verbal noun behind l- is what something is for."""
    word = found.word
    attached = affixes().for_ in word.acts.clitics or view.tag(word.at - 1) == t.FOR
    aimed = attached and not word.finite and found.rule != "light" and word.act.row.verb
    return {"hypothetical"} if aimed else set()


def asked(view: View, found: Found, signs: Signs) -> set[str]:
    """A sentence that ends with a question mark asks."""
    end = view.form(found.last - 1) if found.last > found.first else ""
    return {"hypothetical"} if end in QUESTION else set()


def described(view: View, found: Found, signs: Signs) -> set[str]:
    """A verb in a relative clause tells who somebody is by what happened before."""
    if (
        not found.word.finite
        or view.tag(before_verb(view, found.word.at, found.first) - 1) != t.RELATIVE
    ):
        return set()
    timed = t.TIME in view.tags[found.word.at : found.right]
    return set() if timed else {"historical"}


Mood = Callable[[View, Found, Signs], set[str]]
MOODS: tuple[Mood, ...] = (by_sign, future, wished, purpose, asked, described)


def moods(
    view: View, found: Found, signs: Signs, time: Timex | None, published: str | None
) -> tuple[Auxiliary, ...]:
    """The auxiliary modes of an event, in PLOVER's order."""
    names = set(found.auxiliary)
    for rule in MOODS:
        names |= rule(view, found, signs)
    names |= by_time(time if published or _beside(view, found, time) else None, published)
    return tuple(name for name in _ORDER if name in names)


def _beside(view: View, found: Found, time: Timex | None) -> bool:
    """The time stands in the event's own clause."""
    return time is not None and found.left <= view.tokens.at(time.start) < found.right


def by_time(time: Timex | None, published: str | None) -> set[str]:
    """A time after publication is future; one more than a year before it is historical."""
    begin = time.begin if time is not None else None
    if time is None or begin is None:
        return set()
    if not published:
        # News names the year of what lies back, not of what it reports.
        alone = time.value[:_YEAR].isdigit() and len(time.value) < _DAY
        return {"historical"} if alone else set()
    if begin[:10] > published[:10]:
        return {"future"}
    before, now = begin[:_YEAR], published[:_YEAR]
    if before.isdigit() and now.isdigit() and int(before) < int(now) - 1:
        return {"historical"}
    return set()
