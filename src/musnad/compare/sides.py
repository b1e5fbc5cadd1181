"""a statement's number in its sheet -> the statement with its text and chain"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from musnad.compare.engine import Engine
from musnad.compare.facts import Sheet, Statement
from musnad.compare.speakers import chain, entity
from musnad.compare.when import day_of
from musnad.model import Attribution, ChainLink, Document, Span
from musnad.model.comparison import Side

Fetch = Callable[[str], Document]
_KEPT = 256


class Sides:
    """Turns what the engine found back into text."""

    def __init__(self, engine: Engine, fetch: Fetch) -> None:
        self._engine = engine
        self._fetch = fetch
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def document(self, id: str) -> Document:
        """An article; those that are asked for again and again stay at hand."""
        found = self._documents.pop(id, None) or self._fetch(id)
        self._documents[id] = found
        if len(self._documents) > _KEPT:
            self._documents.popitem(last=False)
        return found

    def sheet(self, id: str) -> Sheet:
        """What is compared of an article."""
        return self._engine.sheet(id)

    def of(self, id: str, number: int) -> Side:
        """A statement by its number in the sheet."""
        return self.made(id, self.sheet(id).statements[number])

    def made(self, id: str, statement: Statement) -> Side:
        """A statement with its text."""
        return side(self.document(id), self.sheet(id), statement)

    def span(self, id: str, place: tuple[int, int]) -> Span:
        """A stretch of an article's text."""
        return Span.of(self.document(id).text, *place)


def side(document: Document, sheet: Sheet, statement: Statement) -> Side:
    """A statement of an article with its text and chain."""
    report = _report(document, statement.id)
    links = chain(report, statement.speaker) if report else _own(document, statement)
    return Side(
        document=document.id,
        attribution=statement.id,
        outlet=document.outlet,
        published=document.published,
        speaker=statement.speaker.text,
        entity=entity(statement.speaker),
        cue=statement.cue,
        cue_class=statement.cue_kind,
        content=tuple(Span.of(document.text, *place) for place in statement.spans),
        chain=links,
        time=day_of(report.time if report else None) or sheet.day or None,
    )


def _report(document: Document, id: str | None) -> Attribution | None:
    return next((one for one in document.attributions if one.id == id), None)


def _own(document: Document, statement: Statement) -> tuple[ChainLink, ...]:
    """The outlet alone, and whoever a denial without a report of its own names."""
    named = (document.outlet, statement.speaker.text)
    return tuple(ChainLink(None, text) for text in named if text)
