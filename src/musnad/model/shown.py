"""a document -> the marks of its text, the cards of its reports, and a page of a notebook"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from musnad.marked import Html, Mark, Paragraph, paragraphs, safe
from musnad.model.attribution import Attribution
from musnad.model.span import Span

if TYPE_CHECKING:
    from musnad.model.document import Document

DEEPEST = 3
# The classes are the notebook's own, and colours let a dark page shine through.
STYLE = """
.musnad { font-family: "Noto Naskh Arabic", Amiri, serif; line-height: 1.9; max-width: 60rem }
.musnad .facts, .musnad li { font-size: .85em; line-height: 1.6 } .musnad .facts { opacity: .75 }
.musnad .content { background: rgba(70, 130, 200, .13) }
.musnad .d2, .musnad .d3 { background: rgba(70, 130, 200, .22) }
.musnad .source, .musnad .via { color: #1f7a6f; font-weight: 600 }
.musnad .cue { color: #b06a00; text-decoration: underline }
.musnad .time { border-bottom: 1px dotted }
.musnad ul { list-style: none; margin: 0 0 .8em; padding-right: 1em; border-right: 2px solid #8886 }
"""
# Towards the one who spoke, in the direction of writing.
ARROW = " ← "


class Link(NamedTuple):
    """One of those who pass a report on: what they are called, and their entity's id."""

    text: str
    entity: str | None


class Card(NamedTuple):
    """A report as it stands beside the text.

    Attributes:
        report: the report.
        depth: in how many others it stands.
        links: the chain, the outlet first.
        at: a place in the text that it covers.
    """

    report: Attribution
    depth: int
    links: tuple[Link, ...]
    at: int


def chain(report: Attribution, outlet: str | None) -> tuple[Link, ...]:
    """Who passes a report on, the outlet first; from the spans where there is no chain."""
    if report.chain:
        links = [Link(link.text or link.entity or "", link.entity) for link in report.chain]
        return tuple(link for link in links if link.text)
    last = report.source or report.antecedent
    names = [outlet, *(span.text for span in report.via), last.text if last else None]
    return tuple(Link(name, None) for name in names if name)


def cards(reports: Sequence[Attribution], outlet: str | None) -> list[Card]:
    """The reports of a text, in their order."""
    parents = {report.id: report.parent for report in reports}
    found = []
    for report in reports:
        depth, outer = 0, report.parent
        while outer in parents and depth < DEEPEST:
            depth, outer = depth + 1, parents[outer]
        found.append(Card(report, depth, chain(report, outlet), report.cue.start))
    return found


def report_marks(report: Attribution) -> Iterator[Mark]:
    """What a report covers in its text."""
    yield Mark(report.cue.start, report.cue.end, "cue", report.id)
    yield from _spans(report.content, "content", report.id)
    yield from _spans(report.quotes, "quote", report.id)
    yield from _spans(report.via, "via", report.id)
    if report.source is not None:
        yield Mark(report.source.start, report.source.end, "source", report.id)


def _spans(spans: Iterable[Span], kind: str, report: str) -> Iterator[Mark]:
    return (Mark(span.start, span.end, kind, report) for span in spans if span.end > span.start)


def document_html(document: Document) -> Html:
    """The marked text right to left, the chains of each paragraph's reports below it.

    There is no script in it and nothing to load; whatever the article holds is escaped.
    """
    above = cards(document.headline_attributions, document.outlet)
    marks = [mark for one in document.headline_attributions for mark in report_marks(one)]
    heading = paragraphs(document.headline or "", marks)
    facts = filter(None, (document.outlet, (document.published or "")[:10], document.id))
    parts = [
        '<div class="musnad" dir="rtl" lang="ar">',
        f"<style>{STYLE}</style>",
        *(f"<h3>{line.html}</h3>" for line in heading),
        _chains(above),
        f'<p class="facts">{" · ".join(f"<bdi>{safe(fact)}</bdi>" for fact in facts)}</p>',
        *_body(document),
        "</div>",
    ]
    return Html("\n".join(filter(None, parts)))


def _body(document: Document) -> Iterator[str]:
    marks = [mark for one in document.attributions for mark in report_marks(one)]
    marks += [Mark(one.start, one.end, "time", title=one.value) for one in document.times]
    beside = cards(document.attributions, document.outlet)
    for line in paragraphs(document.text, marks):
        yield f"<p>{line.html}</p>"
        yield _chains([card for card in beside if _within(card, line)])


def _within(card: Card, line: Paragraph) -> bool:
    return line.start <= card.at < line.end


def _chains(beside: Sequence[Card]) -> str:
    lines = "".join(
        f'<li style="margin-right: {card.depth}em"><b>{safe(card.report.id)}</b> '
        f"{ARROW.join(f'<bdi>{safe(link.text)}</bdi>' for link in card.links)}"
        f' · <bdi class="cue">{safe(card.report.cue.text)}</bdi></li>'
        for card in beside
    )
    return f"<ul>{lines}</ul>" if lines else ""
