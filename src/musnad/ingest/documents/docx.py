"""a DOCX file's main part -> one article"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from musnad.errors import BrokenFile, NoArticle, TooLarge, UnsafeInput
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.identity import identity
from musnad.ingest.limits import HEAD, LIMIT, size
from musnad.ingest.text import blank
from musnad.model import Article, Origin

MAIN = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, RUN_TEXT, TAB, BREAK = (WORD + name for name in ("p", "t", "tab", "br"))
STYLE = f"{WORD}pPr/{WORD}pStyle"
TITLE = re.compile(r"(title|heading ?1)$", re.I)


def document(stream: io.BufferedReader, context: Context) -> Article:
    """The article in a DOCX file: its paragraphs, and a title where one is styled so.

    Raises:
        BrokenFile: the part is no XML.
        TooLarge: it is over the limit.
        NoArticle: there is no text.
    """
    headline: str | None = None
    lines: list[str] = []
    for style, line in _paragraphs(stream, context.name):
        if not lines and headline is None and TITLE.match(style) and line.strip():
            headline = line.strip()
        else:
            lines.append(line)
    text = "\n".join(lines).strip("\n")
    if blank(text):
        raise NoArticle(context.name, "expected a document with a text, found none")
    origin = Origin(context.name)
    return Article(
        text=text,
        id=identity(headline, text),
        headline=headline,
        dateline=dateline(text),
        origin=origin,
    )


def _paragraphs(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph; the tree is thrown away behind them."""
    parser = etree.XMLPullParser(
        ("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    taken = 0
    try:
        while data := stream.read(HEAD):
            taken += len(data)
            if taken > 10 * LIMIT:
                raise TooLarge(name, f"expected at most {size(10 * LIMIT)}, found more")
            if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
                raise UnsafeInput(name, "expected plain XML, found declarations of entities")
            parser.feed(data)
            for _, element in parser.read_events():
                if element.tag == PARAGRAPH:
                    yield _style(element), _line(element)
                    element.clear()
    except etree.LxmlError as error:
        raise BrokenFile(name, f"expected XML, found: {error}") from None


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(STYLE)
    return "" if style is None else style.get(f"{WORD}val") or ""


def _line(paragraph: etree._Element) -> str:
    pieces = []
    for element in paragraph.iter(RUN_TEXT, TAB, BREAK):
        if element.tag == RUN_TEXT:
            pieces.append(element.text or "")
        else:
            pieces.append("\t" if element.tag == TAB else "\n")
    return "".join(pieces)
