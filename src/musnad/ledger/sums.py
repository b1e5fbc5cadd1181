"""what a ledger adds up to: by outlet, by day, and whom an outlet lets speak"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from musnad.ledger.entry import Counts, DaySum, OutletSum, Speaker
from musnad.ledger.parts import SOURCE, VIA
from musnad.ledger.rows import folded
from musnad.ledger.tables import attributions, documents, entities, tallies, voices

COUNTED = ("reports", "sentences", "attributed", "own", "anonymous", "loaded_own", "loaded_quoted")


def outlet_sums(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None
) -> list[OutletSum]:
    """The counts of each outlet, the one with the most articles first."""
    columns = tallies.c
    number = sa.func.count().label("documents")
    day = sa.func.nullif(columns.day, "")
    shown: list[sa.ColumnElement[Any]] = [
        sa.func.max(columns.outlet).label("outlet"),
        number,
        sa.func.min(day).label("first"),
        sa.func.max(day).label("last"),
        *(sa.func.sum(columns[name]).label(name) for name in COUNTED),
    ]
    chosen = sa.select(*shown).group_by(columns.folded_outlet)
    chosen = chosen.where(*within(outlet, since, until))
    found = connection.execute(chosen.order_by(number.desc(), columns.folded_outlet)).mappings()
    # PostgreSQL's sums are of a wider type than their column.
    numbers = ("documents", *COUNTED)
    return [OutletSum(**{**row, **{n: int(row[n]) for n in numbers}}) for row in found]


def day_sums(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None
) -> list[DaySum]:
    """How many articles and reports of each outlet there are a day, the newest day first."""
    columns = tallies.c
    chosen: sa.Select[Any] = sa.select(
        columns.day,
        sa.func.max(columns.outlet).label("outlet"),
        sa.func.count().label("documents"),
        sa.func.sum(columns.reports).label("reports"),
    ).group_by(columns.day, columns.folded_outlet)
    chosen = chosen.where(*within(outlet, since, until))
    rows = connection.execute(chosen.order_by(columns.day.desc(), columns.folded_outlet))
    return [DaySum(one.day, one.outlet, one.documents, int(one.reports)) for one in rows]


def within(
    outlet: str | None, since: str | None, until: str | None
) -> list[sa.ColumnElement[bool]]:
    """What the counts of an outlet and of some days must fit; None asks for nothing."""
    found: list[sa.ColumnElement[bool]] = []
    if outlet is not None:
        found.append(tallies.c.folded_outlet == folded(outlet))
    if since is not None:
        found.append(tallies.c.day >= since)
    if until is not None:
        found += [tallies.c.day <= until, tallies.c.day != ""]
    return found


def speakers(
    connection: sa.Connection, outlet: str | None, since: str | None, until: str | None, limit: int
) -> list[Speaker]:
    """Whom an outlet lets speak, or all of them, the most often reported first."""
    chosen = _speaking(SOURCE)
    stated = within(outlet, since, until)
    if stated:
        chosen = chosen.join(tallies, tallies.c.document == voices.c.document).where(*stated)
    return _ranked(connection, chosen, limit)


def relays(connection: sa.Connection, entity: str, limit: int) -> list[Speaker]:
    """Those who pass on what an entity says, the most frequent first."""
    said = sa.select(voices.c.attribution).where(voices.c.entity == entity, voices.c.role == SOURCE)
    chosen = _speaking(VIA).where(voices.c.attribution.in_(said), voices.c.entity != entity)
    return _ranked(connection, chosen, limit)


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


def _ranked(connection: sa.Connection, chosen: sa.Select[Any], limit: int) -> list[Speaker]:
    return [Speaker(*row) for row in connection.execute(chosen.limit(limit))]


def current_counts(connection: sa.Connection) -> Counts:
    """How much there is, out of indexes alone."""
    current = sa.select(sa.func.count()).select_from(documents).where(~documents.c.superseded)
    every = connection.scalar(sa.select(sa.func.count()).select_from(documents)) or 0
    there = connection.scalar(current) or 0
    reports = connection.scalar(sa.select(sa.func.count()).select_from(attributions)) or 0
    return Counts(there, every - there, reports)
