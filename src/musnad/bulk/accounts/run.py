"""a whole comparison of a corpus's tables, taken up again where it was left"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from musnad.bulk.accounts.block import FOUND as FINDINGS
from musnad.bulk.accounts.block import meet
from musnad.bulk.accounts.order import blocks, order
from musnad.bulk.accounts.results import results
from musnad.bulk.accounts.sheets import SHEET, STATEMENT, lay
from musnad.bulk.ask import COMPARED, shards, views
from musnad.bulk.manifest import locked
from musnad.compare.resume import RULES
from musnad.errors import BulkError
from musnad.exports.files import put
from musnad.model.tables import FORMS
from musnad.pipeline import ENGINE

WORK, STAMP = "work", "stamp.json"
# Articles that are compared in one go, and what DuckDB may hold.
BLOCK = 5_000
MEMORY = "1GB"
ROWS = 256

Map = Callable[[Callable[..., int], Iterable[tuple[object, ...]]], Iterator[int]]
Watch = Callable[[str, int, int], None]


class Stamp(msgspec.Struct, frozen=True):
    """What a comparison is of; another one begins anew.

    Attributes:
        engine, rules: versions of what reads and of what compares.
        block: articles in a block.
        files: size of each file that is read.
    """

    engine: str
    rules: str
    block: int
    files: dict[str, int]


class Found(msgspec.Struct, frozen=True):
    """What a comparison has found.

    Attributes:
        folder: where its tables are.
        documents: articles that were compared.
        counts: rows of each table.
    """

    folder: Path
    documents: int
    counts: dict[str, int]


def compare_tables(
    folder: str | Path,
    *,
    workers: int = 1,
    memory: str = MEMORY,
    block: int = BLOCK,
    watch: Watch | None = None,
) -> Found:
    """Compare all articles of a corpus with one another, in bounded memory.

    Articles are put into the order of their publication and compared in blocks, each with those
    of the ten days before it that tell of the same, and with copies of whatever age. What is
    found is the same as in a ledger that holds the articles in that order. Killed at any
    moment and called again, it goes on where it was.

    Args:
        folder: where `musnad bulk` has put its tables. What is found goes to `compared` there.
        workers: processes.
        memory: the most that DuckDB may hold, such as `2GB`; it goes to the disk for more.
        block: articles that are compared in one go.
        watch: is told the step, how much of it is done, and of how much.

    Raises:
        BulkError: there are no tables, or they are of another version.
        MissingExtra: DuckDB is not installed.
        UsageError: `memory` is no amount.

    Example:
        >>> compare_tables("tables").counts["conflicts"]  # doctest: +SKIP
        12
    """
    folder, watch = Path(folder), watch or (lambda step, done, of: None)
    connection = views(folder, memory=memory)
    whole = shards(folder)
    out = folder / COMPARED
    work = out / WORK
    with locked(out), _mapping(workers) as each:
        _begin(work, _stamp(whole, block))
        files = [
            {form.name: whole[form.name][at] for form in FORMS}
            for at in range(len(whole[FORMS[0].name]))
        ]
        _told(each(partial(lay, work), list(enumerate(files))), watch, "reading", len(files))
        connection.execute("set temp_directory = ?", [str(work / "spill")])
        count = order(connection, work)
        parts = list(blocks(work, count, block))
        _told(each(partial(meet, work), [(one,) for one in parts]), watch, "comparing", len(parts))
        counts = results(connection, work, out)
        shutil.rmtree(work)
    return Found(out, count, counts)


def found(folder: str | Path, name: str) -> Iterator[dict[str, object]]:
    """What a comparison has found, record by record.

    Args:
        folder: where `musnad bulk` has put its tables.
        name: copies, families, conflicts, reversals or stories.

    Raises:
        BulkError: nothing has been compared there.
    """
    path = Path(folder) / COMPARED / f"{name}.parquet"
    if not path.exists():
        raise BulkError(f"{folder}: expected tables that were compared, found no {path.name}")
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS):
            yield from batch.to_pylist()


def _stamp(whole: Mapping[str, list[Path]], block: int) -> Stamp:
    sizes = {f"{path.parent.name}/{path.name}": path for some in whole.values() for path in some}
    files = {name: path.stat().st_size for name, path in sizes.items()}
    return Stamp(ENGINE, RULES, block, files)


def _begin(work: Path, stamp: Stamp) -> None:
    """The folder of a comparison, with what an earlier one of the same has left there."""
    wanted = msgspec.json.encode(stamp)
    path = work / STAMP
    if work.exists() and not (path.exists() and path.read_bytes() == wanted):
        shutil.rmtree(work)
    for name in (SHEET, STATEMENT, FINDINGS):
        (work / name).mkdir(parents=True, exist_ok=True)
    put(path, wanted)


def _told(done: Iterator[int], watch: Watch, step: str, of: int) -> None:
    for at, _ in enumerate(done, 1):
        watch(step, at, of)


@contextmanager
def _mapping(workers: int) -> Iterator[Map]:
    """A way to have things done one after the other, or by processes."""
    if workers == 1:
        yield lambda do, all: (do(*one) for one in all)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda do, all: pool.map(do, *zip(*all, strict=True))
