"""the counts of each document, by outlet and day"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
COUNTS = ("reports", "sentences", "attributed", "own", "anonymous", "loaded_own", "loaded_quoted")


def upgrade() -> None:
    """Add the table; what is there gets its rows when it is read again."""
    op.create_table(
        "tallies",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("folded_outlet", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTS),
    )
    op.create_index("tallies_outlet", "tallies", ["folded_outlet", "day"])
    op.create_index("tallies_day", "tallies", ["day"])
