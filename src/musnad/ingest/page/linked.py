"""JSON-LD in a page -> what it states of the article"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import msgspec
from resiliparse.parse.html import HTMLTree

from musnad.ingest.page.nodes import having

SCRIPT = ("type", "application/ld+json")
ARTICLES = re.compile(r"(Article|Posting|Report|Review|Blog|News)$")
WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>|;)\s*$")
MOST = 1_000_000
SCRIPTS = 20
NODES = 500
Node = dict[str, object]


def linked(tree: HTMLTree, html: str) -> Node:
    """The node of the article that a page is about; empty where there is none."""
    if "ld+json" not in html:
        return {}
    nodes: list[Node] = []
    for script in having(tree.document, *SCRIPT)[:SCRIPTS]:
        nodes += _nodes(_parsed(script.text or ""))
    articles = [node for node in nodes if ARTICLES.search(_kind(node))]
    return max(articles, key=_weight, default={})


def section_of_crumbs(tree: HTMLTree, html: str) -> str | None:
    """The second step of a page's path, which names its section."""
    if "BreadcrumbList" not in html:
        return None
    for script in having(tree.document, *SCRIPT)[:SCRIPTS]:
        text = script.text or ""
        if "BreadcrumbList" in text:
            for node in _nodes(_parsed(text)):
                if _kind(node) == "BreadcrumbList":
                    return _second(node.get("itemListElement"))
    return None


def text(value: object) -> str | None:
    """A value as plain text, entities resolved; None where it holds none."""
    if isinstance(value, list):
        return next((found for found in map(text, value[:20]) if found), None)
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value"))
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def names(value: object) -> list[str]:
    """The names of one or several persons or bodies, none twice."""
    values = value[:20] if isinstance(value, list) else [value]
    return list(dict.fromkeys(filter(None, map(text, values))))


def _parsed(script: str) -> object:
    """The JSON in a script, as strictly as it was written."""
    if len(script) > MOST:
        return None
    try:
        return msgspec.json.decode(script)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        pass
    try:
        return json.loads(WRAPPING.sub("", WRAPPING.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Node]:
    """The nodes of a document, those inside lists and graphs too."""
    waiting, seen = [value], 0
    while waiting and seen < NODES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting += one[:NODES]
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _kind(node: Node) -> str:
    kinds = node.get("@type")
    if isinstance(kinds, list):
        kinds = next((kind for kind in kinds if ARTICLES.search(str(kind))), None)
    return str(kinds).rpartition("/")[2]


def _weight(node: Node) -> int:
    return sum(key in node for key in ("headline", "datePublished", "articleBody", "author"))


def _second(items: object) -> str | None:
    if not isinstance(items, list) or len(items) < 2 or not isinstance(items[1], dict):
        return None
    return text(items[1]) or text(items[1].get("item"))
