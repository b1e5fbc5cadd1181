"""musnad bulk: a corpus -> Parquet tables, over processes or a cluster"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad.cli.advance import advance
from musnad.cli.common import NOTHING, SOME, complain, counted, utf8
from musnad.cli.read import columns_of
from musnad.errors import MissingExtra

MB = 1_000_000


Text = str | None
Published = Annotated[
    Text, typer.Option(metavar="DATE", help="ISO 8601 date of articles that state none.")
]
Outlet = Annotated[Text, typer.Option(metavar="NAME", help="Outlet of articles that state none.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME", help="What a field is called in your tables; may be repeated."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes; as many as there are processors."),
]
Where = Annotated[
    Text, typer.Option(metavar="ADDRESS", help="Dask scheduler: tcp://…, its file, or k8s://…")
]
Size = Annotated[
    float | None,
    typer.Option(min=0.001, metavar="MB", help="What one shard reads; else what suits."),
]
Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files and folders of any form.")
]


def bulk(
    inputs: Inputs,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the tables go.")],
    workers: Workers = None,
    cluster: Where = None,
    published: Published = None,
    outlet: Outlet = None,
    column: Columns = None,
    shard_size: Size = None,
) -> None:
    """Read a whole corpus into Parquet tables that other programs query.

    Tables of documents, attributions, chains, mentions, times and events go to DIR, with a
    report of the run. Killed at any moment, the same command goes on where it was, and the
    tables come out the same to the byte. What cannot be read is set aside in the table skipped.

    Exit status: 0 all was read, 1 some was set aside, 2 nothing could be done.
    """
    engine = _engine()
    pool = None if cluster is None else engine.cluster(cluster)
    workers = workers or len(os.sched_getaffinity(0))
    try:
        with advance() as watch:
            state = engine.run(
                inputs,
                out,
                workers=workers,
                published=published,
                outlet=utf8(outlet, "--outlet"),
                columns=columns_of(column or []),
                shard_bytes=None if shard_size is None else round(shard_size * MB),
                pool=pool,
                watch=watch,
            )
    except KeyboardInterrupt:
        complain("interrupted; the same command goes on where it was")
        raise
    _tell(state, out)


def _tell(state: Any, out: Path) -> None:
    """What became of everything, and the exit status for it."""
    for name, why in sorted(state.failed.items()):
        complain(f"given up {name}: {why}")
    read, aside = state.rows("documents"), state.rows("skipped")
    complain(
        f"read {counted(read, 'article')}, {counted(state.rows('attributions'), 'attribution')};"
        f" set aside {aside:,}; tables in {out}"
    )
    if not read:
        raise typer.Exit(NOTHING)
    raise typer.Exit(SOME if aside or state.failed else 0)


def _engine() -> Any:
    try:
        return import_module("musnad.bulk")
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("musnad"):
            raise
        why = f"expected {error.name}: pip install 'musnad[parquet]'"
        raise MissingExtra("bulk", why) from None
