"""JSON Feed -> entries"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from musnad.errors import BrokenFile, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.decode import decode
from musnad.ingest.feed.entry import Entry
from musnad.ingest.feed.xml import joined
from musnad.ingest.limits import LIMIT, size
from musnad.ingest.moments import moment


class Author(msgspec.Struct):
    """Who signed an item."""

    name: str | None = None


class Item(msgspec.Struct):
    """The fields of an item that are read."""

    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    tags: list[str] = msgspec.field(default_factory=list)
    authors: list[Author] = msgspec.field(default_factory=list)
    author: Author | None = None


class Feed(msgspec.Struct):
    """The fields of a feed that are read."""

    items: list[msgspec.Raw]
    title: str | None = None


def entries(stream: io.BufferedReader, context: Context) -> Iterator[Entry]:
    """The entries of a JSON Feed; one that breaks its form is left out.

    Raises:
        TooLarge: the feed is over the limit.
        BrokenFile: it is no JSON Feed.
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(context.name, f"expected at most {size(LIMIT)} in one feed, found more")
    text, _ = decode(data, context.name)
    try:
        feed = msgspec.json.decode(text, type=Feed)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BrokenFile(context.name, f"expected a JSON Feed, found: {error}") from None
    for raw in feed.items:
        try:
            item = msgspec.json.decode(raw, type=Item)
        except (msgspec.MsgspecError, RecursionError) as error:
            context.note(f"{context.name}: an item is left out: {error}")
            continue
        yield _entry(item, feed.title, context.url)


def _entry(item: Item, outlet: str | None, base: str | None) -> Entry:
    author = next((one.name for one in item.authors if one.name), None)
    return Entry(
        link=joined(base, item.url or item.external_url or ""),
        title=item.title,
        content=item.content_html or item.content_text,
        summary=item.summary,
        published=moment(item.date_published),
        author=author or (item.author.name if item.author else None),
        section=next(iter(item.tags), None),
        outlet=outlet,
    )
