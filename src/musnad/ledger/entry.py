"""what a ledger answers with"""

from __future__ import annotations

import msgspec

from musnad.model import Attribution, Span


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
