"""takes articles out of a ledger with all that rests on them, and nothing else"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
import sqlalchemy as sa

from musnad.ledger.amender import Amender, count
from musnad.ledger.parts import entity_rows, name_rows
from musnad.ledger.running import Running
from musnad.ledger.store import drop_parts, forget
from musnad.ledger.tables import (
    alerted,
    comparisons,
    corrections,
    days,
    documents,
    entities,
    mentions,
    names,
    tallies,
    voices,
)
from musnad.model import Document

# So many records are looked through at once, and so many ids asked for.
BATCH = 200


def remove(connection: sa.Connection, ids: Sequence[str]) -> list[str]:
    """Remove every version of some articles, in the transaction that is open.

    What articles have in common stays as if these had never come: sums are taken down, an
    entity that nobody else names goes, and one that was first met in them is called as the
    first of the others calls it. Articles that came later and copy them are compared anew,
    as each is compared with the latest article of the same text only.

    Returns:
        The ids that were there, in their order.
    """
    sums = Running()
    there, touched, met = [], set(), dict[str, int]()
    for id in dict.fromkeys(ids):
        rows = connection.execute(sa.select(documents).where(documents.c.id == id)).all()
        if not rows:
            continue
        there.append(id)
        touched |= {(row.folded_outlet, row.day) for row in rows}
        for row in rows:
            named = msgspec.json.decode(row.record, type=Document).entities
            met |= {one.id: min(row.key, met.get(one.id, row.key)) for one in named}
        _compare_anew(connection, id, max(row.key for row in rows))
        _remove(connection, id, [row.key for row in rows], sums)
    sums.write(connection)
    _call_outlets(connection, touched)
    settle(connection, met)
    if there:
        count(connection, "deleted")
    return there


def _remove(connection: sa.Connection, id: str, keys: Sequence[int], sums: Running) -> None:
    for key in keys:
        forget(connection, key, id)
        drop_parts(connection, key, sums)
    connection.execute(sa.delete(documents).where(documents.c.id == id))
    for table in (corrections, alerted):
        connection.execute(sa.delete(table).where(table.c.article == id))


def _compare_anew(connection: sa.Connection, id: str, key: int) -> None:
    """Forget what was found about later articles with the same text."""
    columns = comparisons.c
    pairs = sa.select(columns.left, columns.right).where(
        columns.kind == "copy", sa.or_(columns.left == id, columns.right == id)
    )
    others = {other for pair in connection.execute(pairs) for other in pair} - {id}
    later = sa.select(documents.c.key, documents.c.id).where(
        documents.c.id.in_(others), documents.c.key > key, ~documents.c.superseded
    )
    for row in connection.execute(later).all():
        forget(connection, row.key, row.id)


def _call_outlets(connection: sa.Connection, touched: Iterable[tuple[str, str]]) -> None:
    """An outlet's day bears the name that the first of its articles has."""
    for outlet, day in sorted(touched):
        both = (tallies.c.folded_outlet == outlet, tallies.c.day == day)
        first = sa.select(tallies.c.outlet).where(*both).order_by(tallies.c.document).limit(1)
        name = connection.scalar(first)
        if name is not None:
            row = sa.update(days).where(days.c.folded_outlet == outlet, days.c.day == day)
            connection.execute(row.values(outlet=name))


def settle(connection: sa.Connection, met: dict[str, int]) -> None:
    """Entities that are named nowhere else go; others are called as elsewhere.

    Args:
        connection: to the ledger.
        met: entities of the articles that went -> the lowest key of these.
    """
    first = dict[str, int]()
    for some in _some(sorted(met)):
        first |= _first(connection, some)
    first |= _looked_for(connection, met.keys() - first.keys())
    for some in _some(sorted(met.keys() - first.keys())):
        connection.execute(sa.delete(names).where(names.c.entity.in_(some)))
        connection.execute(sa.delete(entities).where(entities.c.id.in_(some)))
    amend = Amender.load(connection)
    _call(connection, {id: key for id, key in first.items() if key > met[id]}, amend)


def _first(connection: sa.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Entities -> the first current article that names them or lets them speak."""
    found = dict[str, int]()
    for table in (mentions, voices):
        lowest = sa.func.min(table.c.document)
        chosen = sa.select(table.c.entity, lowest).where(table.c.entity.in_(ids))
        for id, key in connection.execute(chosen.group_by(table.c.entity)):
            found[id] = min(key, found.get(id, key))
    return found


def _looked_for(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The same for those in no index: named in headlines, in events or in older versions."""
    missing = set(ids)
    found = dict[str, int]()
    last = -1
    while missing:
        signs = re.compile("|".join(re.escape(sign(id)) for id in sorted(missing)))
        chosen = sa.select(documents.c.key, documents.c.record).where(documents.c.key > last)
        rows = connection.execute(chosen.order_by(documents.c.key).limit(BATCH)).all()
        for row in rows:
            seen = set(signs.findall(row.record))
            found |= {id: row.key for id in missing if sign(id) in seen}
            missing -= found.keys()
        if len(rows) < BATCH:
            break
        last = rows[-1].key
    return found


def sign(id: str) -> str:
    """How an entity begins in a record."""
    return '{"id":' + msgspec.json.encode(id).decode() + ',"kind":'


def _call(connection: sa.Connection, first: dict[str, int], amend: Amender) -> None:
    """Give entities the rows that these articles make for them."""
    pairs = sorted((key, id) for id, key in first.items())
    for key, group in groupby(pairs, lambda pair: pair[0]):
        ids = {id for _, id in group}
        record = connection.scalar(sa.select(documents.c.record).where(documents.c.key == key))
        if record is None:
            continue
        document = msgspec.json.decode(record, type=Document)
        for row in entity_rows(document):
            if row["id"] in ids:
                old = sa.update(entities).where(entities.c.id == row["id"])
                connection.execute(old.values(row))
        connection.execute(sa.delete(names).where(names.c.entity.in_(ids)))
        rows = [*name_rows(document, ids), *amend.named(ids)]
        if words := {(row["word"], row["entity"]): row for row in rows}:
            connection.execute(sa.insert(names), list(words.values()))


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
