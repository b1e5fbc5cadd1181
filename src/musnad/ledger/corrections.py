"""an analyst's corrections: kept, applied to what is there and to what comes, undone"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import sqlalchemy as sa

from musnad.errors import UsageError
from musnad.ledger.amender import Amender, correction, count, dated, load
from musnad.ledger.connect import reasons
from musnad.ledger.correction import Correction, parts_of, place_of, source_in
from musnad.ledger.people import profile
from musnad.ledger.removal import settle, sign
from musnad.ledger.running import Running
from musnad.ledger.store import Storing, correct
from musnad.ledger.tables import corrections, documents, originals
from musnad.model import Document, Entity
from musnad.model.entity import Name


class Corrections:
    """What analysts have found wrong in a ledger.

    A correction is a row of its own: every answer follows it, reading the article again does
    not lose it, and undoing it brings back what was read.

    Raises:
        UsageError: there is no such article, report, entity or correction.
        LedgerError: the ledger cannot be read or written to.
    """

    def __init__(self, engine: sa.Engine, name: str, writing: Callable[[], sa.Connection]) -> None:
        self._engine = engine
        self._name = name
        self._writing = writing

    def source(
        self,
        article: str,
        report: str,
        *,
        by: str,
        at: str,
        words: str | None = None,
        start: int | None = None,
        inherited: bool | None = None,
        entity: str | None = None,
        note: str | None = None,
    ) -> Correction:
        """Somebody else says this.

        Args:
            article, report: ids of the article and of the report in it.
            by, at, note: who says so, when (ISO 8601), and why.
            words: the right source as the text writes it; None where only the entity is wrong.
            start: its first code point, where it stands several times; else the nearest.
            inherited: whether it speaks on from before; None: as the report has it now.
            entity: id of the right entity; None where the words tell it.
        """
        if words is None and entity is None:
            raise UsageError("source: expected the right words, the right entity or both")
        with reasons(self._name), self._writing() as connection, connection.begin():
            document = _document(connection, article)
            place = place_of(document, report)
            text = next(text for part, text, _ in parts_of(document) if part == place.part)
            made = Correction(
                kind="source",
                by=by,
                at=at,
                note=note,
                article=article,
                place=place,
                source=None if words is None else source_in(text, words, place, start),
                inherited=inherited,
                entity=None if entity is None else _entity(connection, entity),
            )
            return _add(connection, made)

    def no_report(
        self, article: str, report: str, *, by: str, at: str, note: str | None = None
    ) -> Correction:
        """Nobody is reported to say this; arguments as for `source`."""
        with reasons(self._name), self._writing() as connection, connection.begin():
            place = place_of(_document(connection, article), report)
            made = Correction(
                kind="not a report", by=by, at=at, note=note, article=article, place=place
            )
            return _add(connection, made)

    def merge(
        self, stays: str, goes: str, *, by: str, at: str, note: str | None = None
    ) -> Correction:
        """Two entities are one.

        Args:
            stays, goes: their ids; the second one's reports and names become the first one's.
            by, at, note: as for `source`.
        """
        if stays == goes:
            raise UsageError(f"merge: expected two entities, found {stays!r} twice")
        with reasons(self._name), self._writing() as connection, connection.begin():
            entity, other = _entity(connection, stays), _entity(connection, goes, there=True)
            made = Correction(kind="merge", by=by, at=at, note=note, entity=entity, other=other)
            return _add(connection, made)

    def undo(self, number: int) -> Correction:
        """Take a correction back; what was read is there again."""
        with reasons(self._name), self._writing() as connection, connection.begin():
            row = connection.execute(
                sa.select(corrections).where(corrections.c.key == number)
            ).one_or_none()
            if row is None:
                raise UsageError(f"expected the number of a correction, found {number}")
            connection.execute(sa.delete(corrections).where(corrections.c.key == number))
            undone = correction(row.key, row.record)
            _apply(connection, undone)
            return undone

    def every(self) -> list[Correction]:
        """All of them, in the order in which they were made."""
        with reasons(self._name), self._engine.connect() as connection:
            return load(connection)

    def stranded(self) -> set[int]:
        """Numbers of those that no longer find their place: text or reading has changed."""
        with reasons(self._name), self._engine.connect() as connection:
            amend = Amender.load(connection)
            return {
                number
                for _, read, _ in _corrected(connection, load(connection))
                for number in amend.stranded(read)
            }

    def corrected(self) -> Iterator[tuple[Document, list[Correction]]]:
        """The articles whose reports are corrected, each with the corrections that are in force."""
        with reasons(self._name), self._engine.connect() as connection:
            amend = Amender.load(connection)
            rows = list(_corrected(connection, load(connection)))
        for document, read, ours in rows:
            lost = set(amend.stranded(read))
            yield document, [one for one in ours if one.number not in lost]


def _add(connection: sa.Connection, made: Correction) -> Correction:
    row = {
        "kind": made.kind,
        "article": made.article,
        "record": msgspec.json.encode(made).decode(),
    }
    statement = sa.insert(corrections).returning(corrections.c.key)
    number = connection.execute(statement, row).scalar_one()
    made = msgspec.structs.replace(made, number=number)
    _apply(connection, made)
    return made


def _apply(connection: sa.Connection, one: Correction) -> None:
    """Bring what is there in line after a correction has come or gone."""
    storing = Storing(Running(), Amender.load(connection))
    touched = {entity.id for entity in (one.entity, one.other) if entity is not None}
    for key in _keys(connection, one, storing.amend):
        touched |= correct(connection, key, storing)
    storing.sums.write(connection)
    settle(connection, dict.fromkeys(touched, -1))
    count(connection, "corrected")


def _keys(connection: sa.Connection, one: Correction, amend: Amender) -> Sequence[int]:
    """Keys of the current documents that a correction may touch."""
    chosen = sa.select(documents.c.key).where(~documents.c.superseded)
    if one.article is not None:
        chosen = chosen.where(documents.c.id == one.article)
    elif one.other is not None:
        signs = list(map(sign, amend.same_as(one.other.id)))
        before = sa.select(originals.c.document).where(_has(originals.c.record, signs))
        there = _has(documents.c.record, signs)
        chosen = chosen.where(sa.or_(there, documents.c.key.in_(before)))
    return connection.scalars(chosen.order_by(documents.c.key)).all()


def _has(record: sa.Column[str], signs: Iterable[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(record.contains(one, autoescape=True) for one in signs))


def _document(connection: sa.Connection, id: str) -> Document:
    chosen = sa.select(documents.c.record).where(documents.c.id == id, ~documents.c.superseded)
    record = connection.scalar(chosen)
    if record is None:
        raise UsageError(f"expected the id of an article, found {id!r}")
    return msgspec.json.decode(record, type=Document)


def _entity(connection: sa.Connection, id: str, there: bool = False) -> Entity:
    """An entity of the ledger, or one that the lexicon knows, without what depends on a day."""
    known = profile(connection, id)
    if known is not None:
        return msgspec.structs.replace(known.entity, codes=(), office=None)
    unknown = Entity(id=id, kind="person", name=Name(""))
    found = unknown if there else dated(unknown, None)
    if found is unknown:
        raise UsageError(f"expected the id of an entity of the ledger, found {id!r}")
    return found


def _corrected(
    connection: sa.Connection, kept: Iterable[Correction]
) -> Iterator[tuple[Document, Document, list[Correction]]]:
    """Articles with corrections: as they are, as they were read, and these."""
    of: dict[str, list[Correction]] = {}
    for one in kept:
        if one.article is not None:
            of.setdefault(one.article, []).append(one)
    joined = documents.outerjoin(originals, originals.c.document == documents.c.key)
    chosen = sa.select(documents.c.record, originals.c.record.label("original"))
    for id, ours in of.items():
        where = (documents.c.id == id, ~documents.c.superseded)
        row = connection.execute(chosen.select_from(joined).where(*where)).one_or_none()
        if row is not None:
            now = msgspec.json.decode(row.record, type=Document)
            yield now, msgspec.json.decode(row.original or row.record, type=Document), ours
