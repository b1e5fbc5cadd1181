"""an entity's id -> who it is, in which offices it speaks, and what it says"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from musnad.ledger.entry import Entry, Profile, Speaker, Tenure
from musnad.ledger.parts import SOURCE, VIA
from musnad.ledger.replies import read
from musnad.ledger.sums import relays
from musnad.ledger.tables import attributions, documents, entities, mentions, tallies, voices
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
        said=_number(connection, id, SOURCE),
        passed=_number(connection, id, VIA),
        mentioned=connection.scalar(named.where(mentions.c.entity == id)) or 0,
        offices=_offices(connection, id),
        relays=tuple(relays(connection, id, RELAYS)),
    )


def called(connection: sa.Connection, name: str, limit: int, offset: int = 0) -> list[Speaker]:
    """Those who bear a name, the one who speaks most often first."""
    ids = entities_called(connection, name)
    number = sa.func.count(sa.distinct(voices.c.attribution)).label("reports")
    columns = (entities.c.id, entities.c.kind, entities.c.ar, entities.c.en)
    speaks = sa.and_(voices.c.entity == entities.c.id, voices.c.role == SOURCE)
    chosen = (
        sa.select(*columns, number)
        .select_from(entities.outerjoin(voices, speaks))
        .where(entities.c.id.in_(ids))
        .group_by(*columns)
        .order_by(number.desc(), entities.c.id)
    )
    return [Speaker(*row) for row in connection.execute(chosen.limit(limit).offset(offset))]


def statements(
    connection: sa.Connection, id: str, *, passed: bool, limit: int, offset: int
) -> list[Entry]:
    """What an entity says, or passes on: the newest first."""
    role = VIA if passed else SOURCE
    spoken = sa.select(voices.c.attribution).where(voices.c.entity == id, voices.c.role == role)
    chosen = (
        sa.select(documents.c.key, documents.c.record, attributions.c.id)
        .join(attributions, attributions.c.document == documents.c.key)
        .where(attributions.c.key.in_(spoken))
        .order_by(documents.c.day.desc(), documents.c.key.desc(), attributions.c.key)
    )
    return read(connection, chosen.limit(limit).offset(offset))


def telling(connection: sa.Connection, id: str, limit: int) -> list[str]:
    """Ids of the newest articles in which an entity speaks."""
    spoken = sa.select(voices.c.document).where(voices.c.entity == id, voices.c.role == SOURCE)
    chosen = sa.select(documents.c.id).where(documents.c.key.in_(spoken))
    newest = (documents.c.day.desc(), documents.c.key.desc())
    return list(connection.scalars(chosen.order_by(*newest).limit(limit)))


def _entity(connection: sa.Connection, id: str) -> Entity | None:
    row = connection.execute(sa.select(entities).where(entities.c.id == id)).one_or_none()
    if row is None:
        return None
    spoken = sa.select(sa.func.max(voices.c.document)).where(voices.c.entity == id)
    newest = sa.select(documents.c.record).where(documents.c.key == spoken.scalar_subquery())
    record = connection.scalar(newest)
    if record is not None:
        for one in msgspec.json.decode(record, type=Document).entities:
            if one.id == id:
                return one
    return Entity(id=row.id, kind=row.kind, name=Name(row.ar, row.en), country=row.country)


def _number(connection: sa.Connection, id: str, role: str) -> int:
    number = sa.select(sa.func.count(sa.distinct(voices.c.attribution)))
    return connection.scalar(number.where(voices.c.entity == id, voices.c.role == role)) or 0


def _offices(connection: sa.Connection, id: str) -> tuple[Tenure, ...]:
    day = sa.func.nullif(tallies.c.day, "")
    first = sa.func.min(day)
    chosen = (
        sa.select(voices.c.office, first, sa.func.max(day), sa.func.count())
        .join(tallies, tallies.c.document == voices.c.document)
        .where(voices.c.entity == id, voices.c.role == SOURCE, voices.c.office.is_not(None))
        .group_by(voices.c.office)
        .order_by(first)
    )
    return tuple(Tenure(*row) for row in connection.execute(chosen))
