"""what is being read into a ledger, what was, and what was skipped on the way and why"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Literal, cast

import msgspec
import sqlalchemy as sa

from musnad.errors import InputError
from musnad.ledger.connect import reasons
from musnad.ledger.tables import imports, skips

Clock = Callable[[], float]
# As it is kept. What a kill has ended stays "running" there.
Kept = Literal["running", "ended", "stopped"]
State = Literal["running", "ended", "stopped", "silent"]
# Seconds between two notes of how far an import is, and after which one that runs is silent.
BEAT, SILENCE = 1.0, 120.0
# Skips are noted at the latest when so many wait.
TOGETHER = 500


class Import(msgspec.Struct, frozen=True):
    """What one command reads, or has read, into the ledger.

    Attributes:
        number: of the import.
        command: read, fetch or watch.
        given: what was to be read, as it was named.
        inputs: how many files or addresses that is; None where that is not known.
        done: how many of them have been read.
        articles: how many were found.
        skipped: how much could not be read.
        state: running; ended; stopped by Ctrl-C or an error; or silent, for longer than a
            program that still runs would be.
        begun, seen: when it began, and when it last told how far it is, in seconds since 1970.
    """

    number: int
    command: str
    given: str
    inputs: int | None
    done: int
    articles: int
    skipped: int
    state: State
    begun: float
    seen: float

    @property
    def rate(self) -> float:
        """Articles a second; 0 before the first second is over."""
        seconds = self.seen - self.begun
        return self.articles / seconds if seconds >= BEAT else 0.0


class Skip(msgspec.Struct, frozen=True):
    """Something that could not be read.

    Attributes:
        number: of the skip.
        import_: number of the import.
        place: the file and line, or the address.
        kind: the kind of error, such as `BrokenRecord`.
        why: what was expected and what was found.
    """

    number: int
    import_: int = msgspec.field(name="import")
    place: str
    kind: str
    why: str


class Reading:
    """An import at work, which notes about once a second how far it is.

    Raises:
        LedgerError: by every method, where the ledger cannot be written to.
    """

    def __init__(
        self, name: str, writing: Callable[[], sa.Connection], number: int, clock: Clock
    ) -> None:
        self._name, self._writing, self._number, self._clock = name, writing, number, clock
        self._counts = {"done": 0, "articles": 0, "skipped": 0}
        self._waiting: list[dict[str, object]] = []
        self._told = clock()

    def article(self) -> None:
        """One more article was found and handed over."""
        self._count("articles")

    def input(self) -> None:
        """One more input has been read to its end."""
        self._count("done")

    def skip(self, error: InputError) -> None:
        """Something could not be read."""
        kind, place = type(error).__name__, _kept(error.where)
        row = {"import": self._number, "place": place, "kind": kind, "why": _kept(error.why)}
        self._waiting.append(row)
        self._count("skipped")

    def end(self, state: Kept) -> None:
        """Nothing more comes."""
        self._note(state)

    def _count(self, name: str) -> None:
        self._counts[name] += 1
        if self._clock() - self._told >= BEAT or len(self._waiting) >= TOGETHER:
            self._note("running")

    def _note(self, state: Kept) -> None:
        self._told = self._clock()
        values = {**self._counts, "state": state, "seen": self._told}
        with reasons(self._name), self._writing() as connection, connection.begin():
            mine = imports.c.key == self._number
            connection.execute(sa.update(imports).where(mine).values(values))
            if self._waiting:
                connection.execute(sa.insert(skips), self._waiting)
        self._waiting = []


class Imports:
    """The imports of a ledger.

    Args:
        clock: seconds since 1970.

    Raises:
        LedgerError: by every method, where the ledger cannot be read or written to.

    Example:
        >>> from musnad.ledger import Ledger
        >>> with Ledger.open(":memory:") as ledger:
        ...     one = ledger.imports().begin("read", "crawl.jsonl", 1)
        ...     one.end("ended")
        ...     [(found.given, found.state) for found in ledger.imports().every()]
        [('crawl.jsonl', 'ended')]
    """

    def __init__(
        self,
        engine: sa.Engine,
        name: str,
        writing: Callable[[], sa.Connection],
        clock: Clock = time.time,
    ) -> None:
        self._engine, self._name, self._writing, self._clock = engine, name, writing, clock

    def begin(self, command: str, given: str, inputs: int | None) -> Reading:
        """Note that something begins to be read."""
        now = self._clock()
        row: dict[str, object] = {"command": command, "given": _kept(given), "inputs": inputs}
        row |= {"state": "running", "done": 0, "articles": 0, "skipped": 0}
        row |= {"begun": now, "seen": now}
        with reasons(self._name), self._writing() as connection, connection.begin():
            made = sa.insert(imports).values(row).returning(imports.c.key)
            number = connection.execute(made).scalar_one()
        return Reading(self._name, self._writing, number, self._clock)

    def every(self, limit: int | None = None, offset: int = 0) -> list[Import]:
        """The imports: those that run, then the others, the newest first."""
        quiet = imports.c.seen < self._clock() - SILENCE
        runs = sa.and_(imports.c.state == "running", ~quiet)
        wanted = sa.select(imports).order_by(sa.desc(runs), imports.c.key.desc())
        with reasons(self._name), self._engine.connect() as connection:
            rows = connection.execute(wanted.limit(limit).offset(offset)).mappings()
            return [self._import(dict(row)) for row in rows]

    def skipped(
        self,
        number: int | None = None,
        kind: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Skip]:
        """What could not be read, the latest first.

        Args:
            number, kind: only of this import, only of this kind.
            limit, offset: how many (None: all), after how many.
        """
        columns = [skips.c[name] for name in ("key", "import", "place", "kind", "why")]
        wanted = sa.select(*columns).where(*_of(number, kind)).order_by(skips.c.key.desc())
        with reasons(self._name), self._engine.connect() as connection:
            rows = connection.execute(wanted.limit(limit).offset(offset))
            return [Skip(*row) for row in rows]

    def kinds(self, number: int | None = None) -> dict[str, int]:
        """How much was skipped, by kind, the most frequent first."""
        many = sa.func.count()
        wanted = sa.select(skips.c.kind, many).where(*_of(number, None))
        wanted = wanted.group_by(skips.c.kind).order_by(many.desc(), skips.c.kind)
        with reasons(self._name), self._engine.connect() as connection:
            return {str(kind): int(count) for kind, count in connection.execute(wanted)}

    def _import(self, row: dict[str, Any]) -> Import:
        state = row.pop("state")
        if state == "running" and row["seen"] < self._clock() - SILENCE:
            state = "silent"
        return Import(number=row.pop("key"), state=cast(State, state), **row)


def _of(number: int | None, kind: str | None) -> list[sa.ColumnElement[bool]]:
    found = [] if number is None else [skips.c["import"] == number]
    return found if kind is None else [*found, skips.c.kind == kind]


def _kept(text: str) -> str:
    """A text as every database takes it: names of files may hold what no text does."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
