"""a ledger and a matter -> what a briefing holds"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.compare import compare_ledger
from musnad.ledger import Entry, Ledger
from musnad.model import Document
from musnad.model.comparison import Comparison, Side

# Documents that are asked for at once.
BATCH = 200


class Speaking(NamedTuple):
    """One speaker, and what he, she or it says.

    Fields:
        entity: the speaker's id; None where only words are known, or nobody is named.
        name: how the articles name the speaker; None where nobody is named.
        said: the statements, the earliest first.
    """

    entity: str | None
    name: str | None
    said: tuple[Entry, ...]


class Brief(NamedTuple):
    """What was said of a matter, by whom, and where the accounts differ.

    Fields:
        about, who, since, until: what was asked for.
        articles: the articles, the earliest first.
        speakers: who speaks in them, the most talkative first.
        found: conflicts, reversals and the timeline between them.
        naming: outlet -> how often its sources are named in each way.
    """

    about: str | None
    who: str | None
    since: str | None
    until: str | None
    articles: tuple[Document, ...]
    speakers: tuple[Speaking, ...]
    found: Comparison
    naming: dict[str, Counter[str]]

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(len(one.said) for one in self.speakers)


def brief(
    ledger: Ledger,
    *,
    about: str | None = None,
    who: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Brief:
    """Gather a briefing.

    Args:
        ledger: the ledger; what is new in it is compared first.
        about: words of which an article must have every one.
        who: a name, as for `Ledger.ask`; only what they say, or pass on, and what it
            conflicts with.
        since, until: first and last day of publication, YYYY-MM-DD.

    Raises:
        UsageError: a date is none, or a query has no word.
        LedgerError: the ledger cannot be read.

    Example:
        >>> with Ledger.open(":memory:") as ledger:
        ...     brief(ledger, since="2024-01-01").statements
        0
    """
    found = compare_ledger(ledger, about=about, since=since, until=until)
    hits = ledger.articles(about, since=since, until=until, limit=None)
    ids = [hit.document for hit in hits]
    said = None if who is None else ledger.ask(who, since=since, until=until, limit=None)
    if said is not None:
        inside = set(ids)
        said = [one for one in said if one.document in inside]
        ids = list(dict.fromkeys(one.document for one in said))
        found = _only(found, said)
    articles = sorted(_documents(ledger, ids), key=_day)
    entries = [one for article in articles for one in _entries(article)]
    if said is not None:
        wanted = {(one.document, one.attribution.id) for one in said}
        entries = [one for one in entries if (one.document, one.attribution.id) in wanted]
    return Brief(
        *(about, who, since, until, tuple(articles)),
        speakers=_speakers(entries),
        found=found,
        naming=_naming(entries),
    )


def _documents(ledger: Ledger, ids: Sequence[str]) -> Iterable[Document]:
    for at in range(0, len(ids), BATCH):
        yield from ledger.some(ids[at : at + BATCH])


def _day(document: Document) -> tuple[bool, str, str]:
    return not document.published, document.published or "", document.id


def _entries(article: Document) -> Iterable[Entry]:
    """The reports of an article; what the body says more fully, the headline need not say."""
    for one in article.attributions or article.headline_attributions:
        yield Entry(
            document=article.id,
            outlet=article.outlet,
            url=article.url,
            headline=article.headline,
            published=article.published,
            attribution=one,
        )


def _speakers(entries: Iterable[Entry]) -> tuple[Speaking, ...]:
    """Statements by who makes them; the unnamed come last."""
    groups: dict[tuple[str | None, str | None], list[Entry]] = {}
    for one in entries:
        report = one.attribution
        speaker = report.source or report.antecedent
        entity = report.entities[0] if len(report.entities) == 1 else None
        name = None if entity is not None or speaker is None else speaker.text
        groups.setdefault((entity, name), []).append(one)
    found = [
        Speaking(entity, name or _called(said), tuple(said))
        for (entity, name), said in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.name is None, -len(one.said))))


def _called(said: Sequence[Entry]) -> str | None:
    """The fullest of the names under which somebody speaks."""
    spans = [one.attribution.source or one.attribution.antecedent for one in said]
    return max((span.text for span in spans if span is not None), key=len, default=None)


def _naming(entries: Iterable[Entry]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for one in entries:
        found.setdefault(one.outlet or "", Counter())[one.attribution.naming] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


def _only(found: Comparison, said: Sequence[Entry]) -> Comparison:
    """What of a comparison some statements take part in."""
    ours = {(one.document, one.attribution.id) for one in said}

    def has(*sides: Side | None) -> bool:
        return any(one and (one.document, one.attribution) in ours for one in sides)

    return Comparison(
        documents=len({document for document, _ in ours}),
        conflicts=tuple(one for one in found.conflicts if has(one.left, one.right)),
        reversals=tuple(one for one in found.reversals if has(one.before, one.after)),
        timeline=tuple(one for one in found.timeline if has(one.what)),
    )
