"""what a ledger adds up to: by outlet, by day, and whom an outlet lets speak"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from musnad.ledger.entry import Counts, DaySum, OutletSum, Speaker
from musnad.ledger.parts import SOURCE, VIA
from musnad.ledger.rows import folded
from musnad.ledger.running import COUNTED, SUMMED
from musnad.ledger.tables import (
    EVERY,
    days,
    documents,
    entities,
    placed,
    speaking,
    tallies,
    voices,
)


def outlet_sums(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None
) -> list[OutletSum]:
    """The counts of each outlet, the one with the most articles first."""
    columns = days.c
    number = sa.func.sum(columns.documents).label("documents")
    day = sa.func.nullif(columns.day, "")
    shown: list[sa.ColumnElement[Any]] = [
        sa.func.max(columns.outlet).label("outlet"),
        number,
        sa.func.min(day).label("first"),
        sa.func.max(day).label("last"),
        *(sa.func.sum(columns[name]).label(name) for name in COUNTED),
    ]
    chosen = sa.select(*shown).group_by(columns.folded_outlet)
    chosen = chosen.where(*within(days, outlet, since, until))
    found = connection.execute(chosen.order_by(number.desc(), columns.folded_outlet)).mappings()
    # PostgreSQL's sums are of a wider type than their column.
    return [OutletSum(**{**row, **{n: int(row[n]) for n in SUMMED}}) for row in found]


def day_sums(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None
) -> list[DaySum]:
    """How many articles and reports of each outlet there are a day, the newest day first."""
    columns = days.c
    chosen = sa.select(columns.day, columns.outlet, columns.documents, columns.reports)
    chosen = chosen.where(*within(days, outlet, since, until))
    rows = connection.execute(chosen.order_by(columns.day.desc(), columns.folded_outlet))
    return [DaySum(*row) for row in rows]


def within(
    table: sa.Table, outlet: str | None, since: str | None, until: str | None
) -> list[sa.ColumnElement[bool]]:
    """What the rows of an outlet and of some days must fit; None asks for nothing."""
    found: list[sa.ColumnElement[bool]] = []
    if outlet is not None:
        found.append(table.c.folded_outlet == folded(outlet))
    if since is not None:
        found.append(table.c.day >= since)
    if until is not None:
        found += [table.c.day <= until, table.c.day != ""]
    return found


def speakers(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None, limit: int
) -> list[Speaker]:
    """Whom an outlet lets speak, or all of them, the most often reported first."""
    if since is None and until is None:
        return _ranked(connection, EVERY if outlet is None else folded(outlet), limit)
    chosen = _speaking(SOURCE)
    stated = within(tallies, outlet, since, until)
    chosen = chosen.join(tallies, tallies.c.document == voices.c.document).where(*stated)
    return _listed(connection, chosen, limit)


def relays(connection: sa.Connection, entity: str, limit: int) -> list[Speaker]:
    """Those who pass on what an entity says, the most frequent first."""
    said = sa.select(voices.c.attribution).where(voices.c.entity == entity, voices.c.role == SOURCE)
    chosen = _speaking(VIA).where(voices.c.attribution.in_(said), voices.c.entity != entity)
    return _listed(connection, chosen, limit)


def spoken(connection: sa.Connection, entity: str, role: str) -> int:
    """In how many reports an entity has a role."""
    columns = speaking.c
    chosen = sa.select(columns.reports).where(
        columns.outlet == EVERY, columns.role == role, columns.entity == entity
    )
    return connection.scalar(chosen) or 0


def _ranked(connection: sa.Connection, outlet: str, limit: int) -> list[Speaker]:
    columns = speaking.c
    chosen = (
        sa.select(entities.c.id, entities.c.kind, entities.c.ar, entities.c.en, columns.reports)
        .join(entities, entities.c.id == columns.entity)
        .where(columns.outlet == outlet, columns.role == SOURCE)
        .order_by(columns.reports.desc(), columns.entity)
    )
    return _listed(connection, chosen, limit)


def _speaking(role: str) -> sa.Select[Any]:
    number = sa.func.count(sa.distinct(voices.c.attribution)).label("reports")
    chosen = sa.select(entities.c.id, entities.c.kind, entities.c.ar, entities.c.en, number)
    return (
        chosen.select_from(voices)
        .join(entities, entities.c.id == voices.c.entity)
        .where(voices.c.role == role)
        .group_by(entities.c.id, entities.c.kind, entities.c.ar, entities.c.en)
        .order_by(number.desc(), entities.c.id)
    )


def _listed(connection: sa.Connection, chosen: sa.Select[Any], limit: int) -> list[Speaker]:
    return [Speaker(*row) for row in connection.execute(chosen.limit(limit))]


def current_counts(connection: sa.Connection) -> Counts:
    """How much there is, out of indexes alone."""
    # SQLite uses the index only where this is written as in the index.
    current = sa.select(sa.func.count()).select_from(documents).where(sa.text("NOT superseded"))
    every = connection.scalar(sa.select(sa.func.count()).select_from(documents)) or 0
    there = connection.scalar(current) or 0
    reports = connection.scalar(sa.select(sa.func.count()).select_from(placed)) or 0
    return Counts(there, every - there, reports)
