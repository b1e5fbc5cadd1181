"""what a watcher must not forget: feeds with their marks, pages that wait, pages that are done

A feed's answer and the pages it lists are written in one transaction, before any of these
pages is fetched; a page is marked as done only after its article is stored. So whenever the
watcher ends, what waited still waits.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.errors import LedgerError
from musnad.ingest.address import identity_of
from musnad.ingest.feed.entry import Entry

TABLES = """
create table if not exists feeds (
    url text primary key, marks text not null default '{}', due real not null default 0,
    failures integer not null default 0);
create table if not exists pages (
    id text primary key, feed text not null, entry text not null, outlet text,
    state text not null default 'waiting', tries integer not null default 0,
    due real not null default 0, why text);
create index if not exists waiting on pages (due) where state = 'waiting';
"""
# Pages that are taken at once.
BATCH = 100


class Page(NamedTuple):
    """A page that waits."""

    id: str
    feed: str
    entry: Entry
    outlet: str | None
    tries: int


class State:
    """The watcher's memory in an SQLite file.

    Raises:
        LedgerError: the file cannot be opened, or belongs to something else.
    """

    def __init__(self, path: Path | str) -> None:
        self._name = str(path)
        with self._reasons():
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30.0)
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=full")
            self._db.executescript(TABLES)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def feed(self, url: str) -> tuple[dict[str, str], float, int]:
        """A feed's marks for conditional requests, when it is due, and its failures in a row."""
        with self._reasons():
            row = self._db.execute(
                "select marks, due, failures from feeds where url = ?", (url,)
            ).fetchone()
        if row is None:
            return {}, 0.0, 0
        return msgspec.json.decode(row[0], type=dict[str, str]), row[1], row[2]

    def listed(
        self,
        feed: str,
        outlet: str | None,
        entries: Iterable[Entry],
        marks: dict[str, str],
        due: float,
    ) -> int:
        """Store what a feed lists, and its marks; returns how many pages are new."""
        rows = [
            (identity_of(entry.link), feed, msgspec.json.encode(entry).decode(), outlet)
            for entry in entries
            if entry.link
        ]
        with self._reasons(), self._transaction():
            before = self._db.total_changes
            self._db.executemany(
                "insert or ignore into pages (id, feed, entry, outlet) values (?, ?, ?, ?)", rows
            )
            added = self._db.total_changes - before
            self._put(feed, marks, due, 0)
        return added

    def postponed(self, feed: str, due: float, failures: int) -> None:
        """Look at a feed again later; its marks stay."""
        marks, _, _ = self.feed(feed)
        with self._reasons(), self._transaction():
            self._put(feed, marks, due, failures)

    def waiting(self, now: float) -> list[Page]:
        """Pages whose turn it is, the oldest first."""
        with self._reasons():
            rows = self._db.execute(
                "select id, feed, entry, outlet, tries from pages"
                " where state = 'waiting' and due <= ? order by rowid limit ?",
                (now, BATCH),
            ).fetchall()
        return [Page(r[0], r[1], msgspec.json.decode(r[2], type=Entry), r[3], r[4]) for r in rows]

    def next_due(self) -> float | None:
        """When the next waiting page is due; None where none waits."""
        with self._reasons():
            row = self._db.execute("select min(due) from pages where state = 'waiting'").fetchone()
        return None if row is None else row[0]

    def is_done(self, id: str) -> bool:
        """Whether the article at an address was read already, under whatever address."""
        with self._reasons():
            row = self._db.execute("select state from pages where id = ?", (id,)).fetchone()
        return row is not None and row[0] == "done"

    def done(self, page: Page, other: str | None = None) -> None:
        """A page's article is stored; `other` is the address behind its redirects."""
        with self._reasons(), self._transaction():
            self._db.execute(
                "update pages set state = 'done', entry = '{}', why = null where id = ?", (page.id,)
            )
            if other is not None and other != page.id:
                self._db.execute(
                    "insert into pages (id, feed, entry, state) values (?, ?, '{}', 'done')"
                    " on conflict (id) do update set state = 'done', entry = '{}'",
                    (other, page.feed),
                )

    def dropped(self, page: Page, why: str) -> None:
        """A page holds no article, and will not the next time."""
        with self._reasons(), self._transaction():
            self._db.execute(
                "update pages set state = 'dropped', entry = '{}', why = ? where id = ?",
                (why, page.id),
            )

    def again(self, page: Page, due: float, why: str) -> None:
        """A page could not be fetched now."""
        with self._reasons(), self._transaction():
            self._db.execute(
                "update pages set tries = tries + 1, due = ?, why = ? where id = ?",
                (due, why, page.id),
            )

    def counts(self) -> dict[str, int]:
        """How many pages wait, are done, were dropped."""
        with self._reasons():
            return dict(self._db.execute("select state, count(*) from pages group by state"))

    def _put(self, feed: str, marks: dict[str, str], due: float, failures: int) -> None:
        self._db.execute(
            "insert into feeds (url, marks, due, failures) values (?, ?, ?, ?)"
            " on conflict (url) do update set marks = excluded.marks, due = excluded.due,"
            " failures = excluded.failures",
            (feed, msgspec.json.encode(marks).decode(), due, failures),
        )

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    @contextlib.contextmanager
    def _reasons(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, msgspec.DecodeError) as error:
            raise LedgerError(
                f"{self._name}: expected a watcher's memory, found: {error}"
            ) from None
