"""step 4: findings -> copies, families, conflicts, reversals and stories, with their texts"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from musnad.bulk.accounts.block import FOUND
from musnad.bulk.accounts.documents import Row
from musnad.bulk.accounts.forms import COPIES, FAMILIES
from musnad.bulk.accounts.groups import Groups
from musnad.bulk.accounts.order import ORDER
from musnad.bulk.accounts.sheets import STATEMENT, made
from musnad.bulk.ask import quoted
from musnad.compare.edits import edits
from musnad.compare.view import family
from musnad.exports.files import LEVEL
from musnad.model import Document, Range
from musnad.model.comparison import Side
from musnad.pipeline import ENGINE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS = 256
Rows = Iterator[dict[str, Any]]

_MACROS = """
create or replace macro piece(given, place) as
  substring(given, place."start" + 1, place."end" - place."start");
create or replace macro spanned(given, place) as
  {'start': place."start", 'end': place."end", 'text': piece(given, place)};
"""
# What copies of one article repeat comes once, the surest first.
CONFLICTS = """
with ours as (
  select f.*, l.side as one_side, r.side as other_side, row_number() over (
    partition by least(l.told, r.told), greatest(l.told, r.told)
    order by f.value desc, f."left", f."right", f.one, f.other
  ) as nth
  from findings f
  join statements l on l.key = f.left_key and l.number = f.one
  join statements r on r.key = f.right_key and r.number = f.other
  where f.kind = 'conflict'
)
select o.left_key, o.right_key, o.label as kind, o.rule, o.one_side as "left",
       o.other_side as "right", {'left': spanned(a.text, o.clash),
       'right': spanned(b.text, o.against), 'note': o.note} as clash,
       [piece(b.text, place) for place in o.shared] as shared, o.value as confidence
from ours o join documents a on a.key = o.left_key join documents b on b.key = o.right_key
where o.nth = 1
order by o.value desc, o."left", o."right", o.one, o.other
"""
REVERSALS = """
with sided as (
  select f.*, l.side as one_side, r.side as other_side, spanned(a.text, f.clash) as one_span,
         spanned(b.text, f.against) as other_span, f.kind = 'retreat' as told,
         f.against."end" > 0 as named
  from findings f join statements l on l.key = f.left_key and l.number = f.one
  left join statements r on r.key = f.right_key and r.number = f.other
  join documents a on a.key = f.left_key join documents b on b.key = f.right_key
  where f.kind in ('reversal', 'retreat')
), turned as (
  select *, case when told then null when turned then other_side else one_side end as before,
         case when told or turned then one_side else other_side end as after,
         case when turned then other_span else one_span end as first_span,
         case when turned or (told and not named) then one_span else other_span end as last_span
  from sided
)
select left_key, right_key, case when told then 'reported' else 'own words' end as kind, rule,
       case when not told then coalesce(after.speaker, before.speaker)
            when named then other_span.text end as actor,
       case when told then entity else after.entity end as entity, before, after,
       {'left': first_span, 'right': last_span, 'note': note} as clash, value as confidence
from turned
order by told, confidence desc, "left", "right", one, other
"""
_STORIES = """
select dense_rank() over (order by top) as story, l.key, d.id as document, d.outlet, d.published
from labels l join documents d on d.key = l.key join ordered o on o.key = l.key
order by l.top, o.rank
"""
_COPIES = """
select f.*, l.top, {'id': a.id, 'text': a.text, 'sentences': a.sentences} as before,
       {'id': b.id, 'text': b.text, 'sentences': b.sentences} as after
