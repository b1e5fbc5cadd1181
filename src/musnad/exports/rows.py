"""documents -> a batch, an article a row with its parts in lists, and the tables out of it"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from musnad.exports import columns
from musnad.exports.schema import BATCH_SCHEMA, NESTED, table_schemas
from musnad.model import Document, Origin, Shares
from musnad.model.tables import ATTRIBUTIONS, CHAINS, DOCUMENTS, SKIPPED
from musnad.pipeline import ENGINE

_DAY = 10
_NO_SHARES = Shares()


class Outcome(NamedTuple):
    """What became of one article.

    Attributes:
        document: what was found; nothing but the article itself where there is an error.
        origin: where the article was read from.
        kind, error: of the error, if there was one.
    """

    document: Document
    origin: Origin | None
    kind: str | None = None
    error: str | None = None


def filled(outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    """Outcomes as a batch, in the form of `BATCH_SCHEMA`."""
    found = [one.document for one in outcomes]
    origins = [one.origin for one in outcomes]
    arrays = [
        *_facts(found),
        columns.texts([one.file if one else None for one in origins]),
        pa.array([one.line if one else None for one in origins], pa.int64()),
        columns.listed([columns.ranges(one) for one in found], columns.sentences),
        columns.listed([[x for v in one.voice for x in v.loaded] for one in found], columns.labels),
        columns.listed([one.entities for one in found], columns.entities),
        *_shares([one.voice_shares or _NO_SHARES for one in found]),
        columns.listed([columns.reports(one) for one in found], columns.attributions),
        columns.listed([one.mentions for one in found], columns.mentions),
        columns.listed([one.times for one in found], columns.times),
        columns.listed([one.events for one in found], columns.events),
        columns.texts([one.kind for one in outcomes]),
        columns.texts([one.error for one in outcomes]),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=BATCH_SCHEMA)


def _facts(found: Sequence[Document]) -> list[pa.Array]:
    """The columns that an article brings itself."""
    return [
        columns.texts([one.id for one in found]),
        columns.texts([one.url for one in found]),
        columns.texts([one.outlet for one in found]),
        columns.texts([one.section for one in found]),
        columns.texts([one.headline for one in found]),
        columns.texts([one.lead for one in found]),
        columns.texts([one.author for one in found]),
        columns.texts([one.dateline for one in found]),
        columns.texts([one.published for one in found]),
        columns.texts([(one.published or "")[:_DAY] or None for one in found]),
        columns.texts([one.language for one in found]),
        columns.texts([one.text for one in found]),
    ]


def _shares(found: Sequence[Shares]) -> list[pa.Array]:
    return [
        columns.ints([one.sentences for one in found]),
        columns.ints([one.attributed for one in found]),
        columns.ints([one.own for one in found]),
        columns.floats([one.attributed_ratio for one in found]),
        columns.ints([one.anonymous for one in found]),
        columns.ints([one.loaded_own for one in found]),
        columns.ints([one.loaded_quoted for one in found]),
    ]


def split(batch: pa.RecordBatch, first: int = 0) -> dict[str, pa.RecordBatch]:
    """The tables in a batch that `analyse_batch` made.

    Args:
        batch: in the form of `BATCH_SCHEMA`, as `filled` makes it.
        first: the key of the first article; each next one has the next number.

    Returns:
        The tables by name. Articles with an error are in `skipped` alone.

    Example:
        >>> from musnad import Article, analyse
        >>> found = analyse(Article(id="1", text="قال الوزير إن الجسر مفتوح."))
        >>> split(filled([Outcome(found, None)]))["attributions"].num_rows
        1
    """
    schemas = table_schemas(ENGINE)
    aside = pc.is_valid(batch.column("error_kind"))
    tables = {SKIPPED.name: _skipped(batch.filter(aside), schemas[SKIPPED.name])}
    batch = batch.filter(pc.invert(aside))
    keys = pa.array(np.arange(first, first + batch.num_rows, dtype=np.int64))
    own = [batch.column(name) for name in schemas[DOCUMENTS.name].names[1:]]
    documents = pa.RecordBatch.from_arrays([keys, *own], schema=schemas[DOCUMENTS.name])
    tables[DOCUMENTS.name] = documents
    ties = [keys, batch.column("id")]
    for name in NESTED:
        rows = batch.column(name)
        tied = _tied(rows, ties)
        parts = dict(
            zip([f.name for f in rows.type.value_type], rows.flatten().flatten(), strict=True)
        )
        if name == ATTRIBUTIONS.name:
            tables[CHAINS.name] = _chains(parts.pop("chain"), [*tied, parts["id"]], schemas)
        tables[name] = pa.RecordBatch.from_arrays([*tied, *parts.values()], schema=schemas[name])
    return tables


def _tied(rows: pa.ListArray, ties: Iterable[pa.Array]) -> list[pa.Array]:
    """For each element of lists what belongs to its list."""
    parents = pc.list_parent_indices(rows)
    return [one.take(parents) for one in ties]


def _chains(
    rows: pa.ListArray, ties: list[pa.Array], schemas: dict[str, pa.Schema]
) -> pa.RecordBatch:
    lengths = np.asarray(pc.list_value_length(rows))
    ends = np.cumsum(lengths)
    number = np.arange(ends[-1] if len(ends) else 0)
    place = (number - np.repeat(ends - lengths, lengths)).astype(np.int32)
    last = place == np.repeat(lengths, lengths) - 1
    arrays = [*_tied(rows, ties), pa.array(place), pa.array(last), *rows.flatten().flatten()]
    return pa.RecordBatch.from_arrays(arrays, schema=schemas[CHAINS.name])


def _skipped(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    places = zip(batch.column("file").to_pylist(), batch.column("line").to_pylist(), strict=True)
    where = columns.texts([f"{file}:{line}" if line else file or "" for file, line in places])
    arrays = [where, *(batch.column(name) for name in ("id", "error_kind", "error"))]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
