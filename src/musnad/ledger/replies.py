"""runs the statement of a question and makes entries of its rows"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.ledger.entry import Entry
from musnad.ledger.question import Question
from musnad.ledger.search import Width, entries
from musnad.ledger.tables import attributions, documents
from musnad.ledger.who import entities_called
from musnad.model import Attribution, Document

# The reports of one article mostly follow each other; so many articles stay decoded.
KEPT = 256
# So many keys are asked for at once.
TOGETHER = 200
WIDTHS: tuple[Width, ...] = ("strict", "loose", "stems")

Reports = dict[str, Attribution]


def replies(connection: sa.Connection, asked: Question) -> list[Entry]:
    """The entries that fit.

    Where nothing at all fits the words as they stand, clitics are taken off them too, and
    where still nothing fits, their stems are looked for.
    """
    first = msgspec.structs.replace(asked, limit=1, offset=0)
    who = entities_called(connection, asked.name) if asked.name else ()
    for width in WIDTHS:
        found = _run(connection, asked, width, who)
        if found or not (asked.who or asked.via or asked.words):
            return found
        if asked.offset and _run(connection, first, width, who):
            return found
    return []


def telling(connection: sa.Connection, asked: Question) -> list[int]:
    """The keys of the articles that hold a report that fits, in the order of their keys.

    Words are widened as in `replies`; what the question says of pages counts for nothing.
    """
    asked = msgspec.structs.replace(asked, limit=None, offset=0)
    who = entities_called(connection, asked.name) if asked.name else ()
    for width in WIDTHS:
        fitting = entries(asked, connection.dialect.name, width, who).order_by(None)
        held = sa.select(attributions.c.document).where(attributions.c.key.in_(fitting))
        found = sorted(set(connection.scalars(held)))
        if found:
            return found
    return []


def _run(
    connection: sa.Connection, asked: Question, width: Width, who: tuple[str, ...]
) -> list[Entry]:
    return read(connection, entries(asked, connection.dialect.name, width, who))


def read(connection: sa.Connection, statement: sa.Select[Any]) -> list[Entry]:
    """The entries of a statement that gives the keys of reports, in its order."""
    keys = list(connection.scalars(statement))
    chosen = sa.select(attributions.c.key, attributions.c.id, attributions.c.document)
    decoded: dict[int, tuple[Document, Reports]] = {}
    found = []
    for some in parted(keys):
        rows = connection.execute(chosen.where(attributions.c.key.in_(some)))
        reports = {key: (id, document) for key, id, document in rows}
        if len(decoded) > KEPT:
            decoded.clear()
        missing = {document for _, document in reports.values()} - decoded.keys()
        decoded |= _records(connection, sorted(missing))
        for key in some:
            id, number = reports[key]
            document, inside = decoded[number]
            found.append(_entry(document, inside[id]))
    return found


def parted(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys, so many at a time as one statement takes."""
    return (keys[at : at + TOGETHER] for at in range(0, len(keys), TOGETHER))


def _records(connection: sa.Connection, keys: Sequence[int]) -> dict[int, tuple[Document, Reports]]:
    chosen = sa.select(documents.c.key, documents.c.record).where(documents.c.key.in_(keys))
    return {key: _decoded(record) for key, record in connection.execute(chosen)}


def _decoded(record: str) -> tuple[Document, Reports]:
    document = msgspec.json.decode(record, type=Document)
    every = (*document.headline_attributions, *document.attributions)
    return document, {report.id: report for report in every}


def _entry(document: Document, report: Attribution) -> Entry:
    return Entry(
        document=document.id,
        outlet=document.outlet,
        url=document.url,
        headline=document.headline,
        published=document.published,
        attribution=report,
    )