from findings f join labels l on l.key = f.left_key
join documents a on a.key = f.left_key join documents b on b.key = f.right_key
where f.kind = 'copy'
order by l.top, f."left", f."right"
"""
_FAMILIES = """
select l.top, s.key, s.side from labels l join statements s using (key, number)
order by l.top, l.key, l.number
"""


def results(connection: DuckDBPyConnection, work: Path, out: Path) -> dict[str, int]:
    """Write what was found; how much of each.

    Args:
        connection: shows the run's tables.
        work: has the statements and findings.
        out: where the tables go.
    """
    _views(connection, work)
    counts = {
        "copies": _written(out / "copies.parquet", COPIES, _copies(connection)),
        "families": _written(out / "families.parquet", FAMILIES, _families(connection)),
    }
    _label(connection, "story", "0", "0")
    for name, sql in (("conflicts", CONFLICTS), ("reversals", REVERSALS), ("stories", _STORIES)):
        with made(out / f"{name}.parquet") as path:
            to = f"{quoted(str(path))} (format parquet, compression zstd)"
            connection.execute(f"copy ({sql}) to {to}")
            counts[name] = pq.read_metadata(path).num_rows
    return counts


def _views(connection: DuckDBPyConnection, work: Path) -> None:
    for name, files in (
        ("findings", work / FOUND / "*.parquet"),
        ("statements", work / STATEMENT / "*.parquet"),
        ("ordered", work / ORDER),
    ):
        reading = f"read_parquet({quoted(str(files))})"
        connection.execute(f"create or replace view {name} as select * from {reading}")
    connection.execute(_MACROS)


def _label(connection: DuckDBPyConnection, kind: str, one: str, other: str) -> None:
    """The groups that findings of a kind join, as a table `labels`: key, number, top.

    Args:
        connection: shows the findings.
        kind: of the findings.
        one, other: what tells the things of one article apart, as it stands in SQL.
    """
    connection.execute(f"""
        create or replace temp table nodes as
        select row_number() over (order by rank, number) - 1 as node, key, number from (
          select distinct key, number from (
            select left_key as key, {one} as number from findings where kind = '{kind}'
            union all select right_key, {other} from findings where kind = '{kind}'))
        join ordered using (key)""")
    count = connection.execute("select count(*) from nodes").fetchone()
    groups = Groups(count[0] if count else 0)
    answer = connection.execute(
        f"""
        select a.node, b.node from findings f
        join nodes a on a.key = f.left_key and a.number = f.{one}
        join nodes b on b.key = f.right_key and b.number = f.{other}
        where f.kind = '{kind}'""".replace("f.0", "0")
    )
    while pairs := answer.fetchmany(_ROWS * _ROWS):
        groups.join(pairs)
    tops = pa.table({"top": pa.array(groups.tops(), pa.int64())})
    connection.register("tops", tops)
    connection.execute(
        "create or replace temp table labels as select key, number, top from nodes"
        " join (select top, row_number() over () - 1 as node from tops) using (node)"
    )
    connection.unregister("tops")


def _copies(connection: DuckDBPyConnection) -> Rows:
    _label(connection, "copy", "0", "0")
    for family_, row in _numbered(_dicts(connection, _COPIES)):
        yield {
            "family": family_,
            "first_key": row["left_key"],
            "second_key": row["right_key"],
            "first": row["left"],
            "second": row["right"],
            "overlap": row["value"],
            "contained": row["more"],
            "edits": msgspec.to_builtins(edits(_text(row["before"]), _text(row["after"]))),
        }


def _text(row: Row) -> Document:
    places = tuple(Range(one["start"], one["end"]) for one in row["sentences"])
    return Document(engine=ENGINE, stages=(), id=row["id"], text=row["text"], sentences=places)


def _families(connection: DuckDBPyConnection) -> Rows:
    _label(connection, "same", "one", "other")
    groups = groupby(_dicts(connection, _FAMILIES), itemgetter("top"))
    for number, (_, rows) in enumerate(groups, 1):
        sides = [(row["key"], msgspec.convert(row["side"], Side)) for row in rows]
        keys = {(side.document, side.content): key for key, side in sides}
        found = family(side for _, side in sides)
        for place, one in enumerate(found.renderings, 1):
            yield {
                "family": number,
                "place": place,
                "key": keys[one.side.document, one.side.content],
                "speaker": found.speaker,
                "fullest": one.side is found.fullest,
                "side": msgspec.to_builtins(one.side),
                "drift": msgspec.to_builtins(one.drift),
            }


def _numbered(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with the number of their group."""
    for number, (_, some) in enumerate(groupby(rows, itemgetter("top")), 1):
        for row in some:
            yield number, row


def _dicts(connection: DuckDBPyConnection, sql: str) -> Rows:
    """The rows of an answer, on a cursor of their own."""
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(_ROWS):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _written(path: Path, schema: pa.Schema, rows: Rows) -> int:
    """Write rows as a table; how many there are."""
    count = 0
    with (
        made(path) as other,
        pq.ParquetWriter(other, schema, compression="zstd", compression_level=LEVEL) as writer,
    ):
        while some := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(some, schema))
            count += len(some)
    return count
