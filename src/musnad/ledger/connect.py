"""a path or an address -> an engine with its settings, and errors in one line"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.pool import StaticPool

from musnad.errors import LedgerError

# How long a writer waits for another one before it gives up, in seconds.
PATIENCE = 10
IMMEDIATE = "musnad_immediate"
PLAIN = ("postgresql", "postgres")
DRIVER = "postgresql+psycopg"
REASONS = {
    "not a database": "expected a ledger, found a file of another kind",
    "malformed": "the ledger is damaged",
    "locked": f"another program has kept it locked for over {PATIENCE} seconds",
    "readonly": "it may only be read",
    "unable to open": "expected a file in a folder that may be written to, found none",
    "disk is full": "the disk is full",
}


def engine(where: str | Path, create: bool, read_only: bool = False) -> sa.Engine:
    """An engine on a ledger; nothing is read or written yet.

    Args:
        where: a file, `:memory:`, or the address of a database as SQLAlchemy writes it.
        create: whether an absent file is to be made.
        read_only: whether the database itself refuses whatever would write.

    Raises:
        LedgerError: the file is absent and not to be made, it is a folder, or there is no
            driver for such a database.
    """
    try:
        url = _url(str(where))
        made = _sqlite(url, create) if _is_sqlite(url) else sa.create_engine(url)
    except (exc.ArgumentError, ImportError) as error:
        raise LedgerError(f"{shown(where)}: no such database: {_line(error)}") from None
    if read_only and not _is_sqlite(url):
        made = made.execution_options(postgresql_readonly=True)
    if _is_sqlite(url):
        event.listen(made, "connect", _settle)
        if read_only:
            event.listen(made, "connect", _seal)
        event.listen(made, "begin", _begin)
    return made


def shown(where: str | Path) -> str:
    """The ledger's name for messages: an address without its password."""
    try:
        return _url(str(where)).render_as_string() if "://" in str(where) else str(where)
    except exc.ArgumentError:
        return str(where)


@contextlib.contextmanager
def reasons(name: str) -> Iterator[None]:
    """Turns what a database says into one clear line.

    Raises:
        LedgerError: in place of any error of the database.
    """
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:
        line = _line(getattr(error, "orig", None) or error)
        why = next((text for sign, text in REASONS.items() if sign in line), line)
        raise LedgerError(f"{name}: {why}") from error


def _url(name: str) -> sa.URL:
    if "://" not in name:
        return sa.URL.create("sqlite", database=name)
    url = sa.make_url(name)
    # The driver that the extra brings; SQLAlchemy's own choice is an older one.
    return url.set(drivername=DRIVER) if url.drivername in PLAIN else url


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _is_sqlite(url: sa.URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _sqlite(url: sa.URL, create: bool) -> sa.Engine:
    if url.database in (None, "", ":memory:"):
        apart = {"check_same_thread": False}
        return sa.create_engine("sqlite://", poolclass=StaticPool, connect_args=apart)
    path = Path(url.database or "")
    if path.is_dir():
        raise LedgerError(f"{path}: expected a ledger, found a directory")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: expected a ledger, found no file of this name")
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        url = _read_only(path)
    return sa.create_engine(url, connect_args={"timeout": PATIENCE})


def _read_only(path: Path) -> sa.URL:
    # Without the right to make the files that WAL needs, only a ledger at rest can be read.
    resting = not Path(f"{path}-wal").exists()
    mode = {"immutable": "1"} if resting else {"mode": "ro"}
    return sa.URL.create(
        "sqlite", database=f"file:{quote(str(path.absolute()))}", query={**mode, "uri": "true"}
    )


def _settle(connection: sqlite3.Connection, _: object) -> None:
    # Transactions are begun by `_begin`; Python's own begin none before DDL or reading.
    connection.isolation_level = None
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_keys = ON")
        with contextlib.suppress(sqlite3.OperationalError):
            # Refused where the file may only be read, and then not needed.
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")


def _seal(connection: sqlite3.Connection, _: object) -> None:
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA query_only = ON")


def _begin(connection: sa.Connection) -> None:
    # A writer that starts as a reader may find that it cannot become one.
    immediate = connection.get_execution_options().get(IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
