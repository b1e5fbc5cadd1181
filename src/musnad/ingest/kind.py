"""tells what an input is by its first bytes, not by its name"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from musnad.ingest.decode import marked
from musnad.ingest.rows.header import is_header, is_table

Kind = Literal[
    "text", "jsonl", "json", "csv", "page", "feed", "sitemap", "jsonfeed", "mail",
    "warc", "packed", "zip", "tar", "parquet", "pdf", "xml",
]  # fmt: skip
OBJECT = re.compile(r'\{\s*"[^"\n]*"\s*:')
ARRAY = re.compile(r'\[\s*\{\s*"[^"\n]*"\s*:')
JSON_FEED = re.compile(r'\{(?s:.{0,2000}?)"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"(\xb5/\xfd", "packed"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
)
# A zstd stream may begin with a frame to be skipped, such as a dictionary for WARC.
SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
TAR_MAGIC = slice(257, 262)

# Declarations, comments and processing instructions before the first tag.
PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--(?s:.*?)-->\s*|<!doctype\b[^>\[]*(?:\[(?s:.*?)\])?[^>]*>\s*)*", re.I
)
ROOT = re.compile(r"<(?:[a-z]+:)?(rss|feed|rdf|urlset|sitemapindex|[a-z][a-z0-9]*)[\s>/:]", re.I)
FEEDS = ("rss", "feed", "rdf")
SITEMAPS = ("urlset", "sitemapindex")
PAGES = frozenset(
    """
    html head body title meta link script style base noscript main article section div p span
    table h1 h2 center font header nav br a img
    """.split()
)
DECLARATION = re.compile(r"\s*<\?xml\s")
DOCTYPE = re.compile(r"\s*(?:<!--(?s:.*?)-->\s*)*<!doctype html", re.I)

MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]|From \S+@")
MAIL_NAMES = frozenset(
    """
    from to date subject message-id received return-path mime-version content-type reply-to
    delivered-to x-mailer snapshot-content-location list-id dkim-signature
    """.split()
)
ENOUGH_FIELDS = 3


def kind(head: bytes, columns: Mapping[str, str] | None = None) -> Kind:
    """What the beginning of an input shows it to be.

    `jsonl`: some line is a JSON object with a text, or the first one begins as an object
    does, even where it is broken or longer than the head. `json`: an array, or one object
    spread over several lines. `xml`: none of the forms of XML that are read. `csv`: the first
    line names columns, of texts or others. Everything else that is not known by a mark of its
    own is `text`.

    Args:
        head: the first bytes.
        columns: field of a record -> the user's own name for it.

    Example:
        >>> kind(b'{"text": "a"}'), kind(b"{a} b"), kind(b'[{"text": "a"}]'), kind(b"<html>")
        ('jsonl', 'text', 'json', 'page')
    """
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    if SKIPPABLE.match(head):
        return "packed"
    if head[TAR_MAGIC] == b"ustar":
        return "tar"
    text = head.decode(marked(head) or "utf-8", "ignore").lstrip("\ufeff")
    return _markup(text) or _mail(text) or _lines_of(text, columns or {})


def begins_with_record(head: bytes) -> bool:
    """Whether the first line is a record, so that no more need be read to know."""
    text = head.decode(marked(head) or "utf-8", "ignore").lstrip("\ufeff")
    return any(_is_record(line, "text") for line in _lines(text)[:1])


def _markup(text: str) -> Kind | None:
    if not text.lstrip().startswith("<"):
        return None
    if DOCTYPE.match(text):
        return "page"
    after = PROLOGUE.match(text)
    root = ROOT.match(text, after.end() if after else 0)
    name = root[1].lower() if root else ""
    if name in FEEDS:
        return "feed"
    if name in SITEMAPS:
        return "sitemap"
    if name in PAGES:
        return "page"
    return "xml" if DECLARATION.match(text) else None


def _mail(text: str) -> Kind | None:
    known = 0
    for number, line in enumerate(text.split("\n", 200)[:200]):
        field = MAIL_FIELD.match(line)
        if field:
            known += field[1] is None or field[1].lower() in MAIL_NAMES
        elif number == 0 or line[:1] not in (" ", "\t"):
            break
    return "mail" if known >= ENOUGH_FIELDS else None


def _lines_of(text: str, columns: Mapping[str, str]) -> Kind:
    lines = _lines(text)
    beginning = "\n".join(lines[:3])
    body = columns.get("text", "text")
    if ARRAY.match(beginning):
        return "json"
    if JSON_FEED.match(text.lstrip()):
        return "jsonfeed"
    if any(_is_record(line, body) for line in lines) or (lines and OBJECT.match(lines[0])):
        return "jsonl"
    if lines and (is_header(lines[0], columns) or is_table(text.lstrip(), columns)):
        return "csv"
    return "json" if OBJECT.match(beginning) else "text"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _is_record(line: str, body: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(found, dict) and body in found
