"""reports for people: the chain, the cue, and what was said"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from musnad.cli.lines import FAINT, STEP, block, flow
from musnad.cli.safe import harmless, isolated
from musnad.ledger import Entry, Hit
from musnad.model import Attribution, Document, Shares, Span

ARROW = " → "
DOT = " · "

HEADLINE = "bold"
SOURCE = "bold cyan"
LINK = "cyan"
CUE = "yellow"
QUOTE = "green"
REMARK = "magenta"


def show_document(console: Console, document: Document) -> None:
    """An article: its header, then its reports in order, nested ones under their parents."""
    title = document.headline or document.text.strip().split("\n", 1)[0]
    block(console, Text(harmless(title), HEADLINE), 0)
    _facts(console, (document.outlet, document.published, document.section, document.id))
    if not (document.headline_attributions or document.attributions):
        console.print()
        block(console, Text("no reports found", FAINT), STEP)
    for reports in (document.headline_attributions, document.attributions):
        for report, depth in nested(reports):
            show_report(console, report, document.outlet, depth)
    if document.voice_shares is not None:
        console.print()
        flow(console, list(_voice(document, document.voice_shares)), DOT, 0)
    console.print()


def show_entry(console: Console, entry: Entry) -> None:
    """An entry of a ledger: the article's facts, then the report."""
    _facts(console, (entry.published, entry.outlet, entry.headline, entry.document))
    show_report(console, entry.attribution, entry.outlet, 0)
    console.print()


def show_hit(console: Console, hit: Hit) -> None:
    """An article of a ledger: its facts, and the text around the words."""
    _facts(console, (hit.published, hit.outlet, hit.headline, hit.document))
    block(console, Text(harmless(" ".join(hit.snippet.text.split()))), STEP)
    console.print()


def show_report(console: Console, report: Attribution, outlet: str | None, depth: int) -> None:
    """One report: who passes it on, the cue with its class, and the content."""
    indent = STEP * (depth + 1)
    console.print()
    flow(console, _links(report, outlet), ARROW, indent, report.id, "→".rjust(STEP - 1))
    flow(console, [*_cue(report), *_known(report)], DOT, indent)
    for piece in sorted(report.content, key=lambda span: span.start):
        block(console, _content(piece, report.quotes), indent)


def nested(reports: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Reports with their depth, each after the one inside which it stands."""
    known = {report.id for report in reports}
    inside: dict[str | None, list[Attribution]] = {}
    for report in reports:
        parent = report.parent if report.parent in known else None
        inside.setdefault(parent, []).append(report)
    waiting = [(report, 0) for report in reversed(inside.get(None, []))]
    while waiting:
        report, depth = waiting.pop()
        yield report, depth
        waiting += [(one, depth + 1) for one in reversed(inside.get(report.id, []))]


def _links(report: Attribution, outlet: str | None) -> list[Text]:
    """Who passes the report on; from the spans themselves where there is no chain."""
    names = [link.text or link.entity for link in report.chain]
    if not names:
        last = report.source or report.antecedent
        names = [outlet, *(span.text for span in report.via), last.text if last else None]
    links = [Text(harmless(name), LINK) for name in names if name]
    if not links:
        return [Text("nobody named", REMARK)]
    links[-1].style = SOURCE
    return links


def _cue(report: Attribution) -> Iterator[Text]:
    yield Text(harmless(report.cue.text), CUE)
    yield Text(f"{report.cue.kind}, {report.mode}")
    if report.second_reader is not None:
        yield Text(f"second reader {harmless(report.second_reader)}", REMARK)
    if report.inherited:
        of = isolated(harmless(report.antecedent.text)) if report.antecedent else "before"
        yield Text(f"carried on from {of}", REMARK)
    if report.naming != "named":
        yield Text(f"{report.naming} source", REMARK)
    if report.certainty in ("hedged", "denied"):
        yield Text(report.certainty, REMARK)
    if report.time is not None:
        yield Text(f"said {report.time}")


def _known(report: Attribution) -> Iterator[Text]:
    """The entities behind the source; not where the id says no more than the words."""
    for id in report.entities:
        if not id.startswith(("local/", "group/", "document/", "anonymous/ZZZ")):
            yield Text(harmless(id), FAINT)


def _voice(document: Document, shares: Shares) -> Iterator[Text]:
    """How much is attributed, and the loaded words that the outlet uses itself."""
    of = f"{shares.sentences} sentence{'' if shares.sentences == 1 else 's'}"
    yield Text(f"attributed {shares.attributed} of {of}")
    if shares.anonymous:
        yield Text(f"anonymous sources {shares.anonymous}", REMARK)
    if shares.loaded_own:
        labels = [label for one in document.voice for label in one.loaded if not label.quoted]
        words = dict.fromkeys(harmless(label.text) for label in labels)
        shown = ", ".join(isolated(word) for word in words)
        yield Text(f"loaded words in the outlet's own voice {len(labels)}: {shown}", REMARK)


def _content(piece: Span, quotes: Iterable[Span]) -> Text:
    """A piece of content, with what stands between quotation marks set off."""
    shown = Text()
    at = 0
    for quote in sorted(quotes, key=lambda span: span.start):
        start, end = (
            min(max(x - piece.start, at), len(piece.text)) for x in (quote.start, quote.end)
        )
        shown.append(harmless(piece.text[at:start]))
        shown.append(harmless(piece.text[start:end]), QUOTE)
        at = end
    shown.append(harmless(piece.text[at:]))
    return shown


def _facts(console: Console, facts: Iterable[str | None]) -> None:
    flow(console, [Text(harmless(fact)) for fact in facts if fact], DOT, 0)
