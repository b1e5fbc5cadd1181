"""runs the statement of a question and makes entries of its rows"""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.ledger.entry import Entry
from musnad.ledger.question import Question
from musnad.ledger.search import Width, entries
from musnad.ledger.who import entities_called
from musnad.model import Attribution, Document

# The reports of one article mostly follow each other; so many articles stay decoded.
KEPT = 256
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


def _run(
    connection: sa.Connection, asked: Question, width: Width, who: tuple[str, ...]
) -> list[Entry]:
    return read(connection, entries(asked, connection.dialect.name, width, who))


def read(connection: sa.Connection, statement: sa.Select[Any]) -> list[Entry]:
    """The entries of a statement that gives keys and records of documents, and ids of reports."""
    decoded: dict[int, tuple[Document, Reports]] = {}
    found = []
    for key, record, id in connection.execute(statement):
        if key not in decoded:
            if len(decoded) >= KEPT:
                decoded.clear()
            decoded[key] = _decoded(record)
        document, reports = decoded[key]
        found.append(_entry(document, reports[id]))
    return found


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
