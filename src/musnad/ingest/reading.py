"""one input -> its articles, whatever it is"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from musnad.errors import BrokenRecord, InputError
from musnad.ingest import gate
from musnad.ingest.binary import refuse_binary
from musnad.ingest.context import Context, Reader
from musnad.ingest.crawl.read import articles as crawled
from musnad.ingest.dates import stated
from musnad.ingest.documents.mail import message
from musnad.ingest.documents.pdf import portable
from musnad.ingest.feed.read import articles as feed
from musnad.ingest.feed.read import articles_of_json, articles_of_sitemap
from musnad.ingest.jsonl import records
from musnad.ingest.kind import Kind, begins_with_record, kind
from musnad.ingest.limits import HEAD
from musnad.ingest.net.fetch import Fetcher, is_address
from musnad.ingest.net.pages import fetched
from musnad.ingest.pack import tars, zips
from musnad.ingest.pack.folder import tree
from musnad.ingest.pack.unpack import unpack
from musnad.ingest.page.read import read as page
from musnad.ingest.report import Note, Skip, ignore, refuse
from musnad.ingest.rows import commas, parquet
from musnad.ingest.rows.columns import checked
from musnad.ingest.stream import STDIN, Whole, opened
from musnad.ingest.text import plain
from musnad.model import Article


def articles(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
    on_skip: Skip | None = None,
    on_note: Note | None = None,
) -> Iterator[Article]:
    """The articles in a file, a folder or at an address, one after the other.

    What it is shows in the content: plain text, JSONL, CSV, Parquet, an HTML page, a feed,
    WARC or WET, e-mail, PDF, DOCX, and archives and packed files of all these. Only one
    article is held at a time.

    Args:
        source: a file, a folder, an http(s) address, or `-` for standard input.
        published: ISO 8601 date or time for articles that state none themselves.
        outlet: who published the articles that do not say it themselves.
        columns: field of a record -> the name that it bears in the user's own tables, such
            as `{"text": "body", "title": "heading"}`.
        fetcher: fetches what is at an address; where it is None, a polite one is made that
            refuses private addresses.
        on_skip: takes the error of each input that cannot be read, and the rest goes on;
            where it is None, the first one is raised.
        on_note: takes one line for each value that had to be dropped.

    Raises:
        UsageError: `published` is no ISO 8601 date or time, or `columns` names no field.
        InputError: an input cannot be read, and there is no `on_skip`.

    Example:
        >>> [a.outlet for a in articles("story.txt", outlet="SANA")]  # doctest: +SKIP
        ['SANA']
    """
    if published is not None:
        stated(published, "--published")
    context = Context(
        name=str(source),
        skip=on_skip or refuse,
        note=on_note or ignore,
        read=dispatched,
        columns=checked(columns),
    )
    found = _read(source, context, fetcher)
    return (completed(article, published, outlet or None) for article in found)


def _read(source: str | Path, context: Context, fetcher: Fetcher | None) -> Iterator[Article]:
    try:
        if isinstance(source, str) and is_address(source):
            yield from fetched(source, fetcher or Fetcher(), context)
        elif _is_folder(source):
            yield from tree(Path(source), context)
        else:
            with opened(source) as file:
                yield from dispatched(file, context)
    except InputError as error:
        context.skip(error)


def _is_folder(source: str | Path) -> bool:
    try:
        return str(source) != STDIN and Path(source).is_dir()
    except ValueError:  # a name that no file can have, which opening it will tell
        return False


def dispatched(stream: BinaryIO, context: Context) -> Iterator[Article]:
    """The articles in a stream, by the reader for what it is.

    Raises:
        InputError: the stream cannot be read.
    """
    whole = Whole(stream, context.name)
    head = whole.head(begins_with_record)
    found = kind(head, context.columns)
    reader = READERS.get(found)
    if reader is None:
        refuse_binary(head, context.name)
        raise BrokenRecord(context.name, UNREAD[found])
    articles = reader(io.BufferedReader(whole, HEAD), context)
    if found in GATHERED:
        yield from articles
        return
    for article in articles:
        try:
            gate.refuse(article, context.name, as_given=found == "text")
        except InputError as error:
            context.skip(error)
        else:
            yield article


def _text(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    yield plain(stream, context.name)


def _page(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    yield page(stream, context)


def _mail(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    yield message(stream, context)


def _pdf(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    yield portable(stream, context)


READERS: dict[Kind, Reader] = {
    "text": _text,
    "jsonl": records,
    "csv": commas.rows,
    "parquet": parquet.rows,
    "page": _page,
    "feed": feed,
    "jsonfeed": articles_of_json,
    "sitemap": articles_of_sitemap,
    "warc": crawled,
    "mail": _mail,
    "pdf": _pdf,
    "packed": unpack,
    "zip": zips.members,
    "tar": tars.members,
}


# What is known, but read in no form.
UNREAD: dict[Kind, str] = {
    "json": "expected one JSON object a line, found JSON over several lines (jq -c '.[]' FILE makes"
    " lines of an array)",
    "xml": "expected a page, a feed or a sitemap, found XML of another kind",
}


# What holds other inputs, whose articles have been looked at.
GATHERED = ("packed", "zip", "tar")


def completed(article: Article, published: str | None, outlet: str | None) -> Article:
    """The article with what the user states, where it states nothing itself."""
    return msgspec.structs.replace(
        article,
        published=(published if article.published is None else article.published) or None,
        outlet=article.outlet or outlet,
    )
