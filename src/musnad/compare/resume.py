"""a ledger's comparisons, carried on from where they were left"""

from __future__ import annotations

import msgspec

from musnad.compare.engine import Engine, packed, unpacked
from musnad.compare.findings import Finding
from musnad.compare.sheet import sheet
from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.ledger.compared import Compared, Kept

# Changes whenever rules or sheets do; what other rules have found is then found anew.
RULES = "1"
BATCH = 200

_finding = msgspec.json.Decoder(Finding)


def brought_up_to_date(ledger: Ledger) -> tuple[Engine, list[Finding]]:
    """Everything in a ledger compared; what is new is kept there.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    shelf = ledger.shelf()
    may_write = _forget(shelf)
    engine = Engine()
    for body in shelf.sheets(RULES) if may_write else ():
        engine.remember(unpacked(body))
    found = [_finding.decode(record) for record in shelf.findings()] if may_write else []
    made: list[tuple[int, bytes]] = []
    new: list[Finding] = []
    for key, document in shelf.waiting(RULES if may_write else ""):
        one = sheet(document)
        new += engine.add(one)
        made.append((key, packed(one)))
        if len(made) >= BATCH:
            may_write = may_write and _keep(shelf, made, new)
            found += new
            made, new = [], []
    if made and may_write:
        _keep(shelf, made, new)
    return engine, found + new


def _forget(shelf: Compared) -> bool:
    try:
        shelf.forget(RULES)
    except LedgerError:
        return False
    return True


def _keep(shelf: Compared, made: list[tuple[int, bytes]], found: list[Finding]) -> bool:
    """Keep a batch; whether the ledger could be written to."""
    try:
        shelf.keep(RULES, made, (kept(one) for one in found))
    except LedgerError:
        return False
    return True


def kept(one: Finding) -> Kept:
    """A finding as it is kept."""
    record = msgspec.json.encode(one).decode()
    return Kept(one.left, one.right, one.label or one.kind, one.rule, one.value, record)
