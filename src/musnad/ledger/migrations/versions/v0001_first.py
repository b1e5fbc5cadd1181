"""documents, attributions, and the index over their folded words"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

SEARCHED = "folded_source, folded_chain, folded_content"
OLD = "old.folded_source, old.folded_chain, old.folded_content"
NEW = "new.folded_source, new.folded_chain, new.folded_content"

# The index holds no copy of the words: it reads them from the table when a row goes. What
# comes in is folded words with blanks between them, which the ASCII tokenizer never cuts.
SQLITE = (
    f"CREATE VIRTUAL TABLE search USING fts5({SEARCHED}, content='attributions',"
    " content_rowid='key', tokenize='ascii', detail='column')",
    "CREATE TRIGGER attributions_added AFTER INSERT ON attributions BEGIN"
    f" INSERT INTO search(rowid, {SEARCHED}) VALUES (new.key, {NEW}); END",
    "CREATE TRIGGER attributions_removed AFTER DELETE ON attributions BEGIN"
    f" INSERT INTO search(search, rowid, {SEARCHED}) VALUES ('delete', old.key, {OLD}); END",
)
POSTGRESQL = (
    "ALTER TABLE attributions ADD COLUMN search tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', folded_source), 'A') ||"
    " setweight(to_tsvector('simple', folded_chain), 'B') ||"
    " setweight(to_tsvector('simple', folded_content), 'C')) STORED",
    "CREATE INDEX attributions_search ON attributions USING gin (search)",
)


def upgrade() -> None:
    """Make everything."""
    _documents()
    _attributions()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(statement)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("superseded", sa.Boolean, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("folded_outlet", sa.Text, nullable=False),
        sa.Column("section", sa.Text),
        sa.Column("headline", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("line", sa.Integer),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("documents_id", "documents", ["id"])
    op.create_index("documents_day", "documents", ["day", "key"])
    op.create_index("documents_outlet", "documents", ["folded_outlet", "day"])
    current = sa.text("NOT superseded")
    op.create_index(
        "documents_current",
        "documents",
        ["id"],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )


def _attributions() -> None:
    op.create_table(
        "attributions",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("inherited", sa.Boolean, nullable=False),
        sa.Column("antecedent", sa.Text),
        sa.Column("folded_source", sa.Text, nullable=False),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("lemma", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("folded_content", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("naming", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("folded_chain", sa.Text, nullable=False),
    )
    op.create_index("attributions_document", "attributions", ["document"])
    op.create_index("attributions_kind", "attributions", ["kind"])
