"""a question -> one SQL statement over the index of folded words

This module alone knows how the index is asked: FTS5 in SQLite, `tsvector` in PostgreSQL.
"""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa

from musnad.ledger.question import Question
from musnad.ledger.tables import attributions, documents
from musnad.ledger.words import bare, forms, stem_of

Groups = list[tuple[str, ...]]
Condition = sa.ColumnElement[bool]
# Words as they are asked for; without the clitics that they may wear; their stems alone.
Width = Literal["strict", "loose", "stems"]

SOURCE = ("folded_source",)
CHAIN = ("folded_source", "folded_chain")
PASSED = ("folded_chain",)
REPORT = ("folded_source", "folded_content")
WEIGHTS = {"folded_source": "A", "folded_chain": "B", "folded_content": "C"}


def entries(question: Question, dialect: str, width: Width) -> sa.Select[Any]:
    """Documents and ids of the reports that fit, those of a fitting source first.

    Args:
        question: what they must fit.
        dialect: `sqlite` or `postgresql`.
        width: how far a word of a text may be from that of the query.
    """
    if width == "stems":
        return _by_stems(question, dialect)
    asked = [
        (columns, [_group(word, width == "loose") for word in query])
        for columns, query in (
            (CHAIN, question.who),
            (PASSED, question.via),
            (REPORT, question.words),
        )
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
    return _newest(chosen, question)


def _newest(chosen: sa.Select[Any], question: Question) -> sa.Select[Any]:
    newest = (documents.c.day.desc(), documents.c.key.desc(), attributions.c.key)
    return chosen.order_by(*newest).limit(question.limit).offset(question.offset)


def _by_stems(question: Question, dialect: str) -> sa.Select[Any]:
    """Reports that have the stems of all words that are asked for, wherever."""
    asked = [*(question.who or ()), *(question.via or ()), *(question.words or ())]
    chosen = (
        sa.select(documents.c.key, documents.c.record, attributions.c.id)
        .join(attributions, attributions.c.document == documents.c.key)
        .where(~documents.c.superseded, *_filters(question))
        .where(_has_stems(list(map(stem_of, asked)), dialect))
    )
    return _newest(chosen, question)


def _has_stems(stems: list[str], dialect: str) -> Condition:
    if dialect == "sqlite":
        index = sa.table("stems", sa.column("rowid"))
        quoted = " AND ".join(f'"{stem}"' for stem in stems)
        match = sa.literal_column("stems").op("MATCH")(quoted)
        return attributions.c.key.in_(sa.select(index.c.rowid).where(match))
    vector = sa.func.to_tsvector("simple", attributions.c.folded_stems)
    query = sa.func.to_tsquery("simple", " & ".join(f"'{stem}'" for stem in stems))
    return vector.op("@@", is_comparison=True)(query)


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
    if question.naming is not None:
        found.append(attributions.c.naming == question.naming)
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
