"""reports in the order in which they are shown, and sums that are kept up to date"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
COUNTS = ("reports", "sentences", "attributed", "own", "anonymous", "loaded_own", "loaded_quoted")
NEWEST = ("day DESC", "document DESC", "attribution")
# What the narrower indexes of before found goes with them.
DROPPED = {
    "attributions": ("kind", "naming"),
    "voices": ("attribution", "entity", "country", "office"),
    "mentions": ("entity",),
}

PLACED = (
    "INSERT INTO placed (attribution, document, day, folded_outlet, kind, naming)"
    " SELECT a.key, d.key, d.day, d.folded_outlet, a.kind, a.naming"
    " FROM attributions AS a JOIN documents AS d ON d.key = a.document"
)
DAYS = (
    f"INSERT INTO days (folded_outlet, day, outlet, documents, {', '.join(COUNTS)})"
    " SELECT folded_outlet, day, max(outlet), count(*),"
    f" {', '.join(f'sum({name})' for name in COUNTS)}"
    " FROM tallies GROUP BY folded_outlet, day"
)
SPEAKING = (
    "INSERT INTO speaking (outlet, role, entity, reports)"
    " SELECT {outlet}, v.role, v.entity, count(DISTINCT v.attribution)"
    " FROM voices AS v JOIN documents AS d ON d.key = v.document"
    " WHERE v.entity IS NOT NULL GROUP BY {groups}v.role, v.entity"
)


def upgrade() -> None:
    """Add the tables and fill them from what is there."""
    for table, columns in DROPPED.items():
        for column in columns:
            op.drop_index(f"{table}_{column}", table)
    _placed()
    _voices()
    _sums()


def _placed() -> None:
    op.create_table(
        "placed",
        sa.Column("attribution", KEY, primary_key=True),
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("day", "folded_outlet", "kind", "naming")
        ),
    )
    op.execute(PLACED)
    op.create_index("placed_document", "placed", ["document"])
    _newest("placed", "day")
    for name in ("folded_outlet", "kind", "naming"):
        _newest("placed", name, name)


def _voices() -> None:
    for table in ("voices", "events"):
        op.add_column(table, sa.Column("day", sa.Text, nullable=False, server_default=""))
        op.execute(
            f"UPDATE {table} SET day ="
            f" (SELECT day FROM documents WHERE documents.key = {table}.document)"
        )
    _newest("voices", "entity", "entity", "role", last="office")
    _newest("events", "type_day", "type")
    op.create_index("voices_country", "voices", ["country", "role", "attribution"])
    op.create_index("voices_office", "voices", ["office", "role", "attribution"])
    op.create_index("voices_attribution", "voices", ["attribution", "role", "entity"])
    op.create_index("mentions_entity", "mentions", ["entity", "document"])


def _newest(table: str, name: str, *first: str, last: str | None = None) -> None:
    columns = [*first, *NEWEST, *([last] if last else [])]
    op.create_index(f"{table}_{name}", table, [sa.text(one) for one in columns])


def _sums() -> None:
    op.create_table(
        "days",
        sa.Column("folded_outlet", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("outlet", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("documents", *COUNTS)),
    )
    op.execute(DAYS)
    op.create_table(
        "speaking",
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("entity", sa.Text, primary_key=True),
        sa.Column("reports", sa.BigInteger, nullable=False),
    )
    op.execute(SPEAKING.format(outlet="'*'", groups=""))
    op.execute(SPEAKING.format(outlet="d.folded_outlet", groups="d.folded_outlet, "))
    ranked = ("outlet", "role", sa.text("reports DESC"), "entity")
    op.create_index("speaking_ranked", "speaking", list(ranked))
