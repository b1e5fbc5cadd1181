"""what is asked of a ledger, checked"""

from __future__ import annotations

from typing import get_args

import msgspec

from musnad.errors import UsageError
from musnad.ingest.dates import whole_day
from musnad.ledger.rows import folded
from musnad.ledger.words import words
from musnad.lexicon.actors import actors
from musnad.model import Naming
from musnad.model.event import EventType

EVENTS: tuple[str, ...] = get_args(EventType)
NAMINGS: tuple[str, ...] = get_args(Naming)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What entries must fit; None asks for nothing.

    Attributes:
        who: folded words of the source, of its antecedent, or of the chain.
        via: folded words of those who pass the report on, the outlet among them.
        words: folded words of the source or of the content.
        since, until: first and last day of publication.
        outlet: folded name of the outlet.
        kind: class of the cue.
        naming: how openly the source is named.
        name: what the source, or anyone in the chain, is called, as it was asked.
        country: ISO code of the state for which the source speaks.
        via_country: ISO code of the state of one who passes the report on.
        event: PLOVER type of an event that the report asserts.
        office: ids of the titles that the source holds at the article's date.
        limit, offset: how many entries, after how many.
    """

    who: tuple[str, ...] | None = None
    via: tuple[str, ...] | None = None
    words: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    kind: str | None = None
    naming: str | None = None
    name: str | None = None
    country: str | None = None
    via_country: str | None = None
    office: tuple[str, ...] | None = None
    event: str | None = None
    limit: int | None = None
    offset: int = 0


def question(
    who: str | None,
    text: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    kind: str | None,
    limit: int | None,
    offset: int,
    *,
    via: str | None = None,
    naming: str | None = None,
    country: str | None = None,
    via_country: str | None = None,
    office: str | None = None,
    event: str | None = None,
) -> Question:
    """A question made of what a user gives.

    Raises:
        UsageError: a date is none, a query has no word, a number is negative, or there is no
            such way of naming, state, office or type of event.
    """
    if naming is not None and naming not in NAMINGS:
        raise UsageError(f"naming: expected one of {' '.join(NAMINGS)}, found {naming!r}")
    if (limit or 0) < 0 or offset < 0:
        raise UsageError(f"limit and offset: expected 0 or more, found {limit} and {offset}")
    first, last = _day(since, "from"), _day(until, "to")
    if first and last and first > last:
        raise UsageError(f"expected from to be no later than to, found {first} and {last}")
    return Question(
        who=_words(who, "who"),
        via=_words(via, "via"),
        words=_words(text, "words"),
        since=first,
        until=last,
        outlet=None if outlet is None else folded(outlet),
        kind=None if kind is None else kind.encode("utf-8", "replace").decode(),
        naming=naming,
        name=who,
        country=_state(country, "country"),
        via_country=_state(via_country, "via_country"),
        office=_titles(office),
        event=_event(event),
        limit=limit,
        offset=offset,
    )


def _day(value: str | None, name: str) -> str | None:
    return None if value is None else whole_day(value, name)


def _state(given: str | None, name: str) -> str | None:
    """The ISO code of a state that is given by it, or by a name in Arabic or English."""
    if given is None:
        return None
    known = actors()
    if given.upper() in known.countries:
        return given.upper()
    for form in known.find(given):
        if form.kind == "country":
            return form.id
    for state in known.countries.values():
        if state.english.casefold() == given.casefold():
            return state.id
    raise UsageError(f"{name}: expected a state such as RUS or Russia, found {given!r}")


def _titles(given: str | None) -> tuple[str, ...] | None:
    """The ids of the titles with that id or name."""
    if given is None:
        return None
    known = actors()
    found = tuple(dict.fromkeys(form.id for form in known.find(given) if form.kind == "title"))
    if given in known.titles or found:
        return found or (given,)
    raise UsageError(f"office: expected an office such as president, found {given!r}")


def _event(given: str | None) -> str | None:
    if given is None or given.upper() in EVENTS:
        return given and given.upper()
    raise UsageError(f"event: expected one of {' '.join(EVENTS)}, found {given!r}")


def _words(text: str | None, name: str) -> tuple[str, ...] | None:
    if text is None:
        return None
    found = tuple(words(text))
    if not found:
        raise UsageError(f"{name}: expected at least one word, found {text!r}")
    return found
