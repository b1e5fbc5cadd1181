"""WARC and WET -> articles: each response that is a page, each conversion that is a text"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from musnad.errors import BrokenFile, InputError, TooLarge
from musnad.ingest.address import identity_of
from musnad.ingest.context import Context
from musnad.ingest.decode import decode
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.page.dateline import dateline
from musnad.ingest.page.read import page
from musnad.ingest.story import Story
from musnad.ingest.text import blank
from musnad.lexicon.outlets import outlet_of
from musnad.model import Article, Origin

TYPES = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
PAGES = ("text/html", "application/xhtml+xml")
ERRORS = (OSError, ValueError, EOFError, RuntimeError, UnicodeError, OverflowError)


def records(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in a WARC or WET file that is already unpacked.

    Other records than pages and texts are passed over, as are answers that are no success.

    Raises:
        BrokenFile: the file is damaged; what came before was read.
    """
    try:
        archive = ArchiveIterator(
            stream, record_types=TYPES, parse_http=True, auto_decode="all",
            max_header_len=HEAD, stream_detect=False, fsspec_args=False,
        )  # fmt: skip
        for record in archive:
            try:
                found = _article(record, context)
            except InputError as error:
                context.skip(error)
                continue
            if found is not None:
                yield found
    except ERRORS as error:
        raise BrokenFile(context.name, f"expected a WARC file, found: {error}") from None


def _article(record: WarcRecord, context: Context) -> Article | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    if record.record_type == WarcRecordType.conversion:
        return _text(record, url, context)
    kind = record.http_content_type or record.headers.get("Content-Type", "")
    if record.is_http:
        status = record.http_headers.status_code if record.http_headers else None
        if status is not None and not 200 <= status < 300:
            return None
    if not kind.lower().startswith(PAGES):
        return None
    inner = context._replace(url=url, charset=_charset(record), name=url or context.name)
    story = page(_data(record, inner.name), inner)
    return _from(story, context.name)


def _text(record: WarcRecord, url: str | None, context: Context) -> Article | None:
    """The text of a page as WET has it: all its lines, none marked."""
    where = url or context.name
    text, encoding = decode(_data(record, where), where)
    text = text.strip("\n")
    if blank(text):
        return None
    host = (url or "").partition("://")[2].partition("/")[0]
    return Story(
        text=text,
        id=identity_of(url or text),
        url=url,
        outlet=outlet_of(host),
        dateline=dateline(text),
        origin=Origin(context.name, None, encoding),
    )


def _data(record: WarcRecord, where: str) -> bytes:
    try:
        data = record.reader.read(LIMIT + 1)
    except ERRORS as error:
        raise BrokenFile(where, f"expected a page, found: {error}") from None
    if len(data) > LIMIT:
        raise TooLarge(where, f"expected at most {size(LIMIT)} in one page, found more")
    return bytes(data)


def _charset(record: WarcRecord) -> str | None:
    with suppress(*ERRORS):
        return record.http_charset
    return None


def _from(story: Story, name: str) -> Story:
    return Story(
        **{field: getattr(story, field) for field in story.__struct_fields__ if field != "origin"},
        origin=Origin(name, None, story.origin.encoding if story.origin else "utf-8"),
    )
