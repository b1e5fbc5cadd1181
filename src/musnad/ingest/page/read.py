"""a page's bytes -> the article on it"""

from __future__ import annotations

import io
import re
from urllib.parse import urlsplit

from resiliparse.parse.html import HTMLTree

from musnad.errors import EncodingError, NoArticle, TooLarge
from musnad.ingest.address import identity_of, plain_address
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.identity import identity
from musnad.ingest.limits import LIMIT, size
from musnad.ingest.page import body, fallback
from musnad.ingest.page.charset import BROKEN, decode_page
from musnad.ingest.page.guard import refuse_growth
from musnad.ingest.page.headline import headline
from musnad.ingest.page.lines import kept
from musnad.ingest.page.linked import Node, linked, names, section_of_crumbs, text
from musnad.ingest.page.meta import AUTHORS, DESCRIPTIONS, SECTIONS, SITES, Meta
from musnad.ingest.page.printed import LINES, near_headline, printed
from musnad.ingest.page.published import published
from musnad.lexicon.outlets import outlet_of
from musnad.model import Article, Origin

# With less, the text was not found, or there is none.
LITTLE = 120
# A page without a headline needs more to be an article at all.
UNTITLED = 300
AND = "\u060c "
SIGNED = "[itemprop=author]"
LONGEST_NAME = 80
# What needs no further looking at, as nearly all addresses do not.
PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)/")


def read(stream: io.BufferedReader, context: Context) -> Article:
    """The article on a page.

    Raises:
        TooLarge: the page is over the limit; no more than that is read of it.
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(context.name, f"expected at most {size(LIMIT)} in one page, found more")
    return page(data, context)


def page(data: bytes, context: Context) -> Article:
    """The article on a page.

    Raises:
        NoArticle: there is none.
        EncodingError: the bytes of the text break its encoding.
        UnsafeInput: the page is made to exhaust whoever parses it.
    """
    html, encoding = decode_page(data, context.charset, context.name)
    refuse_growth(html, context.name)
    tree = HTMLTree.parse(html)
    # As long as they are held, they are not made anew for everyone who asks for them.
    held = tree.document, tree.body
    meta, node = Meta(tree), linked(tree, html)
    title, when = headline(tree, node, meta), published(tree, node, meta)
    author = _author(node, meta) or (_signed(tree) if "itemprop" in html else None)
    crumbs = None if node.get("articleSection") else section_of_crumbs(tree, html)
    dates = near_headline(tree) if when is None else []
    lines = _lines(tree, node, html, title)
    del held
    found = "\n".join(lines)
    _refuse(found, title, context)
    if node.get("isAccessibleForFree") in (False, "False", "false"):
        context.note(f"{context.name}: behind a paywall; only what the page shows is read")
    url = context.url or _stated_url(meta)
    return Article(
        text=found,
        id=identity_of(context.url) if context.url else identity(title, found),
        url=url,
        outlet=outlet_at(url) or text(node.get("publisher")) or meta.first(SITES),
        section=text(node.get("articleSection")) or meta.first(SECTIONS) or crumbs,
        headline=title,
        lead=text(node.get("description")) or meta.first(DESCRIPTIONS),
        published=when or printed(dates + lines[:LINES]),
        author=author,
        dateline=dateline(found),
        origin=Origin(context.name, None, encoding),
    )


def _lines(tree: HTMLTree, node: Node, html: str, title: str | None) -> list[str]:
    """The article's lines: from the tree, from the page's own data, from trafilatura."""
    found = kept(body.lines(tree, html), title)
    length = sum(map(len, found))
    stated = node.get("articleBody")
    if isinstance(stated, str) and len(stated) > 2 * length:
        found = kept([line for raw in stated.split("\n") if (line := " ".join(raw.split()))], title)
        length = sum(map(len, found))
    if length < LITTLE:
        other = kept(fallback.lines(html), title)
        if sum(map(len, other)) > length:
            found = other
    return found


def _refuse(found: str, title: str | None, context: Context) -> None:
    if not found or (not title and len(found) < UNTITLED):
        raise NoArticle(context.name, "expected a page with an article, found no running text")
    if BROKEN in found or BROKEN in (title or ""):
        raise EncodingError(context.name, "expected UTF-8, found bytes in the text that break it")


def _stated_url(meta: Meta) -> str | None:
    """The address that a page states for itself, where nothing else tells it."""
    stated = meta.canonical or meta.first(("og:url",))
    return plain_address(stated) if stated else None


def outlet_at(url: str | None) -> str | None:
    """The name of the outlet that publishes at an address, or None."""
    if url is None:
        return None
    return outlet_of(host) if (host := _host(url)) else None


def _host(url: str) -> str | None:
    if plain := PLAIN_HOST.match(url):
        return plain[1]
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _author(node: Node, meta: Meta) -> str | None:
    found = names(node.get("author"))
    if found:
        return AND.join(found)
    stated = meta.first(AUTHORS)
    return stated if stated and "//" not in stated else None


def _signed(tree: HTMLTree) -> str | None:
    """Who is marked as the author in the page's body."""
    marked = tree.body.query_selector(SIGNED) if tree.body is not None else None
    signed = " ".join((marked.inner_text if marked is not None else "").split())
    return signed if 0 < len(signed) < LONGEST_NAME else None
