"""documents -> the same with what a second reader finds in their unsure sentences"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from musnad.attribution import find as grammar
from musnad.attribution.chains import nest
from musnad.attribution.entities import identify
from musnad.attribution.found import Found
from musnad.attribution.records import Records
from musnad.attribution.when import When
from musnad.errors import NoAnswer
from musnad.grammar import Tagged
from musnad.mentions import find, resolve
from musnad.model import Attribution, Document, Entity
from musnad.second.cache import Cache
from musnad.second.count import Count
from musnad.second.exchange import Answer, Exchange, fingerprint
from musnad.second.placed import RULE, placed
from musnad.second.settings import Settings, checked
from musnad.tokenise import tokenise

# Longer sentences are tables or lists, and dear.
LONGEST = 4_000
# After so many sentences in a row without an answer, nobody is asked any more.
PATIENCE = 3
# No figure says how often a second reader is right; below every threshold it is safe.
UNMEASURED = 0.0


class Seen(NamedTuple):
    """What a second reader found in one document.

    Attributes:
        added: reports that stand beside the grammar's.
        agreed: reports that the grammar has in the same words.
        entities: who is named in them.
    """

    added: tuple[Attribution, ...]
    agreed: tuple[Attribution, ...]
    entities: tuple[Entity, ...] = ()


class SecondReader:
    """Asks a model at the user's own address about sentences that the grammar is unsure of.

    The grammar's reports stay as they are; what the model adds has ids `s1`, `s2` …, the rule
    `second-reader/MODEL`, no rows of the lexicon, and a confidence of 0, since nothing is known
    of it. Only the sentence itself is sent, and nothing without an address and a key.

    Args:
        settings: whom to ask.
        sleep: as in `time`; tests bring their own.
        on_note: is told, in one line, why nobody is asked any more.

    Raises:
        UsageError: with these settings nobody can be asked.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], None] = time.sleep,
        on_note: Callable[[str], None] | None = None,
    ) -> None:
        self._settings = checked(settings)
        self.count = Count(settings.model, price=settings.price)
        self._cache = Cache(settings.cache)
        self._exchange = Exchange(settings, sleep)
        self._note = on_note or (lambda line: None)
        self._failures = 0
        self._sent = 0

    def close(self) -> None:
        """Let connections and cache go."""
        self._exchange.close()
        self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, document: Document, named: Sequence[int] = ()) -> Document:
        """The same document, with what was found in unsure and in named sentences behind.

        What a second reader found in it before is left out.

        Args:
            document: what the grammar has found.
            named: numbers of further sentences to ask about, from 1.
        """
        ours = tuple(one for one in document.attributions if one.second_reader is None)
        if len(ours) < len(document.attributions):
            stages = tuple(one for one in document.stages if one != RULE)
            document = msgspec.structs.replace(document, attributions=ours, stages=stages)
        chosen = set(self.unsure(document)) | {number - 1 for number in named}
        seen = self.look(document, sorted(chosen))
        if not seen.added:
            return document
        known = {one.id: one for one in (*document.entities, *seen.entities)}
        return msgspec.structs.replace(
            document,
            attributions=document.attributions + seen.added,
            entities=tuple(known.values()),
            stages=(*document.stages, RULE),
        )

    def unsure(self, document: Document) -> list[int]:
        """The sentences with a report that has too little confidence, by number from 0."""
        doubtful = [
            one.cue.start for one in document.attributions if one.confidence < self._settings.below
        ]
        return [
            number
            for number, one in enumerate(document.sentences)
            if any(one.start <= at < one.end for at in doubtful)
        ]

    def look(self, document: Document, numbers: Sequence[int]) -> Seen:
        """What is found in some sentences, by number from 0; those that are not there count not."""
        tagged = Tagged(tokenise(document.text))
        ranges = tagged.tokens.sentences
        theirs = [
            found
            for number in numbers
            if 0 <= number < len(ranges)
            for found in self._sentence(tagged, *ranges[number])
        ]
        if not theirs:
            return Seen((), ())
        return self._records(document, tagged, _once(theirs))

    def _sentence(self, tagged: Tagged, first: int, last: int) -> Iterator[Found]:
        """The reports of one sentence whose every piece stands in it."""
        self.count.sentences += 1
        start, end = tagged.tokens.span(first, last)
        try:
            answer = self._answer(tagged.tokens.text[start:end])
            reports = answer.reports().reports
        except NoAnswer as error:
            self.count.failed[error.why] += 1
            return
        for said in reports:
            try:
                yield placed(tagged, first, last, said, self._settings.model)
            except NoAnswer as error:
                self.count.refused[error.why] += 1

    def _answer(self, sentence: str) -> Answer:
        key = fingerprint(self._settings, sentence)
        kept = self._cache.get(key)
        if kept is not None:
            self.count.cached += 1
            return kept
        self._may_send(sentence)
        self._sent += 1
        try:
            answer = self._exchange.ask(sentence)
        except NoAnswer as error:
            self._failed(error)
            raise
        self._failures = 0
        self._counted(answer)
        self._cache.put(key, answer)
        return answer

    def _may_send(self, sentence: str) -> None:
        if self._failures >= PATIENCE:
            raise NoAnswer("not asked any more")
        if self._sent >= self._settings.most:
            raise NoAnswer("over the limit of sentences")
        if len(sentence) > LONGEST:
            raise NoAnswer("too long to send")

    def _failed(self, error: NoAnswer) -> None:
        self._failures = PATIENCE if error.hopeless else self._failures + 1
        if self._failures == PATIENCE:
            told = f": {error.told}" if error.told else ""
            self._note(f"second reader: {error.why}{told}; it is not asked any more")

    def _counted(self, answer: Answer) -> None:
        self.count.answered += 1
        usage = answer.usage
        if usage is None or usage.prompt_tokens is None or usage.completion_tokens is None:
            self.count.uncounted += 1
            return
        self.count.prompt_tokens += usage.prompt_tokens
        self.count.answer_tokens += usage.completion_tokens

    def _records(self, document: Document, tagged: Tagged, theirs: list[Found]) -> Seen:
        ours = grammar(tagged)
        same = {_words(one) for one in ours}
        held = [(one, one.parent) for one in ours]
        nest([*ours, *theirs])
        for one, parent in held:
            one.parent = parent
        when = When(tagged, document.times, document.published)
        new = [one for one in theirs if _words(one) not in same]
        known = [one for one in theirs if _words(one) in same]
        self.count.added += len(new)
        self.count.agreed += len(known)
        made = Records(tagged, "a", document.outlet, when).build(ours)
        made += Records(tagged, "s", document.outlet, when).build([*new, *known], above=ours)
        resolved = resolve(
            find(tagged.tokens, published=document.published, outlet=document.outlet)
        )
        every = identify(made, resolved)[len(ours) :]
        marked = tuple(msgspec.structs.replace(one, confidence=UNMEASURED) for one in every)
        return Seen(marked[: len(new)], marked[len(new) :], resolved.records()[1])


def _words(one: Found) -> tuple[object, ...]:
    """What makes two reports the same."""
    return one.cue, one.source, one.begin, one.end, one.before


def _once(found: Sequence[Found]) -> list[Found]:
    """The reports in the order of their cues, each once."""
    known = {_words(one): one for one in found}
    return sorted(known.values(), key=lambda one: one.cue)
