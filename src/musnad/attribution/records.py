"""what was found -> records, with offsets into the text"""

from __future__ import annotations

import re
from typing import cast

from musnad.attribution.adjuncts import adjuncts
from musnad.attribution.confidence import confidence
from musnad.attribution.found import Found, Tokens
from musnad.attribution.when import When
from musnad.grammar import Tagged
from musnad.lexicon import tags as t
from musnad.model import Attribution, Certainty, ChainLink, Cue, Mode, Naming, Span

_QUOTED = re.compile(f"[{t.OPEN}]")


class Records:
    """Turns the findings of one text into records.

    Attributes:
        tagged: the text's tokens.
        prefix: letter before the ids: `a` in a body, `h` in a headline.
        outlet: name of the outlet, the first of every chain.
        when: the text's times.
    """

    def __init__(self, tagged: Tagged, prefix: str, outlet: str | None, when: When) -> None:
        self.tagged = tagged
        self.prefix = prefix
        self.outlet = outlet
        self.when = when

    def build(
        self, found: list[Found], above: list[Found] | None = None
    ) -> tuple[Attribution, ...]:
        """The records, in the order of their cues.

        Args:
            found: what was found.
            above: reports of the body, of which there are records already; what was found may
                stand in their contents.
        """
        ids = {id(one): f"a{number}" for number, one in enumerate(above or (), 1)}
        ids |= {id(one): f"{self.prefix}{number}" for number, one in enumerate(found, 1)}
        return tuple(self._record(one, ids) for one in found)

    def span(self, tokens: Tokens) -> Span:
        """The text of tokens, end exclusive."""
        start, end = self.tagged.tokens.span(*tokens)
        return Span(start, end, self.tagged.tokens.text[start:end])

    def _optional(self, tokens: Tokens | None) -> Span | None:
        return None if tokens is None else self.span(tokens)

    def _record(self, one: Found, ids: dict[int, str]) -> Attribution:
        content = self._content(one)
        quotes = self._quotes(one)
        extra = adjuncts(self.tagged, one)
        return Attribution(
            id=ids[id(one)],
            parent=None if one.parent is None else ids[id(one.parent)],
            source=self._optional(one.source),
            inherited=one.source is None and one.order != "impersonal",
            antecedent=self._optional(one.antecedent),
            naming=_naming(self.tagged, one),
            via=() if one.via is None else (self.span(one.via),),
            cue=self._cue(one),
            content=content,
            mode="mixed" if self._prefixed(one) else _mode(content, quotes),
            quotes=quotes,
            target=self._optional(one.target),
            addressee=self._optional(one.addressee or extra.get("addressee")),
            medium=self._optional(extra.get("medium")),
            occasion=self._optional(extra.get("occasion")),
            time=self.when.said(one),
            certainty=_certainty(one),
            confidence=confidence(self.tagged, one),
            rule=f"{one.rule}/{one.order}",
            trace=one.rows,
            chain=self._chain(one),
        )

    def _cue(self, one: Found) -> Cue:
        start, end = self.tagged.tokens.span(one.cue, one.cue + 1)
        text = self.tagged.tokens.text[start:end]
        verb, noun = one.entry.verb, one.entry.noun
        if one.kind:
            return Cue(start, end, text, one.lemma, one.kind)
        if verb is not None:
            return Cue(start, end, text, verb.lemma, verb.kind)
        if noun is not None:
            return Cue(start, end, text, noun.forms[0], noun.kind)
        return Cue(start, end, text, text, "say")

    def _content(self, one: Found) -> tuple[Span, ...]:
        pieces = [(one.begin, one.end)]
        if one.before is not None:
            pieces.append(one.before)
        spans = [self.span(piece) for piece in pieces if piece[1] > piece[0]]
        spans.sort(key=lambda span: span.start - span.end)
        return tuple(spans)

    def _prefixed(self, one: Found) -> bool:
        """A preposition is written onto the quotation: only a part is quoted."""
        return self.tagged.tags[one.begin] in t.WITH + t.FOR and bool(self._quotes(one))

    def _quotes(self, one: Found) -> tuple[Span, ...]:
        pieces = (
            ((one.begin, one.end),) if one.before is None else (one.before, (one.begin, one.end))
        )
        out = []
        for begin, end in pieces:
            for match in _QUOTED.finditer(self.tagged.tags, begin, end):
                last = min(self.tagged.quotes.close.get(match.start(), end), end)
                if last > match.start() + 1:
                    out.append(self.span((match.start() + 1, last)))
        return tuple(out)

    def _chain(self, one: Found) -> tuple[ChainLink, ...]:
        links: list[ChainLink] = []
        at: Found | None = one
        while at is not None:
            links.append(ChainLink(None, self._name(at.source or at.antecedent)))
            if at.via is not None:
                links.append(ChainLink(None, self._name(at.via)))
            at = at.parent
        if self.outlet is not None:
            links.append(ChainLink(None, self.outlet))
        return tuple(reversed(links))

    def _name(self, tokens: Tokens | None) -> str | None:
        return None if tokens is None else self.span(tokens).text


def _mode(content: tuple[Span, ...], quotes: tuple[Span, ...]) -> Mode:
    if not quotes:
        return "indirect"
    whole = sum(span.end - span.start for span in content)
    quoted = sum(span.end - span.start for span in quotes)
    # The marks themselves, and a particle before them, are not quoted.
    return "direct" if whole - quoted <= _MARKS_AND_PARTICLE else "mixed"


_MARKS_AND_PARTICLE = 6


def _naming(tagged: Tagged, one: Found) -> Naming:
    span = one.source or one.antecedent
    if span is None:
        return "impersonal" if one.order in ("impersonal", "bare") else "named"
    return naming(tagged, span)


def naming(tagged: Tagged, span: Tokens) -> Naming:
    """How openly the phrase of a source names it.

    Args:
        tagged: the words of the text with their tags.
        span: the first token of the phrase and the one behind its last.
    """
    head = tagged.entries[span[0]].head
    if tagged.tags[span[0]] == t.QUANTITY:
        return "anonymous"
    if head is None:
        return "named"
    if head.naming == "anonymous" and t.NAME in tagged.tags[span[0] : span[1]]:
        return "named"
    return cast(Naming, head.naming)


def _certainty(one: Found) -> Certainty:
    row = one.entry.verb or one.entry.noun
    if one.certainty != "unknown" or row is None:
        return cast(Certainty, one.certainty)
    return cast(Certainty, row.certainty)
