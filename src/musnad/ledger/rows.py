"""one document -> the rows that stand for it"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

import msgspec

from musnad.ingest import day
from musnad.ledger.tables import SHAPE
from musnad.ledger.words import stem_of, words
from musnad.model import Attribution, Document, Origin, Span

Row = dict[str, object]
ARROW = " → "


def document_row(document: Document, origin: Origin | None) -> Row:
    """The document's row, without its key."""
    return {
        "id": document.id,
        "superseded": False,
        "content_hash": content_hash(document),
        "engine": document.engine,
        "outlet": plain(document.outlet),
        "folded_outlet": folded(document.outlet),
        "section": plain(document.section),
        "headline": plain(document.headline),
        "url": plain(document.url),
        "published": plain(document.published),
        "day": day(document.published or "") or "",
        "file": os.fsencode(origin.file).decode("utf-8", "replace") if origin else None,
        "line": origin.line if origin else None,
        "text": plain(document.text),
        "record": record(document),
        "folded_headline": folded(document.headline),
        "folded_text": folded(document.text),
        "shape": SHAPE,
    }


def record(document: Document) -> str:
    """The whole document as it is kept."""
    return msgspec.json.encode(document).decode()


def attribution_rows(document: Document, key: int) -> list[Row]:
    """A row for each report, those of the headline first."""
    reports = (*document.headline_attributions, *document.attributions)
    return [{"document": key, **_attribution_row(report)} for report in reports]


def content_hash(document: Document) -> str:
    """What tells one version of an article from another: its headline and its text."""
    content = f"{document.headline or ''}\0{document.text}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def folded(*texts: str | None) -> str:
    """The folded words of some texts, with blanks between them."""
    return " ".join(word for text in texts for word in words(text))


def stemmed(*columns: str) -> str:
    """The stems of some folded words, each once, with blanks between them."""
    once = dict.fromkeys(word for column in columns for word in column.split())
    return " ".join(dict.fromkeys(map(stem_of, once)))


def _attribution_row(report: Attribution) -> Row:
    links = [link.text or link.entity for link in report.chain]
    searched = (
        folded(*_spoken((report.source, report.antecedent))),
        folded(*links, *_spoken(report.via)),
        folded(*_spoken(report.content)),
    )
    return {
        "id": report.id,
        "parent": report.parent,
        "source": _text(report.source),
        "inherited": report.inherited,
        "antecedent": _text(report.antecedent),
        "folded_source": searched[0],
        "cue": plain(report.cue.text),
        "lemma": report.cue.lemma,
        "kind": report.cue.kind,
        "content": plain(" … ".join(_spoken(report.content))),
        "folded_content": searched[2],
        "start": min((span.start for span in report.content), default=report.cue.start),
        "end": max((span.end for span in report.content), default=report.cue.end),
        "mode": report.mode,
        "naming": report.naming,
        "certainty": report.certainty,
        "confidence": report.confidence,
        "rule": report.rule,
        "chain": plain(ARROW.join(filter(None, links))),
        "folded_chain": searched[1],
        "folded_stems": stemmed(*searched),
    }


def _spoken(spans: Iterable[Span | None]) -> Iterator[str]:
    return (span.text for span in spans if span is not None)


def _text(span: Span | None) -> str | None:
    return None if span is None else plain(span.text)


def plain(text: str | None) -> str | None:
    """A text for the columns that other tools read: many stop at a NUL; the record keeps it."""
    return text.replace("\0", "\u2400") if text else text
