"""a question -> one SQL statement over the index of folded words

This module alone knows how the index is asked: FTS5 in SQLite, `tsvector` in PostgreSQL.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from musnad.ledger.question import Question
from musnad.ledger.tables import attributions, documents
from musnad.ledger.words import bare, forms

Groups = list[tuple[str, ...]]
Condition = sa.ColumnElement[bool]

SOURCE = ("folded_source",)
CHAIN = ("folded_source", "folded_chain")
REPORT = ("folded_source", "folded_content")
WEIGHTS = {"folded_source": "A", "folded_chain": "B", "folded_content": "C"}


def entries(question: Question, dialect: str, loose: bool) -> sa.Select[Any]:
    """Documents and ids of the reports that fit, those of a fitting source first.

    Args:
        question: what they must fit.
        dialect: `sqlite` or `postgresql`.
        loose: take clitics off the query's own words too.
    """
    asked = [
        (columns, [_group(word, loose) for word in query])
        for columns, query in ((CHAIN, question.who), (REPORT, question.words))
        if query
    ]
    chosen = (
        sa.select(documents.c.key, documents.c.record, attributions.c.id)
        .join(attributions, attributions.c.document == documents.c.key)
        .where(~documents.c.superseded, *_filters(question))
        .where(*(_matches(columns, groups, dialect) for columns, groups in asked))
    )
    if asked:
        in_source = sa.and_(*(_matches(SOURCE, groups, dialect) for _, groups in asked))
        chosen = chosen.order_by(sa.case((in_source, 0), else_=1))
    newest = (documents.c.day.desc(), documents.c.key.desc(), attributions.c.key)
    return chosen.order_by(*newest).limit(question.limit).offset(question.offset)


def _filters(question: Question) -> list[Condition]:
    found: list[Condition] = []
    if question.since is not None:
        found.append(documents.c.day >= question.since)
    if question.until is not None:
        found += [documents.c.day <= question.until, documents.c.day != ""]
    if question.outlet is not None:
        found.append(documents.c.folded_outlet == question.outlet)
    if question.kind is not None:
        found.append(attributions.c.kind == question.kind)
    return found


def _group(word: str, loose: bool) -> tuple[str, ...]:
    """The forms of which one must stand there for a word."""
    return forms(word) + bare(word) if loose else forms(word)


def _matches(columns: tuple[str, ...], groups: Groups, dialect: str) -> Condition:
    """Every group has a form in one of the columns."""
    if dialect == "sqlite":
        index = sa.table("search", sa.column("rowid"))
        match = sa.literal_column("search").op("MATCH")(_fts5(columns, groups))
        return attributions.c.key.in_(sa.select(index.c.rowid).where(match))
    vector: sa.ColumnElement[object] = sa.literal_column("attributions.search")
    query = sa.func.to_tsquery("simple", _tsquery(columns, groups))
    return vector.op("@@", is_comparison=True)(query)


def _fts5(columns: tuple[str, ...], groups: Groups) -> str:
    # Words are letters and digits alone, so that quoting them is enough.
    parts = ("(" + " OR ".join(f'"{form}"' for form in group) + ")" for group in groups)
    return f"{{{' '.join(columns)}}} : ({' AND '.join(parts)})"


def _tsquery(columns: tuple[str, ...], groups: Groups) -> str:
    weights = "".join(WEIGHTS[column] for column in columns)
    parts = ("(" + " | ".join(f"'{form}':{weights}" for form in group) + ")" for group in groups)
    return " & ".join(parts)
