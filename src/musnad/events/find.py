"""one text -> its events, in the order of their triggers"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast

from msgspec.structs import replace

from musnad.events.attach import Reports, Times, place_of
from musnad.events.confidence import weighs
from musnad.events.contexts import contexts
from musnad.events.cues import Spoken, spoken
from musnad.events.entities import Names
from musnad.events.filters import filtered, trapped
from musnad.events.found import Found
from musnad.events.hints import hints
from musnad.events.merge import merged
from musnad.events.moods import moods
from musnad.events.nouns import noun
from musnad.events.records import Records
from musnad.events.told import told
from musnad.events.verbs import verb
from musnad.events.view import Range, View
from musnad.events.words import Word, read_words
from musnad.grammar import Tagged
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
    tagged: Tagged | None = None,
) -> tuple[Event, ...]:
    """The events of a text.

    Args:
        tokens: the text's words.
        reports: its attributions, by which events are asserted.
        times: its time expressions.
        published: date of publication, ISO 8601: the date of what has no other.
        mentions: those named in it; participants and places have their entities.
        tagged: its words with their tags, where another stage has made them.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> [one.type for one in events(tokenise("قصف الطيران المدينة."), (), ())]
        ['ASSAULT']
    """
    found = weighed(tokens, reports, times, published=published, mentions=mentions, tagged=tagged)
    told_of = (event for event, _ in found if not _faint(event))
    ordered = sorted(told_of, key=lambda event: event.trigger.start)
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def weighed(
    tokens: Tokens,
    reports: Sequence[Attribution],
    times: Sequence[Timex],
    *,
    published: str | None = None,
    mentions: Sequence[Mention] = (),
    tagged: Tagged | None = None,
) -> list[Weighed]:
    """The events of a text, each with the features by which its confidence was weighed."""
    names = Names(mentions)
    view = View(tagged or Tagged(tokens), times, reports, names)
    records = Records(view, Times(view, times), Reports(reports), names, published)
    said = list(spoken(reports))
    view.cues.update(tokens.at(one.report.cue.start) for one in said)
    read = [(words, one) for one in tokens.sentences if (words := read_words(view, *one))]
    view.settle()
    found = [
        event
        for words, (first, last) in read
        for event in _sentence(view, records, words, first, last, published)
    ]
    taken = {event.trigger.start for event, _ in found}
    return [*found, *((event, ()) for event in _acts_of_speech(records, said, taken))]


def _sentence(
    view: View,
    records: Records,
    words: Sequence[Word],
    first: int,
    last: int,
    published: str | None,
) -> Iterator[Weighed]:
    likely = list(_read(view, words, first, last))
    if not likely:
        return
    signs = view.signs(first, last)
    kept = [found for found in likely if not trapped(found, signs)]
    around = hints(view, signs, first, last) if any(map(weighs, kept)) else ()
    for found in merged(kept, view.cues):
        if not told(view, found):
            continue
        time = records.times.of(found)
        yield records.event(
            found,
            contexts=contexts(found, signs),
            auxiliary=moods(view, found, signs, time, published),
            time=time,
            place=place_of(view, found),
            hints=around,
        )


# A noun below this confidence is mostly an attack of another day, or any attack.
_FAINT = 0.15


def _faint(event: Event) -> bool:
    """A noun that tells so little of what happened that hardly anybody calls it an event."""
    doubtful = event.confidence is not None and event.confidence < _FAINT
    return doubtful and event.rule != "verb" and not event.auxiliary


def _read(view: View, words: Sequence[Word], first: int, last: int) -> Iterator[Found]:
    """The words of a sentence with their participants, without what the filters take.

    A noun that tells nothing is kept only where it may add to an event of its type before it.
    """
    carried: Range | None = None
    kinds: set[str] = set()
    for word in words:
        if word.finite:
            found: Found | None = verb(view, word, first, last, carried)
        else:
            found = noun(view, word, first, last, carried, kinds)
        if found is None or not filtered(view, found):
            continue
        if word.finite and found.actors:
            carried = found.actors[0]
        kinds.add(found.kind)
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
