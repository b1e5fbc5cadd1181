"""RSS, RDF and Atom -> entries, one at a time, with nothing declared and nothing fetched"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from musnad.errors import BrokenFile, TooLarge, UnsafeInput
from musnad.ingest.address import plain_address
from musnad.ingest.feed.charset import Characters
from musnad.ingest.feed.entry import Entry
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.moments import moment

PIECE = 16_384
MOST = 10 * LIMIT
ENTRIES = ("item", "entry", "url", "sitemap")
CONTENT = ("encoded", "content")
SUMMARY = ("description", "summary", "subtitle")
DATES = ("pubDate", "published", "date", "issued", "publication_date", "created")
AUTHORS = ("creator", "author", "name")
DECLARED = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[")
# A declaration may lie across two pieces.
OVERLAP = 64


def elements(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, etree._Element]]:
    """Each entry with its kind, and the title of the feed as it comes by.

    Entries are thrown away behind the reader, so that a long feed takes no more memory than
    a short one.

    Raises:
        UnsafeInput: the document declares entities, which may grow without end.
        BrokenFile: it is no XML, however much is forgiven.
        TooLarge: it is over the limit.
    """
    parser = etree.XMLPullParser(
        ("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True,
        huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    characters = Characters(stream.peek(HEAD)[:HEAD])
    taken, before, more = 0, b"", True
    try:
        while more:
            read = stream.read(PIECE)
            taken, more = taken + len(read), bool(read)
            data = characters.piece(read, not more)
            if taken > MOST:
                raise TooLarge(name, f"expected at most {size(MOST)} in one feed, found more")
            if DECLARED.search(before + data):
                why = "expected a feed without declarations, found one that declares entities"
                raise UnsafeInput(name, why)
            before = data[-OVERLAP:]
            parser.feed(data)
            yield from _events(parser)
        parser.close()
        yield from _events(parser)
    except etree.LxmlError as error:
        raise BrokenFile(name, f"expected XML, found: {error}") from None


def _events(parser: etree.XMLPullParser[etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    for _, element in parser.read_events():
        tag = local(element)
        if tag in ENTRIES:
            yield tag, element
            _forget(element)
        elif tag == "title" and local(element.getparent()) in ("channel", "feed"):
            yield tag, element


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def entry(element: etree._Element, base: str | None, outlet: str | None) -> Entry:
    """What an item of RSS or an entry of Atom says."""
    found = Entry(link=_link(element, base), outlet=outlet)
    for child in element:
        tag, value = local(child), _text(child)
        if not value:
            continue
        if tag == "title" and not _is_media(child):
            found.title = found.title or value
        elif tag in CONTENT and not _is_media(child):
            found.content = found.content or value
        elif tag in SUMMARY and not _is_media(child):
            found.summary = found.summary or value
        elif tag in DATES:
            found.published = found.published or moment(value)
        elif tag in AUTHORS:
            found.author = found.author or value
        elif tag == "category":
            found.section = found.section or child.get("term") or value
    return found


def located(element: etree._Element) -> tuple[str | None, Entry]:
    """Address and news data of an entry in a sitemap."""
    found = Entry()
    link = None
    for child in element.iter():
        tag, value = local(child), (child.text or "").strip()
        if tag == "loc" and link is None:
            link = plain_address(value)
        elif tag == "title" and value:
            found.title = found.title or value
        elif tag in DATES:
            found.published = found.published or moment(value)
    found.link = link
    return link, found


def local(element: etree._Element | None) -> str:
    """A tag's name without its namespace."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _is_media(element: etree._Element) -> bool:
    return "search.yahoo.com/mrss" in str(element.tag) or str(element.tag).startswith("media:")


def _link(element: etree._Element, base: str | None) -> str | None:
    """The article's address: the link itself, or a guid that is one."""
    links: list[str] = []
    others: list[str] = []
    for child in element:
        tag = local(child)
        if tag == "link":
            href = child.get("href") or child.text or ""
            (links if child.get("rel", "alternate") == "alternate" else others).append(href)
        elif tag in ("guid", "id") and child.get("isPermaLink") != "false":
            others.append(child.text or "")
    for href in links + others:
        found = joined(base, href.strip())
        if found:
            return found
    return None


def joined(base: str | None, href: str) -> str | None:
    """An address in a document, made absolute."""
    try:
        whole = urljoin(base, href) if base else href
        return plain_address(whole) if urlsplit(whole).hostname else None
    except ValueError:
        return None


def _text(element: etree._Element) -> str:
    """The text of an element; markup inside it, as Atom allows, as markup."""
    if len(element) == 0:
        return (element.text or "").strip() or (element.get("term") or "")
    if element.get("type") == "xhtml" or local(element) in CONTENT:
        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    return "".join(map(str, element.itertext())).strip()
