"""a question -> the SQL statement that finds the keys of the reports that fit

This module alone knows how the index is asked: FTS5 in SQLite, `tsvector` in PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa

from musnad.ledger.parts import SOURCE as SOURCE_ROLE
from musnad.ledger.parts import VIA as VIA_ROLE
from musnad.ledger.question import Question
from musnad.ledger.tables import attributions, events, placed, voices
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


def entries(
    question: Question, dialect: str, width: Width, who: Sequence[str] = ()
) -> sa.Select[Any]:
    """Keys of the reports that fit, those of a fitting source first.

    Only narrow rows are looked at and sorted; what is shown of a report is read afterwards.

    Args:
        question: what they must fit.
        dialect: `sqlite` or `postgresql`.
        width: how far a word of a text may be from that of the query.
        who: ids of the entities that the words for `who` name; their reports fit under
            whatever name an article gives them.
    """
    if width == "stems":
        return _by_stems(question, dialect)
    chosen = sa.select(placed.c.attribution).where(*_filters(question))
    in_source = []
    for columns, query in _asked(question):
        groups = [group(word, width == "loose") for word in query]
        ids = who if columns == CHAIN else ()
        chosen = chosen.where(_fits(columns, groups, ids, (SOURCE_ROLE, VIA_ROLE), dialect))
        in_source.append(_fits(SOURCE, groups, ids, (SOURCE_ROLE,), dialect))
    if in_source:
        chosen = chosen.order_by(sa.case((sa.and_(*in_source), 0), else_=1))
    return _newest(chosen, question)


def _asked(question: Question) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The columns to look in, and the words to look for there."""
    every = ((CHAIN, question.who), (PASSED, question.via), (REPORT, question.words))
    return [(columns, query) for columns, query in every if query]


def _fits(
    columns: tuple[str, ...],
    groups: Groups,
    ids: Sequence[str],
    roles: tuple[str, ...],
    dialect: str,
) -> Condition:
    """The words stand there, or one of the entities speaks in one of these roles."""
    matches = _matches(columns, groups, dialect)
    if not ids:
        return matches
    return sa.or_(matches, _speaks(voices.c.entity.in_(ids), voices.c.role.in_(roles)))


def _speaks(*conditions: Condition) -> Condition:
    return placed.c.attribution.in_(sa.select(voices.c.attribution).where(*conditions))


def _newest(chosen: sa.Select[Any], question: Question) -> sa.Select[Any]:
    newest = (placed.c.day.desc(), placed.c.document.desc(), placed.c.attribution)
    return chosen.order_by(*newest).limit(question.limit).offset(question.offset)


def _by_stems(question: Question, dialect: str) -> sa.Select[Any]:
    """Reports that have the stems of all words that are asked for, wherever."""
    asked = [*(question.who or ()), *(question.via or ()), *(question.words or ())]
    stems = _has_stems(list(map(stem_of, asked)), dialect)
    chosen = sa.select(placed.c.attribution).where(*_filters(question), stems)
    return _newest(chosen, question)


def _has_stems(stems: list[str], dialect: str) -> Condition:
    if dialect == "sqlite":
        quoted = " AND ".join(f'"{stem}"' for stem in stems)
        return _in_fts5("stems", placed.c.attribution, quoted)
    vector = sa.func.to_tsvector("simple", attributions.c.folded_stems)
    fits = _in_vector(vector, " & ".join(f"'{stem}'" for stem in stems))
    return placed.c.attribution.in_(sa.select(attributions.c.key).where(fits))


def stated(question: Question, table: sa.Table) -> list[Condition]:
    """What is asked of the article itself, of a table with its day and outlet."""
    found: list[Condition] = []
    if question.since is not None:
        found.append(table.c.day >= question.since)
    if question.until is not None:
        found += [table.c.day <= question.until, table.c.day != ""]
    if question.outlet is not None:
        found.append(table.c.folded_outlet == question.outlet)
    return found


def _filters(question: Question) -> list[Condition]:
    found = stated(question, placed)
    if question.kind is not None:
        found.append(placed.c.kind == question.kind)
    if question.naming is not None:
        found.append(placed.c.naming == question.naming)
    if question.country is not None:
        found.append(_speaks(voices.c.role == SOURCE_ROLE, voices.c.country == question.country))
    if question.office is not None:
        found.append(_speaks(voices.c.role == SOURCE_ROLE, voices.c.office.in_(question.office)))
    if question.event is not None:
        asserting = sa.select(events.c.attribution).where(events.c.type == question.event)
        found.append(placed.c.attribution.in_(asserting))
    if question.via_country is not None:
        found.append(_speaks(voices.c.role == VIA_ROLE, voices.c.country == question.via_country))
    return found


def group(word: str, loose: bool) -> tuple[str, ...]:
    """The forms of which one must stand there for a word."""
    return forms(word) + bare(word) if loose else forms(word)


def _matches(columns: tuple[str, ...], groups: Groups, dialect: str) -> Condition:
    return REPORTS.holds(columns, groups, dialect)


class Index(NamedTuple):
    """An index over folded words, in either database.

    Attributes:
        name: of SQLite's index.
        sought: the column whose rows are sought.
        key: the indexed table's key, which stands in that column.
        vector: PostgreSQL's column.
        weights: column -> its letter in that.
    """

    name: str
    sought: sa.Column[int]
    key: sa.Column[int]
    vector: str
    weights: Mapping[str, str]

    def holds(self, columns: tuple[str, ...], groups: Groups, dialect: str) -> Condition:
        """Every group has a form in one of the columns."""
        if dialect == "sqlite":
            return _in_fts5(self.name, self.sought, _fts5(columns, groups))
        letters = "".join(self.weights[column] for column in columns)
        fits = _in_vector(sa.literal_column(self.vector), _tsquery(letters, groups))
        return self.sought.in_(sa.select(self.key).where(fits))


REPORTS = Index("search", placed.c.attribution, attributions.c.key, "attributions.search", WEIGHTS)


def _in_fts5(index: str, key: sa.Column[int], query: str) -> Condition:
    rows = sa.table(index, sa.column("rowid"))
    match = sa.literal_column(index).op("MATCH")(query)
    return key.in_(sa.select(rows.c.rowid).where(match))


def _in_vector(vector: sa.ColumnElement[Any], query: str) -> Condition:
    return vector.op("@@", is_comparison=True)(sa.func.to_tsquery("simple", query))


def _fts5(columns: tuple[str, ...], groups: Groups) -> str:
    # Words are letters and digits alone, so that quoting them is enough.
    parts = ("(" + " OR ".join(f'"{form}"' for form in group) + ")" for group in groups)
    return f"{{{' '.join(columns)}}} : ({' AND '.join(parts)})"


def _tsquery(weights: str, groups: Groups) -> str:
    parts = ("(" + " | ".join(f"'{form}':{weights}" for form in group) + ")" for group in groups)
    return " & ".join(parts)
