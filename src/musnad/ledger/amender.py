"""all corrections that a ledger keeps, ready to be applied to its documents"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from musnad.ledger.amended import amended, merged
from musnad.ledger.correction import Correction
from musnad.ledger.rows import Row
from musnad.ledger.tables import changes, corrections
from musnad.ledger.words import words
from musnad.mentions.entities import listed
from musnad.model import Document, Entity

# Ids that no table of the lexicon has.
UNLISTED = ("local/", "group/", "anonymous/", "document/")


class Amender:
    """Applies corrections: those of single reports first, then those of actors.

    Args:
        kept: the corrections, in the order in which they were made.
    """

    def __init__(self, kept: Iterable[Correction] = ()) -> None:
        self._of: dict[str, list[Correction]] = {}
        self._merges: list[Correction] = []
        for one in kept:
            if one.article is None:
                self._merges.append(one)
            else:
                self._of.setdefault(one.article, []).append(one)

    @classmethod
    def load(cls, connection: sa.Connection) -> Amender:
        """The corrections that a ledger keeps."""
        return cls(load(connection))

    def __call__(self, document: Document) -> Document:
        """The document as it is right; itself where nothing touches it."""
        ours = self._of.get(document.id)
        if ours:
            day = (document.published or "")[:10] or None
            document, _ = amended(document, [_dated(one, day) for one in ours])
        if not self._merges:
            return document
        return self._merged(document)

    def stranded(self, document: Document) -> list[int]:
        """Numbers of the corrections whose place the document, as it was read, lacks."""
        return amended(document, self._of.get(document.id, ()))[1]

    def named(self, entities: set[str]) -> list[Row]:
        """The words of other names by which entities are asked for, since they were merged."""
        stays: dict[str, str] = {}
        rows: list[Row] = []
        for one in reversed(self._merges):
            if one.entity is None or one.other is None:
                continue
            stays[one.other.id] = final = stays.get(one.entity.id, one.entity.id)
            if final in entities:
                name = one.other.name
                rows += [
                    {"word": word, "entity": final}
                    for word in dict.fromkeys((*words(name.ar), *words(name.en)))
                ]
        return rows

    def same_as(self, id: str) -> set[str]:
        """An entity's id with those of all that were merged into it."""
        found = {id}
        for one in reversed(self._merges):
            if one.entity is not None and one.other is not None and one.entity.id in found:
                found.add(one.other.id)
        return found

    def _merged(self, document: Document) -> Document:
        day = (document.published or "")[:10] or None
        pairs = [
            (one.other.id, dated(one.entity, day))
            for one in self._merges
            if one.other is not None and one.entity is not None
        ]
        return merged(document, pairs)


def load(connection: sa.Connection) -> list[Correction]:
    """All corrections, in the order in which they were made."""
    rows = connection.execute(sa.select(corrections).order_by(corrections.c.key))
    return [correction(row.key, row.record) for row in rows]


def correction(key: int, record: str) -> Correction:
    """A kept correction with its number."""
    return msgspec.structs.replace(msgspec.json.decode(record, type=Correction), number=key)


def dated(entity: Entity, day: str | None) -> Entity:
    """An entity with its codes and its office of a day, where the lexicon knows it."""
    if entity.id.startswith(UNLISTED):
        return entity
    try:
        return listed(entity.id, day)
    except (KeyError, StopIteration):
        return entity


def _dated(one: Correction, day: str | None) -> Correction:
    if one.entity is None:
        return one
    return msgspec.structs.replace(one, entity=dated(one.entity, day))


def count(connection: sa.Connection, name: str) -> None:
    """Note that something was done that leaves no newer key, for those who remember answers."""
    sqlite = connection.dialect.name == "sqlite"
    made = sqlite_insert(changes) if sqlite else postgresql_insert(changes)
    more = {"number": changes.c.number + 1}
    made = made.values(name=name, number=1)
    connection.execute(made.on_conflict_do_update(index_elements=("name",), set_=more))
