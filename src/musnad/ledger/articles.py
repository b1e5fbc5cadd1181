"""words -> the articles that hold all of them, each with the place where they begin"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from musnad.ledger.entry import Hit
from musnad.ledger.question import Question
from musnad.ledger.replies import parted
from musnad.ledger.search import Groups, Index, group, stated
from musnad.ledger.tables import documents
from musnad.ledger.words import words
from musnad.model import Span

HEADLINE = ("folded_headline",)
WHOLE = ("folded_headline", "folded_text")
WEIGHTS = {"folded_headline": "A", "folded_text": "B"}
ARTICLES = Index("articles", documents.c.key, documents.c.key, "documents.search", WEIGHTS)
# Code points of a snippet on each side of the first word that fits.
AROUND = 80
_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W_]*)*")


def hits(connection: sa.Connection, asked: Question) -> list[Hit]:
    """The articles that fit: those whose headline fits first, then the newest."""
    keys, groups = _found(connection, asked)
    forms = {form for one in groups for form in one}
    return [
        Hit(
            document=row.id,
            outlet=row.outlet,
            url=row.url,
            headline=row.headline,
            published=row.published,
            snippet=snippet(row.text, forms),
        )
        for row in _rows(connection, keys)
    ]


def ids(connection: sa.Connection, asked: Question) -> list[str]:
    """The same articles in the same order, by their ids alone."""
    keys, _ = _found(connection, asked)
    named: dict[int, str] = {}
    for some in parted(keys):
        chosen = sa.select(documents.c.key, documents.c.id).where(documents.c.key.in_(some))
        named |= {row.key: row.id for row in connection.execute(chosen)}
    return [named[key] for key in keys]


def _found(connection: sa.Connection, asked: Question) -> tuple[list[int], Groups]:
    """The keys of the articles that fit, and the forms by which they were found."""
    for loose in (False, True):
        groups = [group(word, loose) for word in asked.words or ()]
        keys = list(connection.scalars(_statement(asked, groups, connection.dialect.name)))
        if keys or not groups:
            break
    return keys, groups


def _rows(connection: sa.Connection, keys: Sequence[int]) -> Iterator[Any]:
    """What is shown of the articles, in their order."""
    columns = documents.c
    shown = (columns.id, columns.outlet, columns.url, columns.headline, columns.published)
    chosen = sa.select(columns.key, *shown, columns.text)
    for some in parted(keys):
        rows = {row.key: row for row in connection.execute(chosen.where(columns.key.in_(some)))}
        yield from (rows[key] for key in some)


def _statement(asked: Question, groups: Groups, dialect: str) -> sa.Select[Any]:
    columns = documents.c
    chosen = sa.select(columns.key).where(~columns.superseded, *stated(asked, documents))
    if groups:
        chosen = chosen.where(ARTICLES.holds(WHOLE, groups, dialect))
        chosen = chosen.order_by(sa.case((ARTICLES.holds(HEADLINE, groups, dialect), 0), else_=1))
    newest = (columns.day.desc(), columns.key.desc())
    return chosen.order_by(*newest).limit(asked.limit).offset(asked.offset)


def snippet(text: str, forms: Iterable[str]) -> Span:
    """The text around the first word that is one of these; its beginning if there is none.

    Args:
        text: an article's body.
        forms: folded words.

    Example:
        >>> snippet("one two three", {"two"}).text
        'one two three'
    """
    known = set(forms)
    fits = (m for m in _WORD.finditer(text) if known.intersection(words(m.group())))
    at = next((match.start() for match in fits), 0)
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    # No word is cut in two.
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span.of(text, start, end)
