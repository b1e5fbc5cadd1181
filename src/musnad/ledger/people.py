"""an entity's id -> who it is, in which offices it speaks, and what it says"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from musnad.ledger.entry import Entry, Profile, Speaker, Tenure
from musnad.ledger.happened import taken_part
from musnad.ledger.parts import SOURCE, VIA
from musnad.ledger.replies import read
from musnad.ledger.sums import relays, spoken
from musnad.ledger.tables import EVERY, documents, entities, mentions, speaking, voices
from musnad.ledger.who import entities_called
from musnad.model import Document, Entity
from musnad.model.entity import Name

RELAYS = 12


def profile(connection: sa.Connection, id: str) -> Profile | None:
    """Everything known of an entity, or None where there is none of that id."""
    entity = _entity(connection, id)
    if entity is None:
        return None
    named = sa.select(sa.func.count(sa.distinct(mentions.c.document)))
    return Profile(
        entity=entity,
        said=spoken(connection, id, SOURCE),
        passed=spoken(connection, id, VIA),
        mentioned=connection.scalar(named.where(mentions.c.entity == id)) or 0,
        offices=_offices(connection, id),
        relays=tuple(relays(connection, id, RELAYS)),
        events=taken_part(connection, id),
    )


def called(connection: sa.Connection, name: str, limit: int, offset: int = 0) -> list[Speaker]:
    """Those who bear a name, the one who speaks most often first."""
    ids = entities_called(connection, name)
    number = sa.func.coalesce(speaking.c.reports, 0).label("reports")
    speaks = sa.and_(
        speaking.c.entity == entities.c.id,
        speaking.c.role == SOURCE,
        speaking.c.outlet == EVERY,
    )
    chosen = (
        sa.select(entities.c.id, entities.c.kind, entities.c.ar, entities.c.en, number)
        .select_from(entities.outerjoin(speaking, speaks))
        .where(entities.c.id.in_(ids))
        .order_by(number.desc(), entities.c.id)
    )
    return [Speaker(*row) for row in connection.execute(chosen.limit(limit).offset(offset))]


def statements(
    connection: sa.Connection, id: str, *, passed: bool, limit: int, offset: int
) -> list[Entry]:
    """What an entity says, or passes on: the newest first."""
    columns = voices.c
    role = VIA if passed else SOURCE
    newest = (columns.day.desc(), columns.document.desc(), columns.attribution)
    chosen = (
        sa.select(columns.attribution)
        .where(columns.entity == id, columns.role == role)
        .group_by(columns.day, columns.document, columns.attribution)
        .order_by(*newest)
    )
    return read(connection, chosen.limit(limit).offset(offset))


def telling(connection: sa.Connection, id: str, limit: int) -> list[str]:
    """Ids of the newest articles in which an entity speaks."""
    keys = _documents(connection, id, SOURCE, limit)
    rows = connection.execute(
        sa.select(documents.c.key, documents.c.id).where(documents.c.key.in_(keys))
    )
    ids = {row.key: row.id for row in rows}
    return [ids[key] for key in keys]


def _documents(connection: sa.Connection, id: str, role: str, limit: int) -> list[int]:
    """Keys of the newest articles in which an entity has a role."""
    columns = voices.c
    chosen = (
        sa.select(columns.document)
        .where(columns.entity == id, columns.role == role)
        .group_by(columns.day, columns.document)
        .order_by(columns.day.desc(), columns.document.desc())
    )
    return list(connection.scalars(chosen.limit(limit)))


def _entity(connection: sa.Connection, id: str) -> Entity | None:
    row = connection.execute(sa.select(entities).where(entities.c.id == id)).one_or_none()
    if row is None:
        return None
    for role in (SOURCE, VIA):
        newest = _documents(connection, id, role, 1)
        chosen = sa.select(documents.c.record).where(documents.c.key.in_(newest))
        for record in connection.scalars(chosen):
            for one in msgspec.json.decode(record, type=Document).entities:
                if one.id == id:
                    return one
    return Entity(id=row.id, kind=row.kind, name=Name(row.ar, row.en), country=row.country)


def _offices(connection: sa.Connection, id: str) -> tuple[Tenure, ...]:
    day = sa.func.nullif(voices.c.day, "")
    first = sa.func.min(day)
    chosen = (
        sa.select(voices.c.office, first, sa.func.max(day), sa.func.count())
        .where(voices.c.entity == id, voices.c.role == SOURCE, voices.c.office.is_not(None))
        .group_by(voices.c.office)
        .order_by(first)
    )
    return tuple(Tenure(*row) for row in connection.execute(chosen))
