"""what somebody is called -> the entities of a ledger that bear the name"""

from __future__ import annotations

import sqlalchemy as sa

from musnad.ledger.tables import entities, names
from musnad.ledger.words import words
from musnad.lexicon import fold
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes

_NAMED = ("person", "organisation", "country", "place")
# Who is asked for by one common word is not asked for by name.
MOST = 50


def entities_called(connection: sa.Connection, name: str) -> tuple[str, ...]:
    """The ids of those who bear a name: an id itself, a name of the tables, or its words.

    Args:
        connection: to the ledger.
        name: an id such as `person/sergey-lavrov`, or a name in any spelling.
    """
    if "/" in name:
        return (name,)
    found = {_id(form.kind, form.id) for form in actors().find(name) if form.kind in _NAMED}
    bearers: set[str] | None = None
    for word in words(name):
        named = sa.select(names.c.entity).where(names.c.word.in_(_spellings(word)))
        having = set(connection.scalars(named))
        bearers = having if bearers is None else bearers & having
    found |= bearers or set()
    if not 0 < len(found) <= MOST:
        return ()
    there = sa.select(entities.c.id).where(entities.c.id.in_(found)).order_by(entities.c.id)
    return tuple(connection.scalars(there))


def _id(kind: str, id: str) -> str:
    return f"country/{id}" if kind == "country" else id


def _spellings(word: str) -> tuple[str, ...]:
    """A word with and without the article."""
    article = fold(affixes().article)
    return (word, article + word, word.removeprefix(article))
