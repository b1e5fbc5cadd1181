"""documents -> CoNLL-U, a sentence a block: words with reports, mentions and events in MISC"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from musnad.exports.shared import Placed, one_line
from musnad.model import Attribution, ChainLink, Document
from musnad.tokenise import Tokens, tokenise

# Characters that readers take for the end of a line or a column.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Parts of a report, by the key under which their words have it.
_PARTS = "source antecedent cue addressee target medium occasion place".split()
_KEYS = {name: name.capitalize() for name in _PARTS}
_EMPTY = "_"


class Report(msgspec.Struct, frozen=True):
    """What a sentence's comment says of a report whose cue stands in it."""

    parent: str | None
    kind: str = msgspec.field(name="class")
    lemma: str
    naming: str
    mode: str
    certainty: str
    entities: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    confidence: float
    rule: str


def conllu(document: Document) -> Iterator[tuple[str, str]]:
    """The sentences of an article, the headline's first; the first one opens the document."""
    opening = _opening(document)
    above = _Text("h", document.headline or "")
    above.reports(document.headline_attributions)
    body = _Text("s", document.text)
    body.reports(document.attributions)
    body.rest(document)
    for text in (above, body):
        for lines in text.sentences(one_line(document.id)):
            yield "sentence", "\n".join((*opening, *lines)) + "\n"
            opening = ()


def _opening(document: Document) -> tuple[str, ...]:
    """Comments that stand before the first sentence of a document."""
    known = {
        "newdoc id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "language": document.language,
        "engine": document.engine,
    }
    return tuple(f"# {name} = {_plain(value)}" for name, value in known.items() if _plain(value))


def _plain(text: str | None) -> str:
    return _CONTROL.sub("", one_line(text))


