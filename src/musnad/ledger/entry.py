"""what a ledger answers with"""

from __future__ import annotations

import msgspec

from musnad.model import Attribution, ChainLink, Entity, Event, Span


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One report with the article in which it stands.

    Attributes:
        document: the article's id.
        outlet, url, headline, published: as in the article.
        attribution: the report; the spans of one with an id `h…` point into the headline.
    """

    document: str
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    published: str | None = None
    attribution: Attribution


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One article that holds the words that were asked for.

    Attributes:
        document: the article's id.
        outlet, url, headline, published: as in the article.
        snippet: the text around the first of the words; offsets point into the body.
    """

    document: str
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    published: str | None = None
    snippet: Span


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event with the article that tells of it.

    Attributes:
        document: the article's id.
        outlet, url, headline, published: as in the article.
        event: the event; its offsets point into the body.
        chain: those who assert it, the outlet first; the outlet alone where it says so itself.
        sentence: the sentence in which it is told.
    """

    document: str
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    published: str | None = None
    event: Event
    chain: tuple[ChainLink, ...] = ()
    sentence: Span


class Counts(msgspec.Struct, frozen=True):
    """How much a ledger holds.

    Attributes:
        documents: articles, each in its current version.
        superseded: older versions of them.
        attributions: reports in the current versions.
    """

    documents: int
    superseded: int
    attributions: int


class OutletSum(msgspec.Struct, frozen=True, kw_only=True):
    """What the articles of one outlet add up to.

    Attributes:
        outlet: its name; empty for articles that state none.
        documents, reports: how many articles, and reports in them.
        first, last: days of its first and its last article; None where no day is known.
        sentences, attributed, own: sentences in all, those that reports carry, and those in
            which the outlet speaks itself.
        anonymous: anonymous sources.
        loaded_own, loaded_quoted: loaded words in its own voice, and in that of others.
    """

    outlet: str
    documents: int
    reports: int
    first: str | None
    last: str | None
    sentences: int
    attributed: int
    own: int
    anonymous: int
    loaded_own: int
    loaded_quoted: int


class DaySum(msgspec.Struct, frozen=True):
    """One outlet's articles of one day.

    Attributes:
        day: day of publication; empty where it is unknown.
        outlet: its name; empty for articles that state none.
        documents, reports: how many articles, and reports in them.
    """

    day: str
    outlet: str
    documents: int
    reports: int


class Speaker(msgspec.Struct, frozen=True):
    """An entity with the number of its reports.

    Attributes:
        id, kind: as in the entity.
        ar, en: its names.
        reports: in how many reports it speaks, or passes on.
    """

    id: str
    kind: str
    ar: str
    en: str | None
    reports: int


class Tenure(msgspec.Struct, frozen=True):
    """An office in which an entity speaks.

    Attributes:
        office: id of the title.
        first, last: days of the first and the last article in which it does.
        reports: how many reports.
    """

    office: str
    first: str | None
    last: str | None
    reports: int


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One entity, as a ledger knows it.

    Attributes:
        entity: as the newest article knows it, with the codes of its date.
        said, passed: reports in which it speaks, and which it passes on.
        mentioned: articles that name it.
        offices: the offices in which it speaks.
        relays: those who pass on what it says, the most frequent first.
        events: events in which it acts, or to which it is subject.
    """

    entity: Entity
    said: int
    passed: int
    mentioned: int
    offices: tuple[Tenure, ...] = ()
    relays: tuple[Speaker, ...] = ()
    events: int = 0
