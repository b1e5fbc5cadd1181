"""a batch of articles -> a batch of results, an article a row"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from musnad.errors import BrokenRecord, InputError
from musnad.exports.rows import Outcome, filled
from musnad.exports.schema import ARTICLE_FIELDS
from musnad.ingest.gate import refuse
from musnad.ingest.made import made
from musnad.ingest.record import Record
from musnad.ingest.report import ignore
from musnad.ingest.rows.columns import value
from musnad.model import Article, Document, Origin
from musnad.pipeline import ENGINE, analyse

_LONGEST_ERROR = 300
_RECORD = frozenset(Record.__struct_fields__)


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
