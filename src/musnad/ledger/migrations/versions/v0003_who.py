"""who speaks and who passes it on, mentions, times, events, and the index over whole articles"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

SEARCHED = "folded_headline, folded_text"
OLD = "old.folded_headline, old.folded_text"
NEW = "new.folded_headline, new.folded_text"
PUT = f"INSERT INTO articles(rowid, {SEARCHED}) VALUES (new.key, {NEW});"
DROP = f"INSERT INTO articles(articles, rowid, {SEARCHED}) VALUES ('delete', old.key, {OLD});"
SQLITE = (
    f"CREATE VIRTUAL TABLE articles USING fts5({SEARCHED}, content='documents',"
    " content_rowid='key', tokenize='ascii', detail='column')",
    "INSERT INTO articles(articles) VALUES ('rebuild')",
    f"CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN {PUT} END",
    f"CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN {DROP} END",
    f"CREATE TRIGGER documents_changed AFTER UPDATE OF {SEARCHED} ON documents BEGIN"
    f" {DROP} {PUT} END",
)
POSTGRESQL = (
    "ALTER TABLE documents ADD COLUMN search tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', folded_headline), 'A') ||"
    " setweight(to_tsvector('simple', folded_text), 'B')) STORED",
    "CREATE INDEX documents_search ON documents USING gin (search)",
)


def upgrade() -> None:
    """Add the tables and columns; what is there gets its rows when it is read again."""
    for name in ("folded_headline", "folded_text"):
        column = sa.Column(name, sa.Text, nullable=False, server_default="")
        op.add_column("documents", column)
    op.add_column("documents", sa.Column("shape", sa.Integer, nullable=False, server_default="0"))
    _entities()
    _of_documents()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(statement)


def _entities() -> None:
    op.create_table(
        "entities",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ar", sa.Text, nullable=False),
        sa.Column("en", sa.Text),
        sa.Column("country", sa.Text),
    )
    op.create_table(
        "names",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("entity", sa.Text, primary_key=True),
    )
    op.create_table(
        "voices",
        sa.Column("attribution", KEY, nullable=False),
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("country", sa.Text),
        sa.Column("office", sa.Text),
    )
    for column in ("attribution", "document", "entity", "country", "office"):
        op.create_index(f"voices_{column}", "voices", [column])


def _of_documents() -> None:
    op.create_table(
        "mentions",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
    )
    op.create_index("mentions_document", "mentions", ["document"])
    op.create_index("mentions_entity", "mentions", ["entity"])
    op.create_table(
        "times",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("mod", sa.Text),
        sa.Column("begin", sa.Text),
        sa.Column("finish", sa.Text),
    )
    op.create_index("times_document", "times", ["document"])
    op.create_index("times_begin", "times", ["begin"])
    op.create_table(
        "events",
        sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("auxiliary", sa.Text, nullable=False),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("recipients", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("begin", sa.Text),
        sa.Column("finish", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("lemma", sa.Text, nullable=False),
        sa.Column("attribution", KEY),
        sa.Column("rule", sa.Text, nullable=False),
    )
    for column in ("document", "type", "attribution"):
        op.create_index(f"events_{column}", "events", [column])
