"""everything that a ledger's tables hold, with no numbers of rows in it"""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa

from musnad.ledger import Ledger
from musnad.ledger.tables import attributions, changes, documents, metadata

Content = dict[str, Counter[tuple[Any, ...]]]


def content(ledger: Ledger) -> Content:
    """The rows of all tables but how often they changed; documents stand for their keys."""
    with ledger._engine.connect() as connection:
        article = {
            row.key: (row.id, row.content_hash, row.superseded)
            for row in connection.execute(sa.select(documents))
        }
        report = {
            row.key: (article[row.document], row.id)
            for row in connection.execute(sa.select(attributions))
        }
        return {
            table.name: Counter(
                _row(dict(row._mapping), article, report)
                for row in connection.execute(sa.select(table))
            )
            for table in metadata.sorted_tables
            if table is not changes
        }


def _row(row: dict[str, Any], article: dict[int, Any], report: dict[int, Any]) -> tuple[Any, ...]:
    if "document" in row and isinstance(row["document"], int):
        row["document"] = article[row["document"]]
    if row.get("attribution") is not None:
        row["attribution"] = report[row["attribution"]]
    row.pop("key", None)
    return tuple(sorted(row.items(), key=lambda item: item[0]))
