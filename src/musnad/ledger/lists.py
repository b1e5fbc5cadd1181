"""the articles of an outlet or a day, one page after the other"""

from __future__ import annotations

from typing import Literal

import msgspec
import sqlalchemy as sa

from musnad.ledger.sums import within
from musnad.ledger.tables import documents, tallies
from musnad.model import Document

# Which of its sentences make an article come up.
Sentences = Literal["attributed", "own", "anonymous", "loaded"]
COLUMN: dict[Sentences, str] = {
    "attributed": "attributed",
    "own": "own",
    "anonymous": "anonymous",
    "loaded": "loaded_own",
}


def listed(
    connection: sa.Connection,
    outlet: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    offset: int,
    having: Sentences | None = None,
    revised: bool = False,
) -> list[Document]:
    """The articles that fit, the newest first.

    Args:
        connection: to the ledger.
        outlet: name of the outlet; empty for articles that state none.
        since, until: first and last day of publication.
        limit, offset: how many articles, after how many.
        having: only articles with sentences of this sort.
        revised: only articles of which there are older versions.
    """
    columns = tallies.c
    chosen = sa.select(columns.document).where(*within(tallies, outlet, since, until))
    if having is not None:
        chosen = chosen.where(columns[COLUMN[having]] > 0)
    if revised:
        current, older = documents.alias(), documents.alias()
        twice = sa.select(current.c.key).join(older, older.c.id == current.c.id)
        chosen = chosen.where(columns.document.in_(twice.where(older.c.superseded)))
    page = chosen.order_by(columns.day.desc(), columns.document.desc()).limit(limit).offset(offset)
    keys = list(connection.scalars(page))
    rows = connection.execute(
        sa.select(documents.c.key, documents.c.record).where(documents.c.key.in_(keys))
    )
    found = {row.key: msgspec.json.decode(row.record, type=Document) for row in rows}
    return [found[key] for key in keys if key in found]
