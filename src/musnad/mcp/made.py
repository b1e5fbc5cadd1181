"""records of the house -> what the tools answer with, cut to size"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from musnad.ledger import Entry
from musnad.ledger.entry import Profile, Speaker, Tenure
from musnad.lexicon.lookup import row
from musnad.marked import harmless
from musnad.mcp.records import (
    Dispute,
    Family,
    Link,
    Rests,
    Row,
    Rule,
    Side,
    Statement,
    Who,
    Why,
    Word,
)
from musnad.model import Attribution, Document, Explanation, Span, comparison
from musnad.model.shown import chain

# So much of what one statement says is told; the article has it whole.
LONGEST = 1_000
WORDS, ROWS, RENDERINGS = 120, 40, 5


def entry(one: Entry) -> Statement:
    """A report out of the ledger."""
    facts = (one.document, one.outlet, one.published, one.headline, one.url)
    return _statement(one.attribution, *facts)


def statement(document: Document, report: Attribution) -> Statement:
    """A report out of a document."""
    facts = (document.id, document.outlet, document.published, document.headline, document.url)
    return _statement(report, *facts)


def _statement(
    report: Attribution,
    document: str,
    outlet: str | None,
    published: str | None,
    headline: str | None,
    url: str | None,
) -> Statement:
    says, cut = _said(report.content)
    return Statement(
        document=document,
        outlet=_plain(outlet),
        published=published,
        headline=_plain(headline),
        url=_plain(url),
        report=report.id,
        chain=[
            Link(name=harmless(link.text), entity=link.entity) for link in chain(report, outlet)
        ],
        source=_plain(report.source.text) if report.source else None,
        entities=list(report.entities),
        naming=report.naming,
        cue=harmless(report.cue.text),
        cue_class=report.cue.kind,
        at=report.cue.start,
        says=says,
        cut=cut,
        mode=report.mode,
        certainty=report.certainty,
        confidence=round(report.confidence, 3),
        rule=report.rule,
    )


def who(one: Speaker) -> Who:
    """Somebody who speaks, with the number of reports."""
    return Who(entity=one.id, kind=one.kind, name=one.ar, english=one.en, reports=one.reports)


def profile(found: Profile) -> Who:
    """An entity, with the number of reports in which it speaks."""
    one = found.entity
    return Who(
        entity=one.id, kind=one.kind, name=one.name.ar, english=one.name.en, reports=found.said
    )


def tenure(one: Tenure) -> str:
    """An office with the days of its first and last report."""
    days = " to ".join(day for day in dict.fromkeys((one.first, one.last)) if day)
    return f"{one.office} ({days})" if days else one.office


def conflict(one: comparison.Conflict) -> Dispute:
    """Two accounts that differ."""
    return _dispute(one, one.left, one.right)


def reversal(one: comparison.Reversal) -> Dispute:
    """Somebody goes back on what they said."""
    return _dispute(one, one.before, one.after)


def _dispute(
    one: comparison.Conflict | comparison.Reversal,
    left: comparison.Side | None,
    right: comparison.Side,
) -> Dispute:
    return Dispute(
        kind=one.kind,
        rule=one.rule,
        confidence=round(one.confidence, 3),
        why=one.clash.note,
        left=None if left is None else side(left),
        right=side(right),
        left_words=harmless(one.clash.left.text),
        right_words=harmless(one.clash.right.text),
    )


def side(one: comparison.Side) -> Side:
    """One statement of a comparison."""
    says, cut = _said(sorted(one.content, key=lambda span: span.start))
    names = [(link.text or link.entity, link.entity) for link in one.chain]
    return Side(
        document=one.document,
        outlet=_plain(one.outlet),
        published=one.published,
        speaker=_plain(one.speaker),
        chain=[Link(name=harmless(name), entity=entity) for name, entity in names if name],
        cue=_plain(one.cue),
        says=says,
        cut=cut,
    )


def family(one: comparison.Family) -> Family:
    """One statement in several wordings."""
    renderings = [side(rendering.side) for rendering in one.renderings[:RENDERINGS]]
    return Family(speaker=_plain(one.speaker), renderings=renderings, accounts=len(one.renderings))


def rests(one: comparison.Edge) -> Rests:
    """What an article rests on."""
    return Rests(
        how=one.kind,
        document=one.document,
        origin=_plain(one.origin),
        origin_document=one.origin_document,
    )


def why(document: Document, found: Explanation) -> Why:
    """Why a sentence is read as it is."""
    reports = zip(found.steps, found.attributions, strict=True)
    here = [one for one in found.readings if one.span.start <= found.offset < one.span.end]
    ids = [id for one in here for id in one.rows]
    ids += [id for report in found.attributions for id in report.trace]
    return Why(
        sentence=_cut(found.sentence.text)[0],
        found=[
            Rule(rule=step.rule, says=step.says, report=statement(document, report))
            for step, report in reports
        ],
        words=[
            Word(word=harmless(one.span.text), reading=one.kind) for one in found.readings[:WORDS]
        ],
        rows=rows(ids),
        lost=[f"{harmless(one.cue.text)}: {one.rule}: {one.why}" for one in found.lost[:WORDS]],
    )


def rows(ids: Iterable[str]) -> list[Row]:
    """The rows of the lexicon of these ids, each once; rules of no table are left out."""
    known = ((id, row(id)) for id in list(dict.fromkeys(ids))[:ROWS])
    return [
        Row(id=id, file=one.file, line=one.line, cells={k: v for k, v in one.cells.items() if v})
        for id, one in known
        if one is not None
    ]


def _said(content: Sequence[Span]) -> tuple[str, bool]:
    return _cut(" … ".join(span.text for span in content))


def _cut(text: str) -> tuple[str, bool]:
    return harmless(text[:LONGEST]), len(text) > LONGEST


def _plain(text: str | None) -> str | None:
    return None if text is None else harmless(text[:LONGEST])
