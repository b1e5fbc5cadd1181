"""saved searches: what is new to each, and what of it has been told

A statement is known by its article and its words, and by the edge of its content in one
version of the article, so that neither an edit elsewhere nor a new reading tells it twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.errors import UsageError
from musnad.ledger.alert import Alert, Delivery, Standing, Statement
from musnad.ledger.connect import reasons
from musnad.ledger.entry import Entry
from musnad.ledger.replies import read
from musnad.ledger.rows import folded
from musnad.ledger.search import entries
from musnad.ledger.tables import alerted, alerts, attributions, documents, placed
from musnad.ledger.who import entities_called

# So many statements make one delivery.
TOGETHER = 50
# A delivery is given up after so many tries; then it waits to be asked for.
TRIES = 8
# Each wait is twice the one before, up to the longest, in seconds.
FIRST, LONGEST = 60.0, 6 * 3600.0
# Whoever takes a delivery has so long to say how it went, in seconds.
LEASE = 600.0

_entry = msgspec.json.Decoder(Entry)


class Alerts:
    """The saved searches of a ledger.

    Every statement goes one way: found and waiting, taken by whoever delivers, sent. The
    table holds each step, so that a program that ends in between loses none; what was taken
    and never reported is taken again after a while, under the same id.

    Raises:
        UsageError: there is no saved search of a name, or there is one already.
        LedgerError: the ledger cannot be read or written to.
    """

    def __init__(self, engine: sa.Engine, name: str, writing: Callable[[], sa.Connection]) -> None:
        self._engine = engine
        self._name = name
        self._writing = writing

    def add(self, alert: Alert) -> int:
        """Keep a saved search; what fits it now is old.

        Returns:
            How many statements fit it now.
        """
        alert.asked.question()
        with reasons(self._name), self._writing() as connection, connection.begin():
            if connection.scalar(sa.select(alerts.c.key).where(alerts.c.name == alert.name)):
                raise UsageError(f"alert: expected a new name, found {alert.name!r} in use")
            row = {"name": alert.name, "record": msgspec.json.encode(alert).decode()}
            made = sa.insert(alerts).returning(alerts.c.key)
            alert = msgspec.structs.replace(
                alert, number=connection.execute(made, row).scalar_one()
            )
            there = list(_new(connection, alert))
            _insert(connection, ({**_known(alert, one), "state": "old"} for one in there))
            return len(there)

    def remove(self, name: str) -> None:
        """Forget a saved search, and what it has told."""
        with reasons(self._name), self._writing() as connection, connection.begin():
            alert = _called(connection, name)
            connection.execute(sa.delete(alerted).where(alerted.c.alert == alert.number))
            connection.execute(sa.delete(alerts).where(alerts.c.key == alert.number))

    def every(self) -> list[Standing]:
        """The saved searches by name, and how far each is."""
        columns = alerted.c
        with reasons(self._name), self._engine.connect() as connection:
            number = sa.select(columns.state, sa.func.count()).group_by(columns.state)
            last = sa.select(columns.why).where(columns.why.is_not(None))
            found = []
            for alert in _every(connection):
                ours = columns.alert == alert.number
                counts: dict[str, int] = {
                    str(state): n for state, n in connection.execute(number.where(ours))
                }
                newest = last.where(ours).order_by(columns.due.desc()).limit(1)
                found.append(_standing(alert, counts, connection.scalar(newest)))
            return found

    def gather(self) -> int:
        """Note what is new to each saved search, to be told.

        Returns:
            How many statements.
        """
        with reasons(self._name), self._engine.connect() as connection:
            known = _every(connection)
        new = 0
        for alert in known:
            with reasons(self._name), self._writing() as connection, connection.begin():
                # Another program that gathers waits here.
                lock = sa.select(alerts.c.key).where(alerts.c.key == alert.number)
                if connection.scalar(lock.with_for_update()) is not None:
                    new += _gather(connection, alert)
        return new

    def due(self, now: float) -> Iterator[Delivery]:
        """Take each delivery whose turn it is; whoever takes one says `sent` or `failed`.

        Args:
            now: seconds since the epoch.
        """
        with reasons(self._name), self._engine.connect() as connection:
            known = {alert.number: alert for alert in _every(connection)}
            waiting = sa.select(alerted.c.alert, alerted.c.delivery).where(*_due(now))
            chosen = waiting.group_by(alerted.c.alert, alerted.c.delivery)
            pairs = connection.execute(chosen.order_by(sa.func.min(alerted.c.key))).all()
        for number, id in pairs:
            with reasons(self._name), self._writing() as connection, connection.begin():
                taken = _take(connection, id, now) if number in known else []
            if taken:
                yield _delivery(known[number], id, taken)

    def next_due(self) -> float | None:
        """When the next delivery is due; None where none waits."""
        waiting = sa.select(sa.func.min(alerted.c.due)).where(
            alerted.c.state.in_(("waiting", "sending"))
        )
        with reasons(self._name), self._engine.connect() as connection:
            found: float | None = connection.scalar(waiting)
            return found

    def sent(self, delivery: Delivery) -> None:
        """It was handed over."""
        self._settle(delivery, {"state": "sent", "statement": None, "why": None})

    def failed(self, delivery: Delivery, why: str, now: float, again: float = 0.0) -> bool:
        """It could not be handed over; it is tried again later, but not for ever.

        Args:
            delivery: what was tried.
            why: the reason.
            now: seconds since the epoch.
            again: seconds for which the receiver asks to be left alone.

        Returns:
            Whether it will be tried again by itself.
        """
        wait = max(min(FIRST * 2.0 ** (delivery.tries - 1), LONGEST), again)
        last = delivery.tries >= TRIES
        state = "failed" if last else "waiting"
        self._settle(delivery, {"state": state, "due": now + wait, "why": why})
        return not last

    def again(self, name: str | None = None) -> int:
        """Let what was given up, or waits for another try, be tried at once.

        Returns:
            How many statements.
        """
        with reasons(self._name), self._writing() as connection, connection.begin():
            changed = sa.update(alerted).where(alerted.c.state.in_(("failed", "waiting")))
            if name is not None:
                changed = changed.where(alerted.c.alert == _called(connection, name).number)
            fresh = {"state": "waiting", "due": 0.0, "tries": 0}
            return connection.execute(changed.values(fresh)).rowcount

    def _settle(self, delivery: Delivery, values: dict[str, object]) -> None:
        where = (alerted.c.delivery == delivery.id, alerted.c.state == "sending")
        with reasons(self._name), self._writing() as connection, connection.begin():
            connection.execute(sa.update(alerted).where(*where).values(values))


def _every(connection: sa.Connection) -> list[Alert]:
    rows = connection.execute(sa.select(alerts).order_by(alerts.c.name))
    return [_alert(row) for row in rows]


def _alert(row: Any) -> Alert:
    return msgspec.structs.replace(msgspec.json.decode(row.record, type=Alert), number=row.key)


def _called(connection: sa.Connection, name: str) -> Alert:
    row = connection.execute(sa.select(alerts).where(alerts.c.name == name)).one_or_none()
    if row is None:
        names = " ".join(one.name for one in _every(connection)) or "none"
        raise UsageError(f"alert: expected one of these: {names}; found {name!r}")
    return _alert(row)


def _new(connection: sa.Connection, alert: Alert) -> Iterator[dict[str, Any]]:
    """Statements that fit and that the search has not met, the newest first."""
    asked = alert.asked.question()
    who = entities_called(connection, asked.name) if asked.name else ()
    fitting = entries(asked, connection.dialect.name, "strict", who)
    keys = list(connection.scalars(fitting))
    columns = alerted.c
    place = (columns.article, columns.version, columns.start, columns.end, columns.words)
    rows = connection.execute(sa.select(*place).where(columns.alert == alert.number))
    met = {mark for row in rows for mark in _marks(row.article, row.version, row)}
    for some in (keys[at : at + TOGETHER] for at in range(0, len(keys), TOGETHER)):
        found = {row.key: row for row in connection.execute(_told().where(_among(some)))}
        for key in some:
            one = _statement(found[key])
            marks = set(_marks(one["article"], one["version"], found[key], one["words"]))
            if not marks & met:
                met |= marks
                yield one


def _among(keys: Iterable[int]) -> sa.ColumnElement[bool]:
    return attributions.c.key.in_(list(keys))


def _told() -> sa.Select[Any]:
    columns = attributions.c
    joined = attributions.join(documents, documents.c.key == columns.document)
    chosen = (columns.source, columns.antecedent, columns.cue, columns.content)
    place = (columns.key, columns.id, columns.start, columns.end)
    article = (documents.c.id.label("article"), documents.c.content_hash)
    return sa.select(*place, *chosen, *article).select_from(joined)


def _statement(row: Any) -> dict[str, Any]:
    said = (row.article, folded(row.source or row.antecedent), folded(row.cue))
    words = "\0".join((*said, folded(row.content)))
    part = "headline" if row.id.startswith("h") else "body"
    return {
        "report": row.key,
        "article": row.article,
        "version": f"{part} {row.content_hash}",
        "start": row.start,
        "end": row.end,
        "words": hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32],
    }


def _marks(
    article: str, version: str, row: Any, words: str | None = None
) -> Iterator[tuple[Any, ...]]:
    yield ("words", words or row.words)
    yield ("start", article, version, row.start)
    yield ("end", article, version, row.end)


def _known(alert: Alert, one: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in one.items() if name != "report"}
    rest = {"delivery": None, "statement": None, "tries": 0, "due": 0.0, "why": None}
    return {"alert": alert.number, **kept, **rest}


def _insert(connection: sa.Connection, rows: Iterable[dict[str, Any]]) -> None:
    if made := list(rows):
        connection.execute(sa.insert(alerted), made)


def _gather(connection: sa.Connection, alert: Alert) -> int:
    new = list(_new(connection, alert))
    for at in range(0, len(new), TOGETHER):
        some = new[at : at + TOGETHER]
        ids = "\0".join((alert.name, alert.made, *(one["words"] for one in some)))
        delivery = hashlib.sha256(ids.encode()).hexdigest()[:32]
        keys = [one["report"] for one in some]
        chosen = sa.select(placed.c.attribution).where(placed.c.attribution.in_(keys))
        told = read(connection, chosen.order_by(placed.c.attribution))
        by_key = dict(zip(sorted(keys), told, strict=True))
        _insert(
            connection,
            (
                {
                    **_known(alert, one),
                    "state": "waiting",
                    "delivery": delivery,
                    "statement": msgspec.json.encode(by_key[one["report"]]).decode(),
                }
                for one in some
            ),
        )
    return len(new)


def _due(now: float) -> tuple[sa.ColumnElement[bool], ...]:
    return alerted.c.state.in_(("waiting", "sending")), alerted.c.due <= now


def _take(connection: sa.Connection, id: str, now: float) -> list[Any]:
    """Mark a delivery as being sent, unless somebody else has just taken it."""
    ours = (alerted.c.delivery == id, *_due(now))
    taken = sa.update(alerted).where(*ours)
    values = {"state": "sending", "due": now + LEASE, "tries": alerted.c.tries + 1}
    if not connection.execute(taken.values(values)).rowcount:
        return []
    rows = sa.select(alerted).where(alerted.c.delivery == id, alerted.c.state == "sending")
    return list(connection.execute(rows.order_by(alerted.c.key)))


def _delivery(alert: Alert, id: str, rows: list[Any]) -> Delivery:
    return Delivery(
        id=id,
        alert=alert,
        statements=tuple(
            Statement(id=row.words, entry=_entry.decode(row.statement)) for row in rows
        ),
        tries=max(row.tries for row in rows),
    )


def _standing(alert: Alert, counts: dict[str, int], why: str | None) -> Standing:
    return Standing(
        alert=alert,
        old=counts.get("old", 0),
        sent=counts.get("sent", 0),
        waiting=counts.get("waiting", 0) + counts.get("sending", 0),
        failed=counts.get("failed", 0),
        why=why,
    )
