"""the ledger itself: opened, added to, asked"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import msgspec
import sqlalchemy as sa

from musnad.errors import LedgerError
from musnad.ledger.alerts import Alerts
from musnad.ledger.amender import Amender
from musnad.ledger.articles import hits, ids
from musnad.ledger.brief import brief
from musnad.ledger.compared import Compared
from musnad.ledger.connect import IMMEDIATE, engine, reasons, shown
from musnad.ledger.corrections import Corrections
from musnad.ledger.desk import Desk
from musnad.ledger.entry import Counts, Entry, Hit
from musnad.ledger.imports import Imports
from musnad.ledger.question import question
from musnad.ledger.removal import remove
from musnad.ledger.replies import parted, replies, telling
from musnad.ledger.running import Running
from musnad.ledger.schema import is_current, upgrade
from musnad.ledger.search import stated
from musnad.ledger.store import Storing, put
from musnad.ledger.sums import current_counts
from musnad.ledger.tables import SHAPE, documents
from musnad.model import Document, Origin

# Documents in one transaction, and in one look at the table.
BATCH = 200


class Taker(Protocol):
    """Whatever takes documents out of a ledger, one by one."""

    def take(self, document: Document, origin: Origin | None) -> None:
        """Take one more, with where it was read."""


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
    def open(cls, where: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """The ledger in a file or a database, brought up to date where it is older.

        Args:
            where: a file, `:memory:`, or an address such as `postgresql+psycopg://host/name`.
            create: whether an absent ledger is made.
            read_only: whether it refuses whatever would write, its own upgrade included.

        Raises:
            LedgerError: it cannot be opened, is no ledger, comes from a newer Musnad, or from
                an older one and may only be read.
        """
        ledger = cls(engine(where, create, read_only), shown(where))
        try:
            ledger._prepare(read_only)
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

    def holding(
        self,
        words: str | None,
        *,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = 50,
    ) -> list[str]:
        """Ids of the articles that `articles` finds, in the same order, in half the time."""
        asked = question(None, words, since, until, None, None, limit, 0)
        with reasons(self._name), self._engine.connect() as connection:
            return ids(connection, asked)

    def document(self, id: str) -> Document | None:
        """An article's current version, or None where there is no such article."""
        found = list(self._records(documents.c.id == id, ~documents.c.superseded))
        return found[0] if found else None

    def some(self, wanted: Sequence[str]) -> list[Document]:
        """The current versions of some articles; unknown ones are left out."""
        return list(self._records(documents.c.id.in_(wanted), ~documents.c.superseded))

    def brief(self, wanted: Sequence[str]) -> list[Document]:
        """The same, with text, sentences, reports and events of the body alone."""
        rows = self._rows(documents.c.id.in_(wanted), ~documents.c.superseded)
        return [brief(row.record) for row in rows]

    def versions(self, id: str) -> list[Document]:
        """All versions of an article, oldest first."""
        return list(self._records(documents.c.id == id))

    def documents(
        self, *, since: str | None = None, until: str | None = None, outlet: str | None = None
    ) -> Iterator[Document]:
        """The current versions that fit, in the order in which they were first stored.

        Args:
            since, until, outlet: as for `ask`.

        Raises:
            UsageError: a date is none.
            LedgerError: the ledger cannot be read.
        """
        asked = question(None, None, since, until, outlet, None, None, 0)
        return self._records(~documents.c.superseded, *stated(asked, documents))

    def chosen(
        self,
        *,
        who: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[tuple[Document, Origin | None]]:
        """Current versions that fit, in the order of `documents`, with where they were read.

        A batch is in memory at a time, however many they are.

        Args:
            who: only articles with a report by somebody of this name, or passed on by them,
                as `ask` finds it.
            since, until, outlet: as for `ask`.

        Raises:
            UsageError: a date is none, or a name has no word.
            LedgerError: the ledger cannot be read.
        """
        asked = question(who, None, since, until, outlet, None, None, 0)
        if who is None:
            return map(_with_origin, self._rows(~documents.c.superseded, *stated(asked, documents)))
        with reasons(self._name), self._engine.connect() as connection:
            keys = telling(connection, asked)
        parts = (self._rows(documents.c.key.in_(part)) for part in parted(keys))
        return map(_with_origin, chain.from_iterable(parts))

    def export(
        self,
        into: Taker,
        *,
        who: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> int:
        """Hand every current version that fits to something that writes it in another form.

        The ledger knows no form: `musnad.exports` has those that come with Musnad, of which
        `opened` opens one, and anything else with a method `take` will do as well.

        Args:
            into: what takes the documents, in the order of `documents`.
            who, outlet, since, until: as for `chosen`.

        Returns:
            How many documents were handed over.

        Raises:
            UsageError, LedgerError: as `chosen` does.

        Example:
            >>> from musnad.exports import opened
            >>> with Ledger.open(":memory:") as ledger, opened("plover", "-") as into:
            ...     ledger.export(into, outlet="سانا")
            0
        """
        number = 0
        for document, origin in self.chosen(who=who, outlet=outlet, since=since, until=until):
            into.take(document, origin)
            number += 1
        return number

    def stale(self, engine: str) -> Iterator[tuple[Document, Origin | None]]:
        """Current versions that another engine has read, with where they came from.

        Those whose rows have an older shape than this ledger makes are among them.
        """
        other = sa.or_(documents.c.engine != engine, documents.c.shape != SHAPE)
        for row in self._rows(other, ~documents.c.superseded):
            yield _with_origin(row)

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

    def imports(self) -> Imports:
        """What is being read into the ledger, what was, and what was skipped on the way."""
        return Imports(self._engine, self._name, self._writing)

    def counts(self) -> Counts:
        """How much there is."""
        with reasons(self._name), self._engine.connect() as connection:
            return current_counts(connection)

    def _prepare(self, read_only: bool) -> None:
        with reasons(self._name):
            with self._engine.connect() as connection:
                if is_current(connection, self._name):
                    return
            if read_only:
                why = "expected a ledger of this version, found an older one that may only be read"
                raise LedgerError(f"{self._name}: {why}; musnad ledger refresh renews it")
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


def _with_origin(row: sa.Row[Any]) -> tuple[Document, Origin | None]:
    origin = None if row.file is None else Origin(row.file, row.line)
    return msgspec.json.decode(row.record, type=Document), origin
