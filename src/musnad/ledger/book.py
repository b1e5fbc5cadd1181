"""the ledger itself: opened, added to, asked"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import sqlalchemy as sa

from musnad.ledger.alerts import Alerts
from musnad.ledger.amender import Amender
from musnad.ledger.articles import hits
from musnad.ledger.compared import Compared
from musnad.ledger.connect import IMMEDIATE, engine, reasons, shown
from musnad.ledger.corrections import Corrections
from musnad.ledger.desk import Desk
from musnad.ledger.entry import Counts, Entry, Hit
from musnad.ledger.question import question
from musnad.ledger.removal import remove
from musnad.ledger.replies import replies
from musnad.ledger.running import Running
from musnad.ledger.schema import is_current, upgrade
from musnad.ledger.store import Storing, put
from musnad.ledger.sums import current_counts
from musnad.ledger.tables import SHAPE, documents
from musnad.model import Document, Origin

# Documents in one transaction, and in one look at the table.
BATCH = 200


class Ledger:
    """Documents, stored so that their reports can be asked for.

    Open one with `Ledger.open`. Several programs may read a ledger while one writes to it;
    whatever happens to the writer, only whole documents are ever there.

    Example:
        >>> with Ledger.open(":memory:") as ledger:
        ...     ledger.counts()
        Counts(documents=0, superseded=0, attributions=0)
    """

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Self:
        """The ledger in a file or a database, brought up to date where it is older.

        Args:
            where: a file, `:memory:`, or an address such as `postgresql+psycopg://host/name`.
            create: whether an absent ledger is made.

        Raises:
            LedgerError: it cannot be opened, is no ledger, or comes from a newer Musnad.
        """
        ledger = cls(engine(where, create), shown(where))
        try:
            ledger._prepare()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Let the database go. Closing twice does no harm."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, document: Document, origin: Origin | None = None) -> bool:
        """Store a document; see `add_many`.

        Returns:
            False where nothing changed.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        return self.add_many([(document, origin)]) == 1

    def add_many(self, pairs: Iterable[tuple[Document, Origin | None]]) -> int:
        """Store documents, several in one transaction.

        The same article read twice changes nothing. New content under a known id becomes
        the current version, and the older one is kept as superseded. The same content
        replaces what is there if the engine is newer or more is known about the article.

        Args:
            pairs: documents with where they were read; taken a batch at a time.

        Returns:
            How many changed the ledger.

        Raises:
            LedgerError: the ledger cannot be written to; whole batches before it are kept.
        """
        rest = iter(pairs)
        changed = 0
        while batch := list(islice(rest, BATCH)):
            with reasons(self._name), self._writing() as connection, connection.begin():
                storing = Storing(Running(), Amender.load(connection))
                changed += sum(put(connection, *pair, storing) for pair in batch)
                storing.sums.write(connection)
        return changed

    def delete(self, ids: Iterable[str]) -> list[str]:
        """Take articles out: all their versions, and all that rests on them.

        Reports, mentions, times, events, what was found in comparing, the words in the
        indexes and the share in every sum go; nothing else does. All go, or none.

        Args:
            ids: of the articles.

        Returns:
            The ids that were there.

        Raises:
            LedgerError: the ledger cannot be written to.

        Example:
            >>> with Ledger.open(":memory:") as ledger:
            ...     ledger.delete(["never-stored"])
            []
        """
        with reasons(self._name), self._writing() as connection, connection.begin():
            return remove(connection, list(ids))

    def ask(
        self,
        who: str | None = None,
        words: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        kind: str | None = None,
        via: str | None = None,
        naming: str | None = None,
        country: str | None = None,
        via_country: str | None = None,
        office: str | None = None,
        event: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> list[Entry]:
        """The reports that fit: those of a fitting source first, then the newest.

        Words are compared folded and whole; conjunctions, prepositions and the article
        that are written onto them do not matter. Every word must be found.

        Args:
            who: the name or id of an entity, which is found under all its names, or words of
                the source, of its antecedent, or of the chain.
            words: words of the source or of the content.
            since, until: first and last day of publication, YYYY-MM-DD.
            outlet: the outlet's name.
            kind: class of the cue, such as `deny`.
            via: words of those who pass the report on, the outlet among them.
            naming: how openly the source is named, such as `anonymous`.
            country: state for which the source speaks, by ISO code or name.
            via_country: state of one who passes the report on, the outlet among them.
            event: PLOVER type of an event that the report asserts, such as `ASSAULT`.
            office: title that the source holds at the article's date, by id or name.
            limit, offset: how many entries (None: all), after how many.

        Raises:
            UsageError: a date is none, a query has no word, or a state or office is unknown.
            LedgerError: the ledger cannot be read.
        """
        asked = question(
            *(who, words, since, until, outlet, kind, limit, offset),
            via=via,
            naming=naming,
            country=country,
            via_country=via_country,
            office=office,
            event=event,
        )
        with reasons(self._name), self._engine.connect() as connection:
            return replies(connection, asked)

    def articles(
        self,
        words: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> list[Hit]:
        """The articles that hold all words: in the headline first, then the newest.

        Args:
            words: words of headline or body, compared as `ask` compares them.
            since, until, outlet, limit, offset: as for `ask`.

        Raises:
            UsageError: a date is none, or a query has no word.
            LedgerError: the ledger cannot be read.
        """
        asked = question(None, words, since, until, outlet, None, limit, offset)
        with reasons(self._name), self._engine.connect() as connection:
            return hits(connection, asked)

    def document(self, id: str) -> Document | None:
        """An article's current version, or None where there is no such article."""
        found = list(self._records(documents.c.id == id, ~documents.c.superseded))
        return found[0] if found else None

    def some(self, ids: Sequence[str]) -> list[Document]:
        """The current versions of some articles; unknown ones are left out."""
        return list(self._records(documents.c.id.in_(ids), ~documents.c.superseded))

    def versions(self, id: str) -> list[Document]:
        """All versions of an article, oldest first."""
        return list(self._records(documents.c.id == id))

    def documents(self) -> Iterator[Document]:
        """All current versions, in the order in which their articles were first stored."""
        return self._records(~documents.c.superseded)

    def stale(self, engine: str) -> Iterator[tuple[Document, Origin | None]]:
        """Current versions that another engine has read, with where they came from.

        Those whose rows have an older shape than this ledger makes are among them.
        """
        other = sa.or_(documents.c.engine != engine, documents.c.shape != SHAPE)
        for row in self._rows(other, ~documents.c.superseded):
            origin = None if row.file is None else Origin(row.file, row.line)
            yield msgspec.json.decode(row.record, type=Document), origin

    def shelf(self) -> Compared:
        """What is kept of comparisons between the articles."""
        return Compared(self._engine, self._name, self._writing)

    def desk(self) -> Desk:
        """What the ledger adds up to, whom it knows, and its articles by outlet and day."""
        return Desk(self._engine, self._name)

    def corrections(self) -> Corrections:
        """What analysts have corrected, to which more is added and from which it is undone."""
        return Corrections(self._engine, self._name, self._writing)

    def alerts(self) -> Alerts:
        """The saved searches, and what each has found and told."""
        return Alerts(self._engine, self._name, self._writing)

    def counts(self) -> Counts:
        """How much there is."""
        with reasons(self._name), self._engine.connect() as connection:
            return current_counts(connection)

    def _prepare(self) -> None:
        with reasons(self._name):
            with self._engine.connect() as connection:
                if is_current(connection, self._name):
                    return
            with self._writing() as connection, connection.begin():
                upgrade(connection, self._name)

    def _writing(self) -> sa.Connection:
        return self._engine.connect().execution_options(**{IMMEDIATE: True})

    def _records(self, *conditions: sa.ColumnElement[bool]) -> Iterator[Document]:
        rows = self._rows(*conditions)
        return (msgspec.json.decode(row.record, type=Document) for row in rows)

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> Iterator[sa.Row[Any]]:
        """Documents a batch at a time, so that a slow reader keeps no transaction open."""
        chosen = (documents.c.key, documents.c.record, documents.c.file, documents.c.line)
        columns: sa.Select[Any] = sa.select(*chosen).order_by(documents.c.key)
        last = -1
        while True:
            batch = columns.where(*conditions, documents.c.key > last).limit(BATCH)
            with reasons(self._name), self._engine.connect() as connection:
                rows = connection.execute(batch).all()
            yield from rows
            if len(rows) < BATCH:
                return
            last = rows[-1].key
