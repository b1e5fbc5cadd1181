"""step 3: a block's articles, each compared with those before it"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.bulk.accounts.forms import FINDINGS
from musnad.bulk.accounts.order import PAIRS, Block, index
from musnad.bulk.accounts.sheets import PACKED, SHEET, made
from musnad.compare.clashes import within
from musnad.compare.engine import Prepared, met, unpacked
from musnad.compare.facts import Sheet
from musnad.compare.findings import Finding
from musnad.compare.near import Topics
from musnad.compare.view import teller
from musnad.exports.files import LEVEL

FOUND = "findings"
_KEPT = 512
_OPEN = 64
_ROWS = 4096


def meet(work: Path, block: Block) -> int:
    """Compare a block, and write what is found; what is there already stays.

    Returns:
        How many findings there are.
    """
    path = work / FOUND / f"{block.number:06d}.parquet"
    if path.exists():
        return int(pq.read_metadata(path).num_rows)
    count = 0
    with (
        made(path) as other,
        pq.ParquetWriter(other, FINDINGS, compression="zstd", compression_level=LEVEL) as writer,
    ):
        rows: list[dict[str, Any]] = []
        for row in _found(work, block):
            rows.append(row)
            count += 1
            if len(rows) == _ROWS:
                writer.write_table(pa.Table.from_pylist(rows, FINDINGS))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, FINDINGS))
    return count


def _found(work: Path, block: Block) -> Iterator[dict[str, Any]]:
    shelf = Shelf(work)
    topics, pairs = Topics(), _pairs(work, block)
    for rank in range(block.lead, block.first):
        topics.add(rank, shelf.sheet(rank))
    for rank in range(block.first, block.last):
        new = shelf.prepared(rank)
        for one in within(new.told, new.sheet):
            yield from _row(one, shelf, rank, rank)
        near = dict(topics.near(new.sheet))
        for other in pairs.get(rank, ()):
            near.setdefault(other, 0.0)
        for other, likeness in near.items():
            for one in met(shelf.prepared(other), new, likeness):
                yield from _row(one, shelf, other, rank)
        topics.add(rank, new.sheet)
    shelf.close()


def _pairs(work: Path, block: Block) -> dict[int, list[int]]:
    """Earlier articles that may have the same text, for those of a block."""
    within_block = [("rank", ">=", block.first), ("rank", "<", block.last)]
    table = pq.read_table(work / PAIRS, filters=within_block)
    found: dict[int, list[int]] = {}
    for rank, other in zip(
        *(table.column(name).to_pylist() for name in ("rank", "other")), strict=True
    ):
        found.setdefault(rank, []).append(other)
    return found


class Shelf:
    """The sheets of all articles by their places in the order; few of them are at hand."""

    def __init__(self, work: Path) -> None:
        self._folder = work / SHEET
        self._index = index(work)
        self._files: OrderedDict[int, int] = OrderedDict()
        self._ready: OrderedDict[int, Prepared] = OrderedDict()

    def key(self, rank: int) -> int:
        """The article's number in the run."""
        return int(self._index[rank]["key"])

    def sheet(self, rank: int) -> Sheet:
        """The sheet of an article, out of its file."""
        entry = self._index[rank]
        file = self._file(int(entry["shard"]))
        return unpacked(os.pread(file, int(entry["size"]), int(entry["begins"])))

    def prepared(self, rank: int) -> Prepared:
        """An article as it is compared."""
        found = self._ready.pop(rank, None) or Prepared(self.sheet(rank))
        self._ready[rank] = found
        if len(self._ready) > _KEPT:
            self._ready.popitem(last=False)
        return found

    def _file(self, shard: int) -> int:
        found = self._files.pop(shard, None)
        if found is None:
            found = os.open(self._folder / f"{shard:06d}{PACKED}", os.O_RDONLY)
        self._files[shard] = found
        if len(self._files) > _OPEN:
            os.close(self._files.popitem(last=False)[1])
        return found

    def close(self) -> None:
        """Let all files go."""
        while self._files:
            os.close(self._files.popitem()[1])


def _row(one: Finding, shelf: Shelf, old: int, new: int) -> Iterator[dict[str, Any]]:
    """A finding as a row, with what its articles' sheets tell about it."""
    ranks = (old, new) if shelf.prepared(old).sheet.id == one.left else (new, old)
    left, right = (shelf.prepared(rank).sheet for rank in ranks)
    row = {
        **{name: getattr(one, name) for name in one.__struct_fields__ if name in FINDINGS.names},
        "left_key": shelf.key(ranks[0]),
        "right_key": shelf.key(ranks[1]),
        "clash": _place(one.clash),
        "against": _place(one.against),
        "shared": [],
        "turned": False,
    }
    if one.kind == "retreat":
        retreat = left.retreats[one.one]
        number = teller(left, retreat)
        if number is None:
            return
        row |= {"one": number, "entity": " ".join(retreat.keys) or None}
    elif one.kind == "conflict":
        row["shared"] = [_place(place) for place in _shared(left, right, one)]
    elif one.kind == "reversal":
        row["turned"] = one.left == one.right and right.statements[one.other].turn < 0
    yield row


def _shared(left: Sheet, right: Sheet, one: Finding) -> list[tuple[int, int]]:
    """Where the later statement has the words that the earlier one has as well."""
    keys = {word.key for word in left.statements[one.one].words}
    words = right.statements[one.other].words
    return list({word.key: (word.start, word.end) for word in words if word.key in keys}.values())


def _place(place: tuple[int, int]) -> dict[str, int]:
    return {"start": place[0], "end": place[1]}
