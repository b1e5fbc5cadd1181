"""an analyst's corrections, what corrected documents were before, and saved searches"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    _corrections()
    _alerts()


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("corrections_article", "corrections", ["article"])
    op.create_table(
        "originals",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
    )


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "alerted",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("alert", KEY, sa.ForeignKey("alerts.key"), nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("delivery", sa.Text),
        sa.Column("statement", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("why", sa.Text),
    )
    op.create_index("alerted_alert", "alerted", ["alert", "state"])
    op.create_index("alerted_article", "alerted", ["article"])
