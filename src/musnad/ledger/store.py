"""puts one document into the tables, or finds that nothing changed"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from musnad.ledger.amender import Amender
from musnad.ledger.parts import (
    entity_rows,
    event_rows,
    mention_rows,
    name_rows,
    party_rows,
    placed_rows,
    time_rows,
    voice_rows,
)
from musnad.ledger.rows import Row, attribution_rows, content_hash, document_row, record
from musnad.ledger.running import Running
from musnad.ledger.tables import (
    OF_DOCUMENT,
    SHAPE,
    attributions,
    comparisons,
    documents,
    entities,
    events,
    mentions,
    names,
    originals,
    parties,
    placed,
    sheets,
    tallies,
    times,
    voices,
)
from musnad.ledger.tallies import tally_row
from musnad.model import Document, Origin

STATED = ("url", "outlet", "section", "headline", "published")
NUMBER = re.compile(r"\d+")


class Storing(NamedTuple):
    """What one transaction of storing has at hand.

    Attributes:
        sums: what changes in the sums; they are written later.
        amend: the corrections; what was read is kept beside what they make of it.
    """

    sums: Running
    amend: Amender


def put(
    connection: sa.Connection, document: Document, origin: Origin | None, storing: Storing
) -> bool:
    """Store a document as the current version of its article, corrected.

    New content supersedes the version that is there, which is kept. The same content,
    read by a newer engine or with more known about it, replaces it.

    Returns:
        False where the ledger holds the same already, or knows more.
    """
    current = (documents.c.id == document.id, ~documents.c.superseded)
    old = connection.execute(_read().where(*current)).one_or_none()
    if old is None:
        _insert(connection, document, origin, storing)
        return True
    if old.content_hash != content_hash(document):
        _supersede(connection, old, storing.sums)
        forget(connection, old.key, old.id)
        _insert(connection, document, origin, storing)
        return True
    merged = _merged(document, old)
    if merged is None:
        return False
    if old.shape == SHAPE and record(merged) == (old.original or old.record):
        return False
    _replace(connection, old.key, merged, origin, storing)
    return True


def correct(connection: sa.Connection, key: int, storing: Storing) -> set[str]:
    """Apply the corrections of now to a current document that is there.

    Returns:
        Ids of the entities that it has gained or lost.
    """
    old = connection.execute(_read().where(documents.c.key == key)).one()
    document = msgspec.json.decode(old.original or old.record, type=Document)
    after = storing.amend(document)
    if record(after) == old.record:
        return set()
    before = msgspec.json.decode(old.record, type=Document)
    origin = None if old.file is None else Origin(old.file, old.line)
    _replace(connection, key, document, origin, storing)
    return {one.id for one in before.entities} ^ {one.id for one in after.entities}


def _read() -> sa.Select[Any]:
    """Documents with what was read of them, where they are corrected."""
    joined = documents.outerjoin(originals, originals.c.document == documents.c.key)
    return sa.select(documents, originals.c.record.label("original")).select_from(joined)


def _merged(document: Document, old: sa.Row[Any]) -> Document | None:
    """The same article read again, with what only the old reading knew; None if it is worse."""
    newer = _version(document.engine) > _version(old.engine)
    if _version(document.engine) < _version(old.engine):
        return None
    before = msgspec.json.decode(old.original or old.record, type=Document)
    lost = {
        name: getattr(before, name)
        for name in STATED
        if getattr(document, name) is None and getattr(before, name) is not None
    }
    if lost and not newer:
        return None
    return msgspec.structs.replace(document, **lost)


def _version(engine: str) -> tuple[int, ...]:
    """The numbers in an engine's name, for comparing."""
    return tuple(map(int, NUMBER.findall(engine)))


def _insert(
    connection: sa.Connection, document: Document, origin: Origin | None, storing: Storing
) -> None:
    right = storing.amend(document)
    statement = sa.insert(documents).returning(documents.c.key)
    key = connection.execute(statement, document_row(right, origin)).scalar_one()
    _keep_original(connection, key, document, right)
    _insert_parts(connection, right, key, storing)


def _replace(
    connection: sa.Connection, key: int, document: Document, origin: Origin | None, storing: Storing
) -> None:
    right = storing.amend(document)
    forget(connection, key, document.id)
    drop_parts(connection, key, storing.sums)
    row = document_row(right, origin)
    connection.execute(sa.update(documents).where(documents.c.key == key).values(row))
    _keep_original(connection, key, document, right)
    _insert_parts(connection, right, key, storing)


def _keep_original(
    connection: sa.Connection, key: int, document: Document, right: Document
) -> None:
    if right is not document and right != document:
        connection.execute(sa.insert(originals).values(document=key, record=record(document)))


def _supersede(connection: sa.Connection, old: sa.Row[Any], sums: Running) -> None:
    # Its reports stay in its record, as they were read; only current ones are searched.
    drop_parts(connection, old.key, sums)
    row = sa.update(documents).where(documents.c.key == old.key)
    connection.execute(row.values(superseded=True, record=old.original or old.record))


def drop_parts(connection: sa.Connection, key: int, sums: Running) -> None:
    """Drop everything that was found in a document; the sums are written later."""
    sums.go(connection, key)
    for table in (*OF_DOCUMENT, originals):
        connection.execute(sa.delete(table).where(table.c.document == key))


def _insert_parts(
    connection: sa.Connection, document: Document, key: int, storing: Storing
) -> None:
    _insert_all(connection, attributions, attribution_rows(document, key))
    _insert_all(connection, mentions, mention_rows(document, key))
    _insert_all(connection, times, time_rows(document, key))
    tally = tally_row(document, key)
    _insert_all(connection, tallies, [tally])
    there = sa.select(attributions.c.id, attributions.c.key).where(attributions.c.document == key)
    keys = {row.id: row.key for row in connection.execute(there)}
    _insert_all(connection, placed, placed_rows(document, keys, key))
    spoken: list[Row] = []
    if document.entities or document.events:
        _insert_entities(connection, document, storing.amend)
        spoken = voice_rows(document, keys, key)
        _insert_all(connection, voices, spoken)
        _insert_all(connection, events, event_rows(document, keys, key))
        _insert_all(connection, parties, party_rows(document, key))
    storing.sums.come(tally, spoken)


def _insert_entities(connection: sa.Connection, document: Document, amend: Amender) -> None:
    """Those that are not there yet."""
    wanted = [one.id for one in document.entities]
    known = connection.scalars(sa.select(entities.c.id).where(entities.c.id.in_(wanted)))
    new = set(wanted) - set(known)
    if new:
        rows = [row for row in entity_rows(document) if row["id"] in new]
        _insert_new(connection, entities, rows)
        _insert_new(connection, names, [*name_rows(document, new), *amend.named(new)])


def _insert_new(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Those that another program has not stored in the meantime."""
    if rows:
        sqlite = connection.dialect.name == "sqlite"
        made = sqlite_insert(table) if sqlite else postgresql_insert(table)
        connection.execute(made.on_conflict_do_nothing(), rows)


def _insert_all(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)


def forget(connection: sa.Connection, key: int, id: str) -> None:
    """Drop what was found about an article that has changed; it will be compared anew."""
    connection.execute(sa.delete(sheets).where(sheets.c.document == key))
    touched = sa.or_(comparisons.c.left == id, comparisons.c.right == id)
    connection.execute(sa.delete(comparisons).where(touched))
