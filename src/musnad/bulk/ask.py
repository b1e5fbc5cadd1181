"""a corpus's tables -> DuckDB views, and the queries that stand ready over them"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from musnad.bulk.manifest import MANIFEST, began
from musnad.errors import BulkError, MissingExtra, UsageError
from musnad.lexicon import fold
from musnad.model.tables import FORMS, TABLES_VERSION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What folding touches lies in this plane; halves of pairs are no characters.
_PLANE = 0x10000
_HALVES = range(0xD800, 0xE000)
_VIEWS = "views"
# Where a comparison of the tables leaves what it has found.
COMPARED = "compared"
_WHO = "$who"
# A DuckDB that is asked for something it lacks must not fetch it.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class Query(NamedTuple):
    """A query that stands ready.

    Attributes:
        name: by which it is asked for.
        says: what it answers.
        sql: the query itself.
        whose: it is about one entity, which has to be named.
    """

    name: str
    says: str
    sql: str
    whose: bool


def views(folder: str | Path, *, memory: str | None = None) -> DuckDBPyConnection:
    """A DuckDB connection that shows the tables of a folder, and views over them.

    Each table is a view of its own name (`documents`, `attributions`, `chains`, `mentions`,
    `times`, `events`, `skipped`); `names`, `reports`, `sayings`, `steps` and `dyads` put them
    together; what a comparison of the tables has found is there as well. Nothing is copied, written
    or fetched.

    Args:
        folder: where `musnad bulk` has put its tables; those of shards that are done count.
        memory: the most that DuckDB may hold, such as `2GB`; else what it takes by itself.

    Raises:
        BulkError: there are no tables, or they are of another version.
        MissingExtra: DuckDB is not installed.
        UsageError: `memory` is no amount.

    Example:
        >>> views("tables").sql("select count(*) from reports").fetchone()  # doctest: +SKIP
        (161,)
    """
    whole = shards(folder)
    connection = opened(memory)
    for form in FORMS:
        paths = ", ".join(quoted(str(path)) for path in whole[form.name])
        connection.execute(f"create view {form.name} as select * from read_parquet([{paths}])")
    for path in sorted((Path(folder) / COMPARED).glob("*.parquet")):
        read = f"read_parquet({quoted(str(path))})"
        connection.execute(f"create view {path.stem} as select * from {read}")
    connection.execute(_macros())
    connection.execute(_read(_VIEWS))
    return connection


def asked(
    folder: str | Path, sql: str, given: Mapping[str, str], *, memory: str | None = None
) -> DuckDBPyConnection:
    """The answer to a query over the tables of a folder.

    Args:
        folder: where the tables are.
        sql: one query over tables and views.
        given: values of its parameters by name.
        memory: as for `views`.

    Returns:
        A connection whose rows are the answer's; `description` has the names of its columns.

    Raises:
        BulkError, MissingExtra: as `views`.
        UsageError: the query is wrong, or `memory` is.
    """
    connection = views(folder, memory=memory)
    try:
        return connection.execute(sql, dict(given) or None)
    except import_module("duckdb").Error as error:
        raise UsageError(f"query: {str(error).splitlines()[0]}") from None


def opened(memory: str | None = None) -> DuckDBPyConnection:
    """A DuckDB in memory.

    Raises:
        MissingExtra: DuckDB is not installed.
        UsageError: `memory` is no amount.
    """
    try:
        duckdb = import_module("duckdb")
    except ModuleNotFoundError:
        why = "expected duckdb: pip install 'musnad[analytics]'"
        raise MissingExtra("query", why) from None
    settings = dict(_SETTINGS)
    if memory is not None:
        settings["memory_limit"] = memory
    try:
        connection: DuckDBPyConnection = duckdb.connect(":memory:", config=settings)
    except duckdb.Error:
        raise UsageError(f"memory: expected an amount such as 2GB, found {memory!r}") from None
    return connection


def shards(folder: str | Path) -> dict[str, list[Path]]:
    """The files of every table, those of one shard at the same place of each list.

    Shards of which a table is still missing are left out.

    Raises:
        BulkError: there are no tables, or they are of another version.
    """
    folder = Path(folder)
    if not (folder / MANIFEST).exists():
        raise BulkError(f"{folder}: expected a folder of musnad bulk, found no {MANIFEST}")
    manifest = began(folder)
    if manifest is None or manifest.tables != TABLES_VERSION:
        found = manifest and manifest.tables
        raise BulkError(f"{folder}: expected tables of version {TABLES_VERSION}, found {found}")
    there = [{path.name for path in (folder / form.name).glob("*.parquet")} for form in FORMS]
    whole = sorted(set.intersection(*there))
    if not whole:
        raise BulkError(f"{folder}: expected tables, found no shard that is done")
    return {form.name: [folder / form.name / name for name in whole] for form in FORMS}


def queries() -> dict[str, Query]:
    """The queries that stand ready, by name.

    Example:
        >>> queries()["quoted-by"].says
        'who is quoted most by whom'
    """
    found = (one.name for one in files(__package__).joinpath("queries").iterdir())
    names = sorted(name.removesuffix(".sql") for name in found if name.endswith(".sql"))
    return {name: _query(name) for name in names if name != _VIEWS}


def query(name: str) -> Query:
    """A query that stands ready.

    Raises:
        UsageError: there is none of that name.
    """
    known = queries()
    if name not in known:
        raise UsageError(f"query: expected one of {', '.join(known)}; found {name!r}")
    return known[name]


def _query(name: str) -> Query:
    text = _read(name)
    first, _, sql = text.partition("\n")
    return Query(name, first.removeprefix("-- "), sql, _WHO in sql)


def _read(name: str) -> str:
    return files(__package__).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


def _macros() -> str:
    """`folded(text)`: letters as they are matched on; `words(text)`: and nothing but words."""
    plain = [chr(code) for code in range(_PLANE) if code not in _HALVES]
    changed = [(one, folded) for one in plain if len(folded := fold(one)) < 2 and folded != one]
    # What has no counterpart is deleted, so that it comes last.
    pairs = sorted(changed, key=lambda pair: not pair[1])
    one, other = quoted("".join(a for a, _ in pairs)), quoted("".join(b for _, b in pairs))
    return (
        f"create macro folded(given) as translate(given, {one}, {other});"
        "create macro words(given) as"
        " trim(regexp_replace(folded(given), '[^\\p{L}\\p{N}]+', ' ', 'g'));"
    )


def quoted(text: str) -> str:
    """A text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"
