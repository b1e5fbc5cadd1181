"""WARC and WET -> articles: each answer that is a page, each conversion that is a text"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from musnad.errors import InputError
from musnad.ingest.address import identity_of
from musnad.ingest.context import Context
from musnad.ingest.crawl.http import kept
from musnad.ingest.crawl.records import Record, records
from musnad.ingest.dateline import dateline
from musnad.ingest.decode import decode
from musnad.ingest.page.read import outlet_at, page
from musnad.ingest.text import blank
from musnad.model import Article, Origin

TYPES = frozenset(("response", "conversion", "resource"))
PAGES = ("text/html", "application/xhtml+xml")


def articles(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in a WARC or WET file that is already unpacked.

    Other records than pages and texts are passed over, as are answers that are no success.
    """
    for record in records(stream, context, TYPES):
        try:
            found = _article(record, context)
        except InputError as error:
            context.skip(error)
            continue
        if found is not None:
            yield found


def _article(record: Record, context: Context) -> Article | None:
    where = record.url or context.name
    inner = context._replace(name=where, url=record.url)
    kind = record.headers.get("content-type", "").partition(";")[0].strip().lower()
    if record.headers.get("warc-type", "").lower() == "conversion":
        return _text(record, where, context)
    if kind in PAGES:
        return _named(page(record.block, inner), context)
    if kind != "application/http":
        return None
    answer = kept(record.block, where)
    if not 200 <= answer.status < 300 or answer.kind not in PAGES:
        return None
    return _named(page(answer.body, inner._replace(charset=answer.charset)), context)


def _text(record: Record, where: str, context: Context) -> Article | None:
    """The text of a page as WET has it: all its lines, none marked."""
    text, encoding = decode(record.block, where)
    text = text.strip("\r\n")
    if blank(text):
        return None
    return Article(
        text=text,
        id=identity_of(where),
        url=record.url,
        outlet=outlet_at(record.url),
        dateline=dateline(text),
        origin=Origin(context.name, None, encoding),
    )


def _named(story: Article, context: Context) -> Article:
    """The article with the file that it was read from."""
    encoding = story.origin.encoding if story.origin else "utf-8"
    return msgspec.structs.replace(story, origin=Origin(context.name, None, encoding))
