"""some articles of a ledger, compared by what is kept of them

A page cannot wait until a whole ledger has been compared. What has been kept is read; of
articles that nobody has compared yet, only those of the choice are, with one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from musnad.compare.engine import Engine
from musnad.compare.findings import Finding
from musnad.compare.resume import RULES
from musnad.compare.sheet import sheet
from musnad.compare.sides import Sides
from musnad.compare.view import moment, view
from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.model import Document
from musnad.model.comparison import Comparison

# More articles than these are not laid side by side.
MOST = 40
DISPUTES = ("denial", "negation", "opposition", "number", "date", "actor", "reversal", "retreat")

_finding = msgspec.json.Decoder(Finding)


def compare_some(
    ledger: Ledger, ids: Sequence[str], documents: Iterable[Document] | None = None
) -> tuple[Comparison, int]:
    """What some articles have to do with one another, out of what is kept.

    Args:
        ledger: the ledger.
        ids: the articles; those over the first MOST are left out, and unknown ones too.
        documents: the articles as `Ledger.brief` gives them, where they have been read already.

    Returns:
        The comparison, and how many of the articles nothing was kept of.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    ids = list(dict.fromkeys(ids))[:MOST]
    shelf = ledger.shelf()
    engine = _held(shelf.sheets_of(RULES, ids))
    known = {one.id: one for one in (ledger.brief(ids) if documents is None else documents)}
    found = [_finding.decode(record) for record in shelf.findings_between(engine.ids())]
    fresh = ledger.some([id for id in ids if id not in engine])
    if fresh:
        engine = _remembered(engine)
    for document in sorted(fresh, key=lambda one: (moment(one.published), one.id)):
        found += engine.add(sheet(document))
    sides = Sides(engine, _stored(known))
    return view(sides, engine.ids(), found), len(fresh)


def disputes_of(ledger: Ledger, entity: str, ids: Sequence[str]) -> Comparison:
    """The kept conflicts and reversals in which an entity speaks.

    Args:
        ledger: the ledger.
        entity: the entity's id.
        ids: articles in which it speaks; those over the first MOST are left out.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    shelf = ledger.shelf()
    records = shelf.findings_about(list(ids)[:MOST], DISPUTES)[: 4 * MOST]
    found = [_finding.decode(record) for record in records]
    engine = _held(shelf.sheets_of(RULES, _articles(found)))
    ours = [one for one in found if _speaks(engine, one, entity)]
    sides = Sides(engine, _stored(_brief(ledger, _articles(ours))))
    return view(sides, [id for id in _articles(ours) if id in engine], ours)


def newest_disputes(ledger: Ledger, limit: int) -> Comparison:
    """The kept conflicts and reversals that were found last.

    Args:
        ledger: the ledger.
        limit: how many.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    shelf = ledger.shelf()
    found = [_finding.decode(record) for record in shelf.newest(DISPUTES, limit)]
    engine = _held(shelf.sheets_of(RULES, _articles(found)))
    sides = Sides(engine, _stored(_brief(ledger, engine.ids())))
    return view(sides, [id for id in _articles(found) if id in engine], found)


def _held(bodies: Mapping[str, bytes]) -> Engine:
    """Sheets that are only read."""
    engine = Engine()
    for id, body in bodies.items():
        engine.hold(id, body)
    return engine


def _remembered(held: Engine) -> Engine:
    """The same sheets, to compare others with."""
    engine = Engine()
    for id in held.ids():
        engine.remember(held.sheet(id))
    return engine


def _brief(ledger: Ledger, ids: Sequence[str]) -> dict[str, Document]:
    return {one.id: one for one in ledger.brief(ids)}


def _articles(found: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(id for one in found for id in (one.left, one.right)))


def _speaks(engine: Engine, one: Finding, entity: str) -> bool:
    """Whether one of the statements is the entity's; a reported retreat names nobody by id."""
    if one.left not in engine or one.right not in engine or one.kind == "retreat":
        return False
    sides = ((one.left, one.one), (one.right, one.other))
    told = (engine.sheet(id).statements[number] for id, number in sides if number >= 0)
    return any(entity in statement.speaker.entities for statement in told)


def _stored(known: Mapping[str, Document]) -> Callable[[str], Document]:
    def fetch(id: str) -> Document:
        if id not in known:
            raise LedgerError(f"expected the article {id}, found none: the ledger has changed")
        return known[id]

    return fetch
