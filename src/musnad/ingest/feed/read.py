"""a feed or sitemap -> the articles that it carries, or the addresses that it lists"""

from __future__ import annotations

import io
from collections.abc import Iterator

from musnad.errors import InputError, NoArticle
from musnad.ingest.context import Context
from musnad.ingest.feed import json, xml
from musnad.ingest.feed.entry import Entry, story
from musnad.model import Article

# Addresses of one sitemap, as its standard has it, and then some.
MOST = 100_000


def articles(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in an XML feed."""
    return _stories(_entries(stream, context), context)


def articles_of_json(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """The articles in a JSON Feed."""
    return _stories(json.entries(stream, context), context)


def articles_of_sitemap(stream: io.BufferedReader, context: Context) -> Iterator[Article]:
    """Nothing: a sitemap holds addresses alone, and is skipped as having no article."""
    count = sum(1 for _ in listed(stream, context))
    why = f"expected articles, found a sitemap of {count:,} addresses; musnad fetch reads them"
    context.skip(NoArticle(context.name, why))
    yield from ()


def listed(stream: io.BufferedReader, context: Context) -> Iterator[tuple[str, Entry]]:
    """Each address in a sitemap with what is known of it; `sitemap` where it is another one."""
    for count, (tag, element) in enumerate(xml.elements(stream, context.name)):
        if count >= MOST:
            return
        link, entry = xml.located(element)
        if link:
            yield tag, entry


def entries(stream: io.BufferedReader, context: Context, kind: str) -> Iterator[Entry]:
    """The entries of a feed of either kind."""
    if kind == "jsonfeed":
        return json.entries(stream, context)
    return _entries(stream, context)


def _entries(stream: io.BufferedReader, context: Context) -> Iterator[Entry]:
    outlet = None
    for tag, element in xml.elements(stream, context.name):
        if tag == "title":
            outlet = outlet or " ".join((element.text or "").split()) or None
        else:
            yield xml.entry(element, context.url, outlet)


def _stories(found: Iterator[Entry], context: Context) -> Iterator[Article]:
    for number, entry in enumerate(found, 1):
        try:
            yield story(entry, number, context)
        except InputError as error:
            context.skip(error)
