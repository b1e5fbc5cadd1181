"""one input -> its articles, whatever it is"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec

from musnad.errors import BrokenRecord, InputError
from musnad.ingest.binary import refuse_binary
from musnad.ingest.dates import stated
from musnad.ingest.decode import marked
from musnad.ingest.jsonl import records
from musnad.ingest.kind import begins_with_record, kind
from musnad.ingest.limits import HEAD
from musnad.ingest.report import Note, Skip, ignore, refuse
from musnad.ingest.stream import Whole, opened
from musnad.ingest.text import plain
from musnad.model import Article


def articles(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    on_skip: Skip | None = None,
    on_note: Note | None = None,
) -> Iterator[Article]:
    """The articles in a text file or a JSONL file, one after the other.

    Which of the two it is shows in the content. Only one article is held at a time.

    Args:
        source: a file, or `-` for standard input.
        published: ISO 8601 date or time for articles that state none themselves.
        outlet: who published the articles that do not say it themselves.
        on_skip: takes the error of each input that cannot be read, and the rest goes on;
            where it is None, the first one is raised.
        on_note: takes one line for each value that had to be dropped.

    Raises:
        UsageError: `published` is no ISO 8601 date or time.
        InputError: an input cannot be read, and there is no `on_skip`.

    Example:
        >>> [a.outlet for a in articles("story.txt", outlet="SANA")]  # doctest: +SKIP
        ['SANA']
    """
    if published is not None:
        stated(published, "--published")
    found = _read(source, on_skip or refuse, on_note or ignore)
    return (_completed(article, published, outlet or None) for article in found)


def _read(source: str | Path, skip: Skip, note: Note) -> Iterator[Article]:
    name = str(source)
    try:
        with opened(source) as file:
            whole = Whole(file, name)
            head = whole.head(begins_with_record)
            refuse_binary(head, name)
            stream = io.BufferedReader(whole, HEAD)
            match kind(head):
                case "text":
                    yield plain(stream, name)
                case "jsonl":
                    yield from records(stream, name, marked(head), skip, note)
                case "json":
                    why = "expected one JSON object a line, found JSON over several lines"
                    raise BrokenRecord(name, why)
    except InputError as error:
        skip(error)


def _completed(article: Article, published: str | None, outlet: str | None) -> Article:
    """The article with what the user states, where it states nothing itself."""
    return msgspec.structs.replace(
        article,
        published=(published if article.published is None else article.published) or None,
        outlet=article.outlet or outlet,
    )
