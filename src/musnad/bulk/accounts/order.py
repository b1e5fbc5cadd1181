"""step 2: the articles in the order of publication, those with the same text, and the blocks"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from musnad.bulk.accounts.sheets import SHEET, made
from musnad.bulk.ask import quoted
from musnad.compare.near import WINDOW

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ORDER, PAIRS, INDEX = "order.parquet", "pairs.parquet", "index.npy"
_ROWS = 100_000
# With so many before it an article without a date is compared.
UNDATED = 20_000
# An article by its place in the order: where it comes from, its day, where its sheet lies.
ENTRY = np.dtype([("key", "i8"), ("day", "i4"), ("shard", "i4"), ("begins", "i8"), ("size", "i4")])
# Of articles with one id the first one counts, as everywhere in comparing.
_ORDERED = """
copy (
  select row_number() over (order by late, moment, published, id, key) - 1 as rank, * exclude (nth)
  from (
    select *, row_number() over (partition by id order by late, moment, published, key) as nth
    from read_parquet({sheets})
  )
  where nth = 1
  order by rank
) to {order} (format parquet, compression zstd)
"""
# For each hash of a text's word sequences the last earlier article that has it.
_PAIRED = """
copy (
  select distinct rank, other from (
    select rank, lag(rank) over (partition by band order by rank) as other
    from (select rank, unnest(bands) as band from read_parquet({order}))
  )
  where other is not null
  order by rank, other
) to {pairs} (format parquet, compression zstd)
"""


class Block(msgspec.Struct, frozen=True):
    """Articles that are compared with those before them in one go.

    Attributes:
        number: of the block.
        first, last: their places in the order; the last one is not among them.
        lead: the first place of those before them that may tell of the same.
    """

    number: int
    first: int
    last: int
    lead: int


def order(connection: DuckDBPyConnection, work: Path) -> int:
    """Put the articles into the order of publication; how many there are."""
    sheets = quoted(str(work / SHEET / "*.parquet"))
    for name, sql in ((ORDER, _ORDERED), (PAIRS, _PAIRED)):
        with made(work / name) as path:
            known = {"sheets": sheets, "order": quoted(str(work / ORDER))}
            known["order" if name == ORDER else "pairs"] = quoted(str(path))
            connection.execute(sql.format(**known))
    count = _one(connection, f"select count(*) from read_parquet({quoted(str(work / ORDER))})")
    with made(work / INDEX) as path:
        _index(connection, work, path, count)
    return count


def _one(connection: DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return int(row[0])


def _index(connection: DuckDBPyConnection, work: Path, path: Path, count: int) -> None:
    """The entries of the articles, an array that lies in a file."""
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(
            file, {"descr": ENTRY.descr, "fortran_order": False, "shape": (count,)}
        )
        columns = ", ".join(ENTRY.names or ())
        answer = connection.execute(
            f"select {columns} from read_parquet({quoted(str(work / ORDER))}) order by rank"
        )
        while rows := answer.fetchmany(_ROWS):
            file.write(np.array(rows, dtype=ENTRY).tobytes())


def index(work: Path) -> npt.NDArray[Any]:
    """The entries of the articles by their places; they stay in their file."""
    return np.load(work / INDEX, mmap_mode="r")  # type: ignore[no-any-return]


def blocks(work: Path, count: int, size: int) -> Iterator[Block]:
    """All articles in blocks.

    Before a block come those of the days within which articles are compared. An article
    without a date may tell of any day; so many of the latest before it stand for them.
    """
    days = index(work)["day"] if count else np.zeros(0, "i4")
    for number, first in enumerate(range(0, count, size)):
        last = min(count, first + size)
        ours = np.asarray(days[first:last])
        lead = _since(days, first, int(ours[ours > 0].min()) - WINDOW) if ours.any() else first
        if not ours.all():
            lead = min(lead, max(0, first - UNDATED))
        yield Block(number, first, last, lead)


def _since(days: npt.NDArray[Any], first: int, day: int) -> int:
    """The first place before a block that has a day or a later one, or none at all."""
    before = np.asarray(days[:first])
    found = np.flatnonzero((before >= day) | (before == 0))
    return int(found[0]) if len(found) else first
