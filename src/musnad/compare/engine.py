"""compares each article with the earlier ones as it arrives"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property

import msgspec

from musnad.compare.clashes import between, retold, within
from musnad.compare.facts import Sheet
from musnad.compare.findings import Finding
from musnad.compare.matter import Told
from musnad.compare.near import Texts, Topics, ordinal, overlap

COPY = 0.35
CONTAINED = 0.6
STORY = 0.38
STORY_DAYS = 3
_KEPT = 512

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Sheet)


def packed(sheet: Sheet) -> bytes:
    """A sheet as it is kept."""
    return zlib.compress(_encoder.encode(sheet), 1)


def unpacked(body: bytes) -> Sheet:
    """A sheet that was kept."""
    return _decoder.decode(zlib.decompress(body))


class Prepared:
    """An article as it is compared: its sheet, its statements, its word sequences.

    Of an article that is only read, nothing but the sheet is wanted.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of its word sequences."""
        return frozenset(self.sheet.shingles)

    @cached_property
    def told(self) -> list[Told]:
        """Its statements."""
        return [Told(self.sheet, one) for one in self.sheet.statements]


class Engine:
    """Articles, each compared with those before it.

    Sheets are kept packed; those of articles that are compared again and again stay unpacked
    for a while.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._numbers: dict[str, int] = {}
        self._topics = Topics()
        self._texts = Texts()
        self._ready: OrderedDict[int, Prepared] = OrderedDict()

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def sheet(self, id: str) -> Sheet:
        """The sheet of an article."""
        return self._prepared(self._numbers[id]).sheet

    def ids(self) -> list[str]:
        """The articles in the order in which they came."""
        return list(self._numbers)

    def remember(self, sheet: Sheet) -> None:
        """Take an article that has been compared before."""
        number = self._keep(sheet)
        self._texts.near(number, sheet.bands)
        self._topics.add(number, sheet)

    def hold(self, id: str, body: bytes) -> None:
        """Keep a packed sheet to be read; what comes later is not compared with it."""
        self._numbers[id] = len(self._packed)
        self._packed.append(body)

    def add(self, sheet: Sheet) -> list[Finding]:
        """Take one more article and compare it with those before it."""
        number = self._keep(sheet)
        new = self._prepared(number)
        found = list(within(new.told, sheet))
        near = dict(self._topics.near(sheet))
        for other in self._texts.near(number, sheet.bands):
            near.setdefault(other, 0.0)
        for other, likeness in near.items():
            found += met(self._prepared(other), new, likeness)
        self._topics.add(number, sheet)
        return found

    def _keep(self, sheet: Sheet) -> int:
        number = len(self._packed)
        self._packed.append(packed(sheet))
        self._numbers[sheet.id] = number
        return number

    def _prepared(self, number: int) -> Prepared:
        found = self._ready.pop(number, None) or Prepared(unpacked(self._packed[number]))
        self._ready[number] = found
        if len(self._ready) > _KEPT:
            self._ready.popitem(last=False)
        return found


def met(old: Prepared, new: Prepared, likeness: float) -> Iterator[Finding]:
    """What two articles have to do with each other.

    Args:
        old, new: the articles.
        likeness: how alike their topics are, 0 to 1; 0 where only their texts may be the same.
    """
    earlier, later = (old, new) if _order(old.sheet) <= _order(new.sheet) else (new, old)
    ids = earlier.sheet.id, later.sheet.id
    whole, part = overlap(earlier.shingles, later.shingles)
    copy = whole >= COPY or part >= CONTAINED
    if copy:
        yield Finding("copy", *ids, value=round(whole, 3), more=round(part, 3))
    if copy or (likeness >= STORY and _days(old.sheet, new.sheet) <= STORY_DAYS):
        yield Finding("story", *ids, value=round(max(likeness, whole), 3))
    if likeness or copy:
        yield from retold(earlier.told, later.told)
        yield from between(earlier.told, later.told, likeness)


def _order(sheet: Sheet) -> tuple[bool, str, str]:
    return not sheet.published, sheet.published or "", sheet.id


def _days(a: Sheet, b: Sheet) -> int:
    one, other = ordinal(a.day), ordinal(b.day)
    return abs(one - other) if one and other else 0
