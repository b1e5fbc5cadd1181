"""what is kept of comparisons, so that only what is new need be compared"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from musnad.ledger.connect import reasons
from musnad.ledger.tables import comparisons, documents, sheets
from musnad.model import Document

BATCH = 200


class Kept(NamedTuple):
    """One finding as it is kept.

    Fields:
        left, right: ids of the articles.
        kind, rule: what was found, and by which rule.
        confidence: how surely.
        record: the finding itself, as JSON.
    """

    left: str
    right: str
    kind: str
    rule: str
    confidence: float
    record: str


class Compared:
    """The comparisons in a ledger. The ledger keeps them and does not look inside."""

    def __init__(self, engine: sa.Engine, name: str, writing: Callable[[], sa.Connection]) -> None:
        self._engine = engine
        self._name = name
        self._writing = writing

    def sheets(self, rules: str) -> Iterator[bytes]:
        """What the articles that were compared by these rules are compared by, in order."""
        chosen = sa.select(sheets.c.document, sheets.c.body).where(sheets.c.rules == rules)
        for row in self._batches(chosen, sheets.c.document):
            yield row.body

    def sheets_of(self, rules: str, ids: Sequence[str]) -> dict[str, bytes]:
        """What these articles are compared by, as far as these rules have compared them."""
        chosen = (
            sa.select(documents.c.id, sheets.c.body)
            .join(documents, documents.c.key == sheets.c.document)
            .where(sheets.c.rules == rules, documents.c.id.in_(ids), ~documents.c.superseded)
            .order_by(sheets.c.document)
        )
        with reasons(self._name), self._engine.connect() as connection:
            return {row.id: row.body for row in connection.execute(chosen)}

    def findings_between(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> list[str]:
        """Findings, as JSON, of which both articles are among these."""
        both = (comparisons.c.left.in_(ids), comparisons.c.right.in_(ids))
        return self._found(sa.and_(*both), kinds)

    def findings_about(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> list[str]:
        """Findings, as JSON, of which one article is among these."""
        either = (comparisons.c.left.in_(ids), comparisons.c.right.in_(ids))
        return self._found(sa.or_(*either), kinds)

    def newest(self, kinds: Sequence[str], limit: int) -> list[str]:
        """The findings of these kinds that were kept last, as JSON."""
        chosen = sa.select(comparisons.c.record).where(comparisons.c.kind.in_(kinds))
        with reasons(self._name), self._engine.connect() as connection:
            last = chosen.order_by(comparisons.c.key.desc()).limit(limit)
            return list(connection.scalars(last))

    def findings(self) -> Iterator[str]:
        """All findings, as JSON, in the order in which they were made."""
        chosen = sa.select(comparisons.c.key, comparisons.c.record)
        for row in self._batches(chosen, comparisons.c.key):
            yield row.record

    def waiting(self, rules: str) -> Iterator[tuple[int, Document]]:
        """Current articles that these rules have not compared yet, with their keys."""
        there = sa.select(sheets.c.document).where(sheets.c.rules == rules)
        chosen = sa.select(documents.c.key, documents.c.record).where(
            ~documents.c.superseded, documents.c.key.not_in(there)
        )
        for row in self._batches(chosen, documents.c.key):
            yield row.key, msgspec.json.decode(row.record, type=Document)

    def forget(self, rules: str) -> None:
        """Drop what other rules have found.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        with reasons(self._name), self._engine.connect() as connection:
            other = sa.select(sheets.c.document).where(sheets.c.rules != rules).limit(1)
            if connection.execute(other).first() is None:
                return
        with reasons(self._name), self._writing() as connection, connection.begin():
            connection.execute(sa.delete(comparisons))
            connection.execute(sa.delete(sheets))

    def keep(self, rules: str, made: Iterable[tuple[int, bytes]], found: Iterable[Kept]) -> None:
        """Keep sheets and findings together, in one transaction.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        rows = [{"document": key, "rules": rules, "body": body} for key, body in made]
        new = [one._asdict() for one in found]
        with reasons(self._name), self._writing() as connection, connection.begin():
            if rows:
                connection.execute(sa.insert(sheets), rows)
            if new:
                connection.execute(sa.insert(comparisons), new)

    def _found(self, where: sa.ColumnElement[bool], kinds: Sequence[str]) -> list[str]:
        chosen = sa.select(comparisons.c.record).where(where).order_by(comparisons.c.key)
        if kinds:
            chosen = chosen.where(comparisons.c.kind.in_(kinds))
        with reasons(self._name), self._engine.connect() as connection:
            return list(connection.scalars(chosen))

    def _batches(self, chosen: sa.Select[Any], key: sa.Column[int]) -> Iterator[sa.Row[Any]]:
        """Rows a batch at a time, by their key."""
        last = -1
        while True:
            batch: sa.Select[Any] = chosen.where(key > last).order_by(key).limit(BATCH)
            with reasons(self._name), self._engine.connect() as connection:
                rows = connection.execute(batch).all()
            yield from rows
            if len(rows) < BATCH:
                return
            last = rows[-1][0]
