"""who takes part in which event"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ROLES = {"actors": "actor", "recipients": "recipient", "place": "place"}
EVENTS = sa.text("SELECT document, id, actors, recipients, place, day FROM events")
TOGETHER = 5_000


def upgrade() -> None:
    """Add the table and fill it from the events that are there."""
    parties = op.create_table(
        "parties",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("event", "role", "entity", "day")),
    )
    rows = op.get_bind().execute(EVENTS).all()
    for at in range(0, len(rows), TOGETHER):
        made = [one for row in rows[at : at + TOGETHER] for one in _parties(row)]
        if made:
            op.bulk_insert(parties, made)
    newest = (sa.text("day DESC"), sa.text("document DESC"))
    op.create_index("parties_entity", "parties", ["entity", "role", *newest, "event"])
    op.create_index("parties_document", "parties", ["document"])
    op.drop_index("events_document", "events")
    op.create_index("events_document", "events", ["document", "id"])
    op.create_index("events_day", "events", list(newest))


def _parties(row: sa.Row[tuple[object, ...]]) -> Iterator[dict[str, object]]:
    for column, role in ROLES.items():
        for entity in dict.fromkeys((row._mapping[column] or "").split("; ")):
            # What is no entity's id stands there in the words of the text.
            if "/" in entity:
                yield {
                    "document": row._mapping["document"],
                    "event": row._mapping["id"],
                    "role": role,
                    "entity": entity,
                    "day": row._mapping["day"],
                }
