"""ledgers in both databases"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.ledger.postgres import Absent, Server, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server | str]:
    """A PostgreSQL server, or the reason why there is none."""
    try:
        with server() as running:
            yield running
    except Absent as why:
        print(f"\nnot tested with PostgreSQL: {why}", file=sys.__stderr__)
        yield str(why)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Server | None:
    """Where new databases come from; None for SQLite, which keeps them in memory."""
    if request.param == "sqlite":
        return None
    found = request.getfixturevalue("postgresql")
    if isinstance(found, str):
        pytest.skip(found)
    assert isinstance(found, Server)
    return found


def address(databases: Server | None) -> str:
    """The address of a new, empty database."""
    return databases.database() if databases else ":memory:"
