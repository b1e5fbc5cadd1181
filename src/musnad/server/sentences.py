"""articles -> those of their sentences that a figure counts"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from musnad.model import Document, Range, Span


class Line(msgspec.Struct, frozen=True):
    """One sentence with its article.

    Attributes:
        document, outlet, published, headline: as in the article.
        span: the sentence.
        marks: what in it counts; empty where it counts as a whole.
    """

    document: str
    outlet: str | None
    published: str | None
    headline: str | None
    span: Span
    marks: tuple[Range, ...] = ()

    def row(self) -> dict[str, object]:
        """The sentence as a row of a table."""
        return {
            "document": self.document,
            "published": self.published,
            "outlet": self.outlet,
            "start": self.span.start,
            "end": self.span.end,
            "sentence": self.span.text,
            "words": " | ".join(self._text(one) for one in self.marks),
        }

    def _text(self, one: Range) -> str:
        return self.span.text[one.start - self.span.start : one.end - self.span.start]


def lines(documents: Sequence[Document], of: str) -> list[Line]:
    """The sentences of a sort: `attributed`, `own`, `anonymous` or `loaded`."""
    return [line for one in documents for line in _lines(one, of)]


def _lines(document: Document, of: str) -> Iterator[Line]:
    for sentence in document.voice:
        marks: tuple[Range, ...] = ()
        if of == "loaded":
            marks = tuple(Range(w.start, w.end) for w in sentence.loaded if not w.quoted)
        elif of == "anonymous":
            marks = _unnamed(document, sentence.start, sentence.end)
        counts = bool(marks) if of in ("loaded", "anonymous") else _is(sentence.attributed, of)
        if counts:
            span = Span.of(document.text, sentence.start, sentence.end)
            yield Line(
                document.id, document.outlet, document.published, document.headline, span, marks
            )


def _is(attributed: bool, of: str) -> bool:
    return attributed == (of == "attributed")


def _unnamed(document: Document, start: int, end: int) -> tuple[Range, ...]:
    """The sources of a sentence that stay without a name."""
    return tuple(
        Range(report.source.start, report.source.end)
        for report in document.attributions
        if report.naming == "anonymous"
        and report.source is not None
        and start <= report.source.start < end
    )
