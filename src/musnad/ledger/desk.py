"""a ledger as it is browsed: sums, entities, and articles by outlet and day"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from musnad.errors import UsageError
from musnad.ingest.dates import whole_day
from musnad.ledger.connect import reasons
from musnad.ledger.entry import DaySum, Entry, Happening, OutletSum, Profile, Speaker
from musnad.ledger.happened import Deeds, checked, happenings
from musnad.ledger.lists import COLUMN, Sentences, listed
from musnad.ledger.people import called, profile, statements, telling
from musnad.ledger.sums import day_sums, outlet_sums, speakers
from musnad.ledger.tables import attributions, changes, comparisons, documents
from musnad.model import Document

MOST = 50


class Desk:
    """Reads a ledger for those who look around in it; every answer is bounded.

    Days are `YYYY-MM-DD`; an outlet's name is compared folded, and the empty one stands for
    articles that state none.

    Raises:
        UsageError: a day is none.
        LedgerError: the ledger cannot be read.
    """

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def stamp(self) -> tuple[int, ...]:
        """What changes whenever the ledger does: newest keys, what was undone, files' times."""
        tables = (documents, attributions, comparisons)
        newest = [sa.select(sa.func.max(table.c.key)).scalar_subquery() for table in tables]
        newest.append(sa.select(sa.func.sum(changes.c.number)).scalar_subquery())
        with reasons(self._name), self._engine.connect() as connection:
            keys = tuple(int(key or 0) for key in connection.execute(sa.select(*newest)).one())
        return keys + tuple(_times(self._engine.url))

    def outlets(
        self, outlet: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[OutletSum]:
        """What the articles of each outlet add up to, or of one."""
        days = _day(since, "from"), _day(until, "to")
        with reasons(self._name), self._engine.connect() as connection:
            return outlet_sums(connection, outlet, *days)

    def days(
        self, outlet: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[DaySum]:
        """Articles and reports by day and outlet, the newest day first."""
        days = _day(since, "from"), _day(until, "to")
        with reasons(self._name), self._engine.connect() as connection:
            return day_sums(connection, outlet, *days)

    def speakers(
        self,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = MOST,
    ) -> list[Speaker]:
        """Whom an outlet lets speak, the most often reported first."""
        days = _day(since, "from"), _day(until, "to")
        with reasons(self._name), self._engine.connect() as connection:
            return speakers(connection, outlet, *days, limit)

    def articles(
        self,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        having: Sentences | None = None,
        limit: int = MOST,
        offset: int = 0,
        *,
        revised: bool = False,
    ) -> list[Document]:
        """Articles with sentences of a sort, or with older versions, or all, the newest first."""
        if having is not None and having not in COLUMN:
            raise UsageError(f"expected one of {' '.join(COLUMN)}, found {having!r}")
        days = _day(since, "from"), _day(until, "to")
        with reasons(self._name), self._engine.connect() as connection:
            return listed(connection, outlet, *days, limit, offset, having, revised)

    def profile(self, id: str) -> Profile | None:
        """An entity by its id; None where there is none."""
        with reasons(self._name), self._engine.connect() as connection:
            return profile(connection, id)

    def called(self, name: str, limit: int = MOST, offset: int = 0) -> list[Speaker]:
        """The entities that bear a name, the one who speaks most often first."""
        with reasons(self._name), self._engine.connect() as connection:
            return called(connection, name, limit, offset)

    def statements(
        self, id: str, *, passed: bool = False, limit: int = MOST, offset: int = 0
    ) -> list[Entry]:
        """What an entity says, or passes on, the newest first."""
        with reasons(self._name), self._engine.connect() as connection:
            return statements(connection, id, passed=passed, limit=limit, offset=offset)

    def events(self, asked: Deeds) -> list[Happening]:
        """The events that fit, those of the newest article first."""
        wanted = checked(asked)
        with reasons(self._name), self._engine.connect() as connection:
            return happenings(connection, wanted)

    def telling(self, id: str, limit: int = MOST) -> list[str]:
        """Ids of the newest articles in which an entity speaks."""
        with reasons(self._name), self._engine.connect() as connection:
            return telling(connection, id, limit)


def _day(value: str | None, name: str) -> str | None:
    return None if value is None else whole_day(value, name)


def _times(url: sa.URL) -> Iterator[int]:
    """When the files of a ledger in a file were last written to; SQLite may use a key again."""
    if url.get_backend_name() == "sqlite" and url.database:
        for name in (url.database, f"{url.database}-wal"):
            with contextlib.suppress(OSError):
                yield Path(name).stat().st_mtime_ns
