"""what articles are compared by, what was found between them, and the stems of their words"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

STEMS = "folded_stems"
SQLITE = (
    f"CREATE VIRTUAL TABLE stems USING fts5({STEMS}, content='attributions',"
    " content_rowid='key', tokenize='ascii', detail='none')",
    "CREATE TRIGGER stems_added AFTER INSERT ON attributions BEGIN"
    f" INSERT INTO stems(rowid, {STEMS}) VALUES (new.key, new.{STEMS}); END",
    "CREATE TRIGGER stems_removed AFTER DELETE ON attributions BEGIN"
    f" INSERT INTO stems(stems, rowid, {STEMS}) VALUES ('delete', old.key, old.{STEMS}); END",
)
POSTGRESQL = (
    f"CREATE INDEX attributions_stems ON attributions USING gin (to_tsvector('simple', {STEMS}))",
)


def upgrade() -> None:
    """Add the tables and the column; reports that are there get their stems when read again."""
    op.create_table(
        "sheets",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "comparisons",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("left", sa.Text, nullable=False),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("comparisons_left", "comparisons", ["left"])
    op.create_index("comparisons_right", "comparisons", ["right"])
    op.add_column("attributions", sa.Column(STEMS, sa.Text, nullable=False, server_default=""))
    op.create_index("attributions_naming", "attributions", ["naming"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(statement)
