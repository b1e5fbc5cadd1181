"""an address -> the articles there: a page's own, or those of all pages a feed lists"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from musnad.errors import FetchError, InputError, NoArticle, Unavailable
from musnad.ingest import gate
from musnad.ingest.charset import charset_of
from musnad.ingest.context import Context
from musnad.ingest.feed.entry import Entry, story
from musnad.ingest.feed.read import entries, listed
from musnad.ingest.kind import Kind, kind
from musnad.ingest.limits import HEAD
from musnad.ingest.net.exchange import Answer
from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.page.read import page
from musnad.model import Article

FEEDS: tuple[Kind, ...] = ("feed", "jsonfeed", "sitemap")
# Sitemaps that list sitemaps that list pages.
LEVELS = 2


def fetched(url: str, fetcher: Fetcher, context: Context) -> Iterator[Article]:
    """The articles at an address; a feed's pages are fetched one after the other.

    Raises:
        FetchError: there is nothing at the address, or it may not be fetched.
    """
    answer = fetcher.get(url)
    inner = surroundings(answer, context)
    if kind(answer.body[:HEAD]) not in FEEDS:
        yield from context.read(_stream(answer), inner)
        return
    for number, entry in enumerate(links(answer, fetcher, context), 1):
        if number > fetcher.policy.pages:
            context.note(f"{url}: only the first {fetcher.policy.pages:,} pages are fetched")
            return
        yield from _entry(entry, number, fetcher, inner)


def _entry(entry: Entry, number: int, fetcher: Fetcher, context: Context) -> Iterator[Article]:
    """The entry's page, looked at like any other input."""
    try:
        found = article(entry, number, fetcher, context)
    except InputError as error:
        context.skip(error)
    else:
        yield found


def article(entry: Entry, number: int, fetcher: Fetcher, context: Context) -> Article:
    """The article that an entry of a feed links to, with what only the feed states.

    A page without an article, or one that is gone or may not be fetched, is replaced by what
    the feed itself carries of it, if that is the article and not a summary.

    Raises:
        InputError: the page cannot be read.
    """
    if entry.link is None:
        return _carried(entry, number, context)
    try:
        answer = fetcher.get(entry.link)
        found = page(answer.body, surroundings(answer, context))
    except (NoArticle, FetchError) as error:
        if entry.content is None or isinstance(error, Unavailable):
            raise
        return _carried(entry, number, context)
    gate.refuse(found, answer.url)
    return msgspec.structs.replace(
        found,
        headline=found.headline or entry.title,
        published=found.published or entry.published,
        author=found.author or entry.author,
        section=found.section or entry.section,
        outlet=found.outlet or entry.outlet,
    )


def _carried(entry: Entry, number: int, context: Context) -> Article:
    """The article as the feed itself carries it."""
    found = story(entry, number, context)
    gate.refuse(found, context.name)
    return found


def links(answer: Answer, fetcher: Fetcher, context: Context, level: int = 0) -> Iterator[Entry]:
    """The entries of a feed, or those of a sitemap and of the sitemaps that it lists."""
    found = kind(answer.body[:HEAD])
    stream = _stream(answer)
    inner = surroundings(answer, context)
    if found != "sitemap":
        yield from entries(stream, inner, found)
        return
    for tag, entry in listed(stream, inner):
        if tag != "sitemap":
            yield entry
        elif level < LEVELS and entry.link is not None:
            try:
                yield from links(fetcher.get(entry.link), fetcher, context, level + 1)
            except InputError as error:
                context.skip(error)


def _stream(answer: Answer) -> io.BufferedReader:
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(answer.body))
    return stream


def surroundings(answer: Answer, context: Context) -> Context:
    """What a reader is told of an answer."""
    charset = charset_of(answer.headers.get("content-type", ""))
    return context._replace(name=answer.url, url=answer.url, charset=charset)
