"""a batch of articles -> a batch of results, an article a row, and its parts as tables"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from musnad.bulk import columns
from musnad.bulk.schema import ARTICLE_FIELDS, BATCH_SCHEMA, NESTED, table_schemas
from musnad.errors import BrokenRecord, InputError
from musnad.ingest.gate import refuse
from musnad.ingest.made import made
from musnad.ingest.record import Record
from musnad.ingest.report import ignore
from musnad.ingest.rows.columns import value
from musnad.model import Article, Document, Origin, Shares
from musnad.model.tables import ATTRIBUTIONS, CHAINS, DOCUMENTS, SKIPPED
from musnad.pipeline import ENGINE, analyse

_DAY = 10
_LONGEST_ERROR = 300
_RECORD = frozenset(Record.__struct_fields__)
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


def analyse_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Everything that Musnad finds in a batch of articles.

    An article that cannot be read, or in which anything goes wrong, is given back with its
    `error`, and the others are not touched by it.

    Args:
        batch: an article a row: `text`, and where they are there `id`, `url`, `outlet`,
            `section`, `headline` (or `title`), `lead`, `author`, `dateline`, `published`,
            `file` and `line`; other columns are passed over.

    Returns:
        As many rows in the same order, in the form of `BATCH_SCHEMA`. Spans count code points
        of the text, end exclusive.

    Raises:
        BrokenRecord: there is no column `text`.

    Example:
        >>> given = pa.RecordBatch.from_pydict({"text": ["قال الوزير إن الجسر مفتوح."]})
        >>> analyse_batch(given).column("attributions").to_pylist()[0][0]["source"]["text"]
        'الوزير'
    """
    return filled([_outcome(row, at) for at, row in enumerate(_rows(batch), 1)])


def attempt(article: Article) -> Outcome:
    """Analyse one article; whatever goes wrong is its error and nobody else's."""
    try:
        document = analyse(article)
        _refuse_surrogates(article)
    except Exception as error:
        return failed(article, type(error).__name__, str(error))
    return Outcome(document, article.origin)


def failed(article: Article, kind: str, error: str) -> Outcome:
    """The outcome of an article that was set aside."""
    known = {name: _harmless(getattr(article, name)) for name in _ARTICLE}
    blank = Document(engine=ENGINE, stages=(), **known)  # type: ignore[arg-type]
    return Outcome(blank, article.origin, kind, " ".join(error.split())[:_LONGEST_ERROR])


_ARTICLE = (
    "id", "url", "outlet", "section", "headline", "lead", "author", "dateline", "published",
    "language", "text",
)  # fmt: skip


def _refuse_surrogates(article: Article) -> None:
    """Arrow holds UTF-8, and half of a pair is none.

    Raises:
        UnicodeEncodeError: a field holds one.
    """
    for name in _ARTICLE:
        (getattr(article, name) or "").encode()


def _harmless(text: str | None) -> str | None:
    return text and text.encode("utf-8", "replace").decode()


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    names = [*(one.name for one in ARTICLE_FIELDS), "title"]
    there = [name for name in names if name in batch.schema.names]
    if "text" not in there:
        found = ", ".join(batch.schema.names[:12])
        raise BrokenRecord("batch", f"expected a column 'text', found only {found or 'none'}")
    lists = [batch.column(name).to_pylist() for name in there]
    return (dict(zip(there, row, strict=True)) for row in zip(*lists, strict=True))


def _outcome(row: dict[str, object], number: int) -> Outcome:
    """An article out of a row, and what is found in it."""
    line = row.get("line")
    origin = Origin(str(row.get("file") or "batch"), line if isinstance(line, int) else number)
    where = f"{origin.file}:{origin.line}"
    known = {name: value(cell) for name, cell in row.items() if name in _RECORD}
    text = known.pop("text") or ""
    try:
        article = made(Record(text=text, **known), origin, where, ignore)
        refuse(article, origin.file)
    except InputError as error:
        nothing = Article(text=text, id=str(known.get("id") or where), origin=origin)
        return failed(nothing, type(error).__name__, str(error))
    return attempt(article)


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
        batch: in the form of `BATCH_SCHEMA`.
        first: the key of the first article; each next one has the next number.

    Returns:
        The tables by name. Articles with an error are in `skipped` alone.

    Example:
        >>> given = pa.RecordBatch.from_pydict({"text": ["قال الوزير إن الجسر مفتوح.", ""]})
        >>> {name: one.num_rows for name, one in split(analyse_batch(given)).items()}["skipped"]
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
