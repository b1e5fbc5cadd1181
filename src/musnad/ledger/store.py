"""puts one document into the tables, or finds that nothing changed"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.ledger.rows import attribution_rows, content_hash, document_row
from musnad.ledger.tables import attributions, comparisons, documents, sheets
from musnad.model import Document, Origin

STATED = ("url", "outlet", "section", "headline", "published")
NUMBER = re.compile(r"\d+")


def put(connection: sa.Connection, document: Document, origin: Origin | None) -> bool:
    """Store a document as the current version of its article.

    New content supersedes the version that is there, which is kept. The same content,
    read by a newer engine or with more known about it, replaces it.

    Returns:
        False where the ledger holds the same already, or knows more.
    """
    old = connection.execute(
        sa.select(documents).where(documents.c.id == document.id, ~documents.c.superseded)
    ).one_or_none()
    if old is None:
        _insert(connection, document, origin)
        return True
    if old.content_hash != content_hash(document):
        _supersede(connection, old.key)
        _forget(connection, old.key, old.id)
        _insert(connection, document, origin)
        return True
    merged = _merged(document, old)
    if merged is None or document_row(merged, None)["record"] == old.record:
        return False
    _replace(connection, old.key, merged, origin)
    return True


def _merged(document: Document, old: sa.Row[Any]) -> Document | None:
    """The same article read again, with what only the old reading knew; None if it is worse."""
    newer = _version(document.engine) > _version(old.engine)
    if _version(document.engine) < _version(old.engine):
        return None
    before = msgspec.json.decode(old.record, type=Document)
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


def _insert(connection: sa.Connection, document: Document, origin: Origin | None) -> None:
    statement = sa.insert(documents).returning(documents.c.key)
    key = connection.execute(statement, document_row(document, origin)).scalar_one()
    _insert_attributions(connection, document, key)


def _replace(
    connection: sa.Connection, key: int, document: Document, origin: Origin | None
) -> None:
    row = document_row(document, origin)
    connection.execute(sa.update(documents).where(documents.c.key == key).values(row))
    connection.execute(sa.delete(attributions).where(attributions.c.document == key))
    _forget(connection, key, document.id)
    _insert_attributions(connection, document, key)


def _supersede(connection: sa.Connection, key: int) -> None:
    # Its reports stay in its record; only current ones are searched.
    connection.execute(sa.delete(attributions).where(attributions.c.document == key))
    old = sa.update(documents).where(documents.c.key == key)
    connection.execute(old.values(superseded=True))


def _forget(connection: sa.Connection, key: int, id: str) -> None:
    """Drop what was found about an article that has changed; it will be compared anew."""
    connection.execute(sa.delete(sheets).where(sheets.c.document == key))
    touched = sa.or_(comparisons.c.left == id, comparisons.c.right == id)
    connection.execute(sa.delete(comparisons).where(touched))


def _insert_attributions(connection: sa.Connection, document: Document, key: int) -> None:
    rows = attribution_rows(document, key)
    if rows:
        connection.execute(sa.insert(attributions), rows)
