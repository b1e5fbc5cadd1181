"""documents made by hand for the ledger's tests"""

from __future__ import annotations

from musnad.model import Attribution, ChainLink, Cue, Document, Span


def report(
    id: str,
    source: str | None,
    content: str,
    *,
    antecedent: str | None = None,
    chain: tuple[str, ...] = (),
    kind: str = "say",
) -> Attribution:
    """A report whose spans point nowhere in particular."""
    return Attribution(
        id=id,
        source=None if source is None else Span(0, len(source), source),
        inherited=source is None,
        antecedent=None if antecedent is None else Span(0, len(antecedent), antecedent),
        cue=Cue(30, 33, "قال", "قال", kind),
        content=(Span(40, 40 + len(content), content),),
        confidence=0.9,
        rule="test",
        chain=tuple(ChainLink(None, text) for text in chain),
    )


def document(
    id: str,
    *reports: Attribution,
    text: str = "قال الوزير إن الأمر انتهى",
    published: str | None = "2016-12-08",
    outlet: str | None = "سانا",
    headline: str | None = None,
    engine: str = "musnad 0.1.0",
) -> Document:
    """A document with these reports in its text."""
    return Document(
        engine=engine,
        stages=("test",),
        id=id,
        outlet=outlet,
        headline=headline,
        published=published,
        text=text,
        attributions=reports,
    )