class _Text:
    """The words of a headline or a body, with what is known of each of them."""

    def __init__(self, letter: str, text: str) -> None:
        self._letter, self._text = letter, text
        self._tokens: Tokens = tokenise(text)
        self._known: list[dict[str, str]] = [{} for _ in range(len(self._tokens))]
        self._lemmas: dict[int, str] = {}
        self._comments: dict[int, list[str]] = {}

    def reports(self, found: Iterable[Attribution]) -> None:
        """Take reports: their parts, and a comment where the cue is."""
        first = [self._tokens.starts[one] for one, _ in self._tokens.sentences]
        for one in found:
            for name, key in _KEYS.items():
                self._mark(key, one.id, [getattr(one, name)])
            self._mark("Via", one.id, one.via)
            self._mark("Content", one.id, one.content)
            self._mark("Quote", one.id, one.quotes)
            self._name(one.cue, one.cue.lemma)
            at = max(0, bisect_right(first, one.cue.start) - 1)
            told = f"# attribution_{one.id} = {msgspec.json.encode(_report(one)).decode()}"
            self._comments.setdefault(at, []).append(told)

    def rest(self, document: Document) -> None:
        """Take mentions and events."""
        for mention in document.mentions:
            self._mark("Mention", mention.id, [mention])
            if mention.entity is not None:
                for at in self._covered(mention)[:1]:
                    self._add(at, "Entity", _value(mention.entity))
        for event in document.events:
            self._mark("Event", f"{event.id}:{event.type}", [event.trigger])
            self._mark("Actor", event.id, event.actors)
            self._mark("Recipient", event.id, event.recipients)
            self._mark("EventPlace", event.id, [event.place])
            self._name(event.trigger, event.trigger.lemma)

    def sentences(self, document: str) -> Iterator[list[str]]:
        """The lines of each sentence: comments, then words."""
        for number, (first, last) in enumerate(self._tokens.sentences):
            words = list(self._words(first, last))
            lines = [
                f"# sent_id = {document}#{self._letter}{number + 1}",
                f"# text = {self._shown(words)}",
                *self._comments.get(number, ()),
            ]
            at = first
            for one in words:
                lines += self._lines(one, at - first + 1, one.stop == last)
                at = one.stop
            yield lines

    def _words(self, first: int, last: int) -> Iterator[range]:
        """Tokens that are one word in writing: letters that nothing parts."""
        tokens = self._tokens
        while first < last:
            stop = first + 1
            while stop < last and tokens.starts[stop] == tokens.ends[stop - 1]:
                if not (_is_word(tokens.forms[stop]) and _is_word(tokens.forms[stop - 1])):
                    break
                stop += 1
            yield range(first, stop)
            first = stop

    def _shown(self, words: list[range]) -> str:
        shown = "".join(self._form(one) + (" " if self._parted(one) else "") for one in words)
        return shown.rstrip()

    def _form(self, word: range) -> str:
        start, end = self._tokens.span(word.start, word.stop)
        return _CONTROL.sub("", self._text[start:end])

    def _parted(self, word: range) -> bool:
        """Whether a blank follows."""
        starts, at = self._tokens.starts, word.stop
        after = starts[at] if at < len(starts) else len(self._text)
        return any(map(str.isspace, self._text[self._tokens.ends[at - 1] : after]))

    def _lines(self, word: range, number: int, last: bool) -> Iterator[str]:
        space = [] if last or self._parted(word) else ["SpaceAfter=No"]
        if len(word) > 1:
            misc = [*self._place(word), *space]
            yield _line(f"{number}-{number + len(word) - 1}", self._form(word), _EMPTY, misc)
            space = []
        for at in word:
            own = [f"{key}={value}" for key, value in self._known[at].items()]
            misc = [*self._place(range(at, at + 1)), *space, *own]
            form = _CONTROL.sub("", self._tokens.forms[at])
            yield _line(str(number + at - word.start), form, self._lemmas.get(at, _EMPTY), misc)

    def _place(self, word: range) -> list[str]:
        start, end = self._tokens.span(word.start, word.stop)
        return [f"start_char={start}", f"end_char={end}"]

    def _covered(self, place: Placed) -> range:
        """The tokens that a stretch touches."""
        first = bisect_right(self._tokens.ends, place.start)
        last = first
        while last < len(self._tokens) and self._tokens.starts[last] < place.end:
            last += 1
        return range(first, last)

    def _mark(self, key: str, id: str, places: Iterable[Placed | None]) -> None:
        """Mark stretches: the first word of each begins it, the others are inside.

        A stretch inside another one of its kind, as a quotation in a quotation, is part of it.
        """
        done = -1
        every = sorted((one for one in places if one is not None), key=lambda one: one.start)
        for place in every:
            covered = self._covered(place)
            inside = covered.start < done
            for at in range(max(done, covered.start), covered.stop):
                self._add(at, key, f"{'B' if at == covered.start and not inside else 'I'}-{id}")
            done = max(done, covered.stop)

    def _add(self, at: int, key: str, value: str) -> None:
        known = self._known[at]
        known[key] = f"{known[key]},{value}" if key in known else value

    def _name(self, place: Placed, lemma: str) -> None:
        covered = self._covered(place)
        if len(covered) == 1 and lemma:
            self._lemmas[covered.start] = _plain(lemma)


def _is_word(form: str) -> bool:
    return any(map(str.isalpha, form))


def _value(text: str) -> str:
    """A text inside a cell, where these marks part values."""
    return re.sub(r"[|,\s]", "-", text)


def _line(number: str, form: str, lemma: str, misc: list[str]) -> str:
    return "\t".join((number, form, lemma, *[_EMPTY] * 6, "|".join(misc)))


def _report(one: Attribution) -> Report:
    return Report(
        parent=one.parent,
        kind=one.cue.kind,
        lemma=one.cue.lemma,
        naming=one.naming,
        mode=one.mode,
        certainty=one.certainty,
        entities=one.entities,
        chain=one.chain,
        confidence=one.confidence,
        rule=one.rule,
    )
