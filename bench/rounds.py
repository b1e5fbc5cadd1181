"""a ledger in which the same articles stand several times, later each time

Reading and comparing thirty thousand articles takes the better part of an hour; what the
pages cost depends on how many rows there are. So the given articles are read and compared
once, and stored again and again under other ids and dates, what was found between them too.
Every word is then as frequent among many articles as among few, which is the hardest case
for a search. No entity comes in after the first round.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from bench.compare import base, later
from musnad.compare import compare_ledger
from musnad.compare.engine import packed, unpacked
from musnad.compare.findings import Finding
from musnad.compare.resume import RULES, kept
from musnad.ledger import Ledger
from musnad.model import Document
from musnad.pipeline import analyse

NOTHING = "xyzzy"


def fill(ledger: Ledger, number: int) -> None:
    """Put so many articles into a ledger that is empty or was filled up to there before."""
    if ledger.counts().documents >= number:
        return
    first = [analyse(article) for article in islice(base(), number)]
    ledger.add_many((one, None) for one in first)
    compare_ledger(ledger, about=NOTHING)
    found = [msgspec.json.decode(one, type=Finding) for one in ledger.shelf().findings()]
    bodies = list(ledger.shelf().sheets(RULES))
    rest = number - len(first)
    for turn in range(1, 1 + -(-rest // len(first))):
        some = first[: rest - (turn - 1) * len(first)]
        ledger.add_many((_again(one, turn), None) for one in some)
        _compared(ledger, turn, bodies, found)


def _again(one: Document, turn: int) -> Document:
    published = later(one.published, turn)
    return msgspec.structs.replace(one, id=f"{turn}-{one.id}", published=published)


def _compared(ledger: Ledger, turn: int, bodies: list[bytes], found: list[Finding]) -> None:
    """Keep what was found in the first round as found in this one."""
    shelf = ledger.shelf()
    keys = {document.id: key for key, document in shelf.waiting(RULES)}
    sheets = dict(_sheets(turn, bodies))
    made = [(key, sheets[id]) for id, key in keys.items()]
    later = [
        msgspec.structs.replace(one, left=f"{turn}-{one.left}", right=f"{turn}-{one.right}")
        for one in found
    ]
    here = (one for one in later if one.left in keys and one.right in keys)
    shelf.keep(RULES, made, (kept(one) for one in here))


def _sheets(turn: int, bodies: list[bytes]) -> Iterator[tuple[str, bytes]]:
    for body in bodies:
        one = unpacked(body)
        id, published = f"{turn}-{one.id}", later(one.published, turn)
        day = (published or "")[:10] if one.day else one.day
        yield id, packed(msgspec.structs.replace(one, id=id, published=published, day=day))
