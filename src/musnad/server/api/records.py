"""the records that the API takes and gives beside those of the model"""

from __future__ import annotations

import msgspec

from musnad.ledger import Entry, Hit
from musnad.ledger.entry import Happening, Speaker
from musnad.ledger.imports import Import, Skip
from musnad.server.given import Given


class StatementPage(msgspec.Struct, frozen=True):
    """Some statements.

    Attributes:
        items: the statements.
        limit, offset: how many at most, after how many.
        next: address of the next page; None on the last one.
    """

    items: list[Entry]
    limit: int
    offset: int
    next: str | None = None


class EventPage(msgspec.Struct, frozen=True):
    """Some events; fields as in a page of statements."""

    items: list[Happening]
    limit: int
    offset: int
    next: str | None = None


class ArticlePage(msgspec.Struct, frozen=True):
    """Some articles; fields as in a page of statements."""

    items: list[Hit]
    limit: int
    offset: int
    next: str | None = None


class EntityPage(msgspec.Struct, frozen=True):
    """Some entities; fields as in a page of statements."""

    items: list[Speaker]
    limit: int
    offset: int
    next: str | None = None


class ImportPage(msgspec.Struct, frozen=True):
    """Some imports; fields as in a page of statements."""

    items: list[Import]
    limit: int
    offset: int
    next: str | None = None


class SkipPage(msgspec.Struct, frozen=True):
    """Some skipped inputs; fields as in a page of statements."""

    items: list[Skip]
    limit: int
    offset: int
    next: str | None = None


class Place(Given, kw_only=True):
    """An article and a place in it, in code points."""

    at: int


class Added(msgspec.Struct, frozen=True):
    """What came of adding articles.

    Attributes:
        changed: how many changed the ledger.
        ids: their ids, in the order in which they were given.
    """

    changed: int
    ids: list[str]
