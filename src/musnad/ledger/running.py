"""sums by outlet, day and speaker that are kept up to date as documents come and go"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from musnad.ledger.rows import Row
from musnad.ledger.tables import EVERY, days, documents, speaking, tallies, voices

COUNTED = ("reports", "sentences", "attributed", "own", "anonymous", "loaded_own", "loaded_quoted")
SUMMED = ("documents", *COUNTED)


class Running:
    """What one transaction changes in the sums; written at its end, in one order.

    Several programs that write to one database then wait for each other only briefly, and
    never crosswise.
    """

    def __init__(self) -> None:
        self._speaking: Counter[tuple[str, str, str]] = Counter()
        self._days: dict[tuple[str, str], Counter[str]] = {}
        self._names: dict[tuple[str, str], str] = {}

    def come(self, tally: Row, spoken: Iterable[Row]) -> None:
        """A document has come in: its row of counts, and who speaks in it."""
        self._count(str(tally["folded_outlet"]), tally, 1)
        day = str(tally["folded_outlet"]), str(tally["day"])
        self._names.setdefault(day, str(tally["outlet"]))
        roles = {(row["role"], row["entity"], row["attribution"]) for row in spoken}
        found = Counter((str(role), str(entity)) for role, entity, _ in roles if entity)
        self._speak(str(tally["folded_outlet"]), found, 1)

    def go(self, connection: sa.Connection, key: int) -> None:
        """A document is about to go; its rows are still there."""
        row = connection.execute(sa.select(tallies).where(tallies.c.document == key)).one_or_none()
        if row is not None:
            self._count(row.folded_outlet, dict(row._mapping), -1)
        number = sa.func.count(sa.distinct(voices.c.attribution))
        chosen = sa.select(voices.c.role, voices.c.entity, number).where(
            voices.c.document == key, voices.c.entity.is_not(None)
        )
        spoken = connection.execute(chosen.group_by(voices.c.role, voices.c.entity)).all()
        outlet = sa.select(documents.c.folded_outlet).where(documents.c.key == key)
        found = Counter({(role, entity): number for role, entity, number in spoken})
        self._speak(connection.scalar(outlet) or "", found, -1)

    def write(self, connection: sa.Connection) -> None:
        """Add what has come, and take away what has gone."""
        made = [
            {"outlet": outlet, "role": role, "entity": entity, "reports": number}
            for (outlet, role, entity), number in sorted(self._speaking.items())
            if number
        ]
        _add(connection, speaking, ("outlet", "role", "entity"), ("reports",), made)
        summed = [
            {"folded_outlet": outlet, "day": day, **self._summed(outlet, day, sums)}
            for (outlet, day), sums in sorted(self._days.items())
            if any(sums.values())
        ]
        _add(connection, days, ("folded_outlet", "day"), SUMMED, summed)

    def _count(self, outlet: str, tally: Row | dict[str, Any], sign: int) -> None:
        sums = self._days.setdefault((outlet, str(tally["day"])), Counter())
        sums["documents"] += sign
        for name in COUNTED:
            sums[name] += sign * int(str(tally[name]))

    def _summed(self, outlet: str, day: str, sums: Counter[str]) -> dict[str, object]:
        name = self._names.get((outlet, day), "")
        return {"outlet": name, **{name: sums[name] for name in SUMMED}}

    def _speak(self, outlet: str, found: Counter[tuple[str, str]], sign: int) -> None:
        for (role, entity), number in found.items():
            for one in (outlet, EVERY):
                self._speaking[one, role, entity] += sign * number


def _add(
    connection: sa.Connection,
    table: sa.Table,
    keys: tuple[str, ...],
    numbers: tuple[str, ...],
    rows: list[dict[str, Any]],
) -> None:
    """Add rows to those with the same keys; what is nothing then goes."""
    if not rows:
        return
    sqlite = connection.dialect.name == "sqlite"
    made = sqlite_insert(table) if sqlite else postgresql_insert(table)
    more = {name: table.c[name] + made.excluded[name] for name in numbers}
    connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more), rows)
    if any(row[numbers[0]] < 0 for row in rows):
        connection.execute(sa.delete(table).where(table.c[numbers[0]] <= 0))
