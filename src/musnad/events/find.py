"""one text -> its events, in the order of their triggers"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast

from msgspec.structs import replace

from musnad.events.attach import Reports, Times, place_of
from musnad.events.contexts import contexts
from musnad.events.cues import Spoken, spoken
from musnad.events.entities import Names
from musnad.events.filters import Signs, filtered
from musnad.events.found import Found
from musnad.events.merge import merged
from musnad.events.moods import moods
from musnad.events.nouns import noun
from musnad.events.records import Records
from musnad.events.told import told
from musnad.events.verbs import verb
from musnad.events.view import Range, View
from musnad.events.words import Word, read_words
from musnad.model import Attribution, Mention
from musnad.model.event import Event, EventType, Trigger
from musnad.model.timex import Timex
from musnad.tokenise import Tokens

Weighed = tuple[Event, tuple[str, ...]]


def events(
    tokens: Tokens,
    reports: Sequence[Attribution],
    times: Sequence[Timex],
    *,
    published: str | None = None,
    mentions: Sequence[Mention] = (),
) -> tuple[Event, ...]:
    """The events of a text.

    Args:
        tokens: the text's words.
        reports: its attributions, by which events are asserted.
        times: its time expressions.
        published: date of publication, ISO 8601: the date of what has no other.
        mentions: those named in it; participants and places have their entities.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [one.type for one in events(tokenise("قصف الطيران المدينة."), (), ())]
        ['ASSAULT']
    """
    found = weighed(tokens, reports, times, published=published, mentions=mentions)
    ordered = sorted((event for event, _ in found), key=lambda event: event.trigger.start)
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def weighed(
    tokens: Tokens,
    reports: Sequence[Attribution],
    times: Sequence[Timex],
    *,
    published: str | None = None,
    mentions: Sequence[Mention] = (),
) -> list[Weighed]:
    """The events of a text, each with the features by which its confidence was weighed."""
    sentences = [one for one in tokens.sentences if _has_acts(tokens, one)]
    if not sentences and not reports:
        return []
    names = Names(mentions)
    view = View(tokens, times, reports, names.places, names.persons)
    records = Records(view, Times(view, times), Reports(reports), names, published)
    said = list(spoken(reports))
    view.cues.update(tokens.at(one.report.cue.start) for one in said)
    read = [(words, one) for one in sentences if (words := read_words(view, *one))]
    view.settle()
    found = [
        event
        for words, (first, last) in read
        for event in _sentence(view, records, words, first, last, published)
    ]
    taken = {event.trigger.start for event, _ in found}
    return [*found, *((event, ()) for event in _acts_of_speech(records, said, taken))]


def _has_acts(tokens: Tokens, sentence: Range) -> bool:
    return any(
        entry.acts is not None and entry.acts.acts for entry in tokens.entries[slice(*sentence)]
    )


def _sentence(
    view: View,
    records: Records,
    words: Sequence[Word],
    first: int,
    last: int,
    published: str | None,
) -> Iterator[Weighed]:
    signs = view.signs(first, last)
    for found in merged(list(_read(view, words, signs, first, last)), view.cues):
        if not told(view, found):
            continue
        time = records.times.of(found)
        yield records.event(
            found,
            contexts=contexts(found, signs),
            auxiliary=moods(view, found, signs, time, published),
            time=time,
            place=place_of(view, found),
        )


def _read(
    view: View, words: Sequence[Word], signs: Signs, first: int, last: int
) -> Iterator[Found]:
    """The words of a sentence with their participants, without what the filters take."""
    carried: Range | None = None
    for word in words:
        rule = verb if word.finite else noun
        found: Found = rule(view, word, first, last, carried)
        if not filtered(view, found, signs):
            continue
        if word.finite and found.actors:
            carried = found.actors[0]
        yield found


def _acts_of_speech(
    records: Records, said: Sequence[Spoken], taken: Collection[int]
) -> Iterator[Event]:
    for one in said:
        if one.report.cue.start not in taken and (one.actor or one.recipient):
            yield _speech(records, one)


def _speech(records: Records, one: Spoken) -> Event:
    cue = one.report.cue
    begin, finish = records.dates(None, ())
    return Event(
        id="",
        type=cast(EventType, one.kind),
        mode=one.mode or None,
        actors=() if one.actor is None else (records.named(one.actor),),
        recipients=() if one.recipient is None else (records.named(one.recipient),),
        begin=begin,
        finish=finish,
        trigger=Trigger(cue.start, cue.end, cue.text, cue.lemma),
        asserted_by=records.reports.around(cue.start, cue.end),
        rule="cue",
        trace=(one.row, *one.report.trace),
    )
