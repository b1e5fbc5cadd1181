"""the ledger's tables, as the newest migration leaves them"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()
# SQLite counts rows only in a column of the plain type, and in 64 bits there too.
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

documents = sa.Table(
    "documents",
    metadata,
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
    sa.Column("folded_headline", sa.Text, nullable=False),
    sa.Column("folded_text", sa.Text, nullable=False),
    sa.Column("shape", sa.Integer, nullable=False),
)

attributions = sa.Table(
    "attributions",
    metadata,
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
    sa.Column("folded_stems", sa.Text, nullable=False),
)

# What reports are found and sorted by; their other columns are read for those that are shown.
placed = sa.Table(
    "placed",
    metadata,
    sa.Column("attribution", KEY, primary_key=True),
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("folded_outlet", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("naming", sa.Text, nullable=False),
)

sheets = sa.Table(
    "sheets",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
    sa.Column("rules", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

comparisons = sa.Table(
    "comparisons",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("left", sa.Text, nullable=False),
    sa.Column("right", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

# Everything that is known of an entity at any date; codes and offices stand in the documents.
entities = sa.Table(
    "entities",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("ar", sa.Text, nullable=False),
    sa.Column("en", sa.Text),
    sa.Column("country", sa.Text),
)

# The folded words of the entities' names.
names = sa.Table(
    "names",
    metadata,
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("entity", sa.Text, primary_key=True),
)

# Who speaks in a report (`source`), and who passes it on (`via`).
voices = sa.Table(
    "voices",
    metadata,
    sa.Column("attribution", KEY, nullable=False),
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("entity", sa.Text),
    sa.Column("country", sa.Text),
    sa.Column("office", sa.Text),
    sa.Column("day", sa.Text, nullable=False),
)

mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("entity", sa.Text),
)

times = sa.Table(
    "times",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("mod", sa.Text),
    sa.Column("begin", sa.Text),
    sa.Column("finish", sa.Text),
)

# `attribution` is the report that asserts the event; empty where the outlet itself does.
events = sa.Table(
    "events",
    metadata,
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
    sa.Column("day", sa.Text, nullable=False),
)

# Who takes part in an event, and where it took place: `actor`, `recipient`, `place`.
parties = sa.Table(
    "parties",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), nullable=False),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
)

# What is counted in each current document, with its outlet and its day.
tallies = sa.Table(
    "tallies",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
    sa.Column("folded_outlet", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("sentences", sa.Integer, nullable=False),
    sa.Column("attributed", sa.Integer, nullable=False),
    sa.Column("own", sa.Integer, nullable=False),
    sa.Column("anonymous", sa.Integer, nullable=False),
    sa.Column("loaded_own", sa.Integer, nullable=False),
    sa.Column("loaded_quoted", sa.Integer, nullable=False),
)

# The tallies of an outlet's day, added up.
days = sa.Table(
    "days",
    metadata,
    sa.Column("folded_outlet", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("outlet", sa.Text, nullable=False),
    sa.Column("documents", sa.BigInteger, nullable=False),
    sa.Column("reports", sa.BigInteger, nullable=False),
    sa.Column("sentences", sa.BigInteger, nullable=False),
    sa.Column("attributed", sa.BigInteger, nullable=False),
    sa.Column("own", sa.BigInteger, nullable=False),
    sa.Column("anonymous", sa.BigInteger, nullable=False),
    sa.Column("loaded_own", sa.BigInteger, nullable=False),
    sa.Column("loaded_quoted", sa.BigInteger, nullable=False),
)

# In how many reports of an outlet, or of EVERY one, an entity has a role.
speaking = sa.Table(
    "speaking",
    metadata,
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("entity", sa.Text, primary_key=True),
    sa.Column("reports", sa.BigInteger, nullable=False),
)
# No folded name has such a sign.
EVERY = "*"

# What an analyst corrects; `record` has it all. A merging of two actors has no article.
corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("article", sa.Text),
    sa.Column("record", sa.Text, nullable=False),
)

# What was read of a current document, where its own record and rows are corrected.
originals = sa.Table(
    "originals",
    metadata,
    sa.Column("document", KEY, sa.ForeignKey("documents.key"), primary_key=True),
    sa.Column("record", sa.Text, nullable=False),
)

# How often something was done that leaves no newer key: deleting, correcting.
changes = sa.Table(
    "changes",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
)

# Saved searches; `record` has the question and the way to tell of what is new.
alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("record", sa.Text, nullable=False),
)

# Each statement that a saved search has found, and how far the telling of it is.
alerted = sa.Table(
    "alerted",
    metadata,
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

# What reads, or has read, articles into the ledger, and how far it is.
imports = sa.Table(
    "imports",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("command", "given")),
    sa.Column("inputs", sa.Integer),
    *(sa.Column(name, sa.Integer, nullable=False) for name in ("done", "articles", "skipped")),
    sa.Column("state", sa.Text, nullable=False),
    *(sa.Column(name, sa.Float, nullable=False) for name in ("begun", "seen")),
)

# What could not be read, and why.
skips = sa.Table(
    "skips",
    metadata,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("import", KEY, sa.ForeignKey("imports.key"), nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("place", "kind", "why")),
)

# What belongs to one document and goes with its current version.
OF_DOCUMENT = (voices, mentions, times, parties, events, tallies, placed, attributions)
# Rows of an older shape are made anew when their document is read again.
SHAPE = 2
