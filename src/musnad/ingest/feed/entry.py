"""one entry of a feed, and the article that it holds"""

from __future__ import annotations

import msgspec
from resiliparse.parse.html import HTMLTree

from musnad.errors import EncodingError, NoArticle
from musnad.ingest.address import identity_of
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.identity import identity
from musnad.ingest.page.charset import BROKEN
from musnad.ingest.page.guard import refuse_growth
from musnad.ingest.page.junk import clear
from musnad.ingest.page.lines import kept
from musnad.ingest.page.read import outlet_at
from musnad.ingest.text import blank
from musnad.model import Article, Origin


class Entry(msgspec.Struct):
    """What a feed says of an article.

    Attributes:
        link: the article's address.
        content: the article itself, as HTML or text, where the feed carries it.
        summary: what the feed says in its place.
        published: in ISO 8601, only if the feed states it so that it can be read.
        outlet: the feed's own title.
    """

    link: str | None = None
    title: str | None = None
    content: str | None = None
    summary: str | None = None
    published: str | None = None
    author: str | None = None
    section: str | None = None
    outlet: str | None = None


def story(entry: Entry, number: int, context: Context) -> Article:
    """The article in an entry: its content, else its summary.

    Raises:
        NoArticle: there is neither.
        EncodingError: bytes in it break the feed's encoding.
    """
    where = f"{context.name}:{number}"
    title = " ".join(plain(entry.title or "", where)) or None
    lead = " ".join(plain(entry.summary or "", where)) or None
    text = "\n".join(kept(plain(entry.content or "", where), title)) or lead or ""
    if BROKEN in f"{title}{text}":
        raise EncodingError(where, "expected UTF-8, found bytes in the text that break it")
    if blank(text):
        raise NoArticle(where, "expected an entry with a text, found none")
    return Article(
        text=text,
        id=identity_of(entry.link) if entry.link else identity(title, text),
        url=entry.link,
        outlet=outlet_at(entry.link) or entry.outlet,
        section=entry.section,
        headline=title,
        lead=lead if lead != text else None,
        published=entry.published,
        author=entry.author,
        dateline=dateline(text),
        origin=Origin(context.name, number),
    )


def plain(markup: str, where: str) -> list[str]:
    """The lines of a text that may be HTML.

    Raises:
        UnsafeInput: it is made to exhaust whoever parses it.
    """
    if "<" not in markup and "&" not in markup:
        return [line for raw in markup.split("\n") if (line := " ".join(raw.split()))]
    refuse_growth(markup, where)
    body = HTMLTree.parse(markup.replace("\0", "")).body
    if body is None:
        return []
    clear(body, markup)
    return [line for raw in body.inner_text.split("\n") if (line := " ".join(raw.split()))]
