"""the tables of some files, for what reads tables: made without other processes"""

from __future__ import annotations

from pathlib import Path

from musnad.bulk.manifest import Manifest, begin
from musnad.bulk.plan import plan
from musnad.bulk.shard import Job, Settings, do
from musnad.model.tables import TABLES_VERSION
from musnad.pipeline import ENGINE

# Bytes of a shard that make several of few articles.
SMALL = 20_000


def tabled(out: Path, *sources: Path) -> Path:
    """The tables of some files, in several shards."""
    names = tuple(map(str, sources))
    made = plan(names, {}, SMALL)
    out.mkdir()
    begin(out, Manifest(TABLES_VERSION, ENGINE, names, Settings(), SMALL, made))
    for shard in made.shards:
        do(Job(str(out), "test", ENGINE, shard, Settings()))
    return out
