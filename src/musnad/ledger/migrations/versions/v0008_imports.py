"""what is being read, and what was skipped on the way"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    op.create_table(
        "imports",
        sa.Column("key", KEY, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("command", "given")),
        sa.Column("inputs", sa.Integer),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("done", "articles", "skipped")),
        sa.Column("state", sa.Text, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("begun", "seen")),
    )
    op.create_table(
        "skips",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("import", KEY, sa.ForeignKey("imports.key"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("place", "kind", "why")),
    )
    op.create_index("skips_import", "skips", ["import", "kind"])
