"""which of a page's titles is the article's"""

from __future__ import annotations

import re

from resiliparse.parse.html import HTMLTree

from musnad.ingest.page.linked import Node, text
from musnad.ingest.page.meta import TITLES, Meta
from musnad.ingest.page.nodes import tagged
from musnad.lexicon import fold

# What parts a title from the outlet's name.
JOINT = re.compile(r"\s+[|\u00b7\u2022\u2013\u2014:-]\s+|\s*\|\s*|\s*\u00bb\s*|\s+::\s+")
SIGNS = re.compile(r"[\W_]+")
HEADS = 5
CUT = re.compile(r"(\.\.\.|\u2026)$")


def headline(tree: HTMLTree, node: Node, meta: Meta) -> str | None:
    """The headline as the page prints it, where it prints what it states; else as stated."""
    stated = [text(node.get("headline")), text(node.get("name")), meta.first(TITLES), meta.title]
    titles = [title for title in stated if title]
    printed = _printed(tree, "h1")
    found = _shown(printed, titles) or _shown(_printed(tree, "h2"), titles)
    if found is not None:
        return found
    if len(printed) == 1 and not titles:
        return printed[0]
    if not titles:
        return None
    return titles[0] if titles[0] != meta.title else _without_outlet(titles[0])


def _printed(tree: HTMLTree, tag: str) -> list[str]:
    """The first headings of a kind."""
    heads = tagged(tree.body, tag)[:HEADS]
    return [shown for head in heads if (shown := " ".join(head.inner_text.split()))]


def _shown(printed: list[str], titles: list[str]) -> str | None:
    """The heading that is one of the titles."""
    return next((one for one in printed if any(_same(one, title) for title in titles)), None)


def _same(shown: str, title: str) -> bool:
    """Whether a title is what is shown, perhaps cut short, or with the outlet's name."""
    if shown == title:
        return True
    one, other = _key(shown), _key(CUT.sub("", title))
    if not one or not other:
        return False
    if one == other or (CUT.search(title) and one.startswith(other)):
        return True
    if one.startswith(other):
        return len(other) * 2 > len(one) and len(title) >= 60
    return other.startswith(one) and bool(JOINT.match(title[len(shown) :]))


def _key(title: str) -> str:
    return SIGNS.sub("", fold(title)).casefold()


def _without_outlet(title: str) -> str:
    """A document's title without the outlet's name at its end, if that is short."""
    joints = list(JOINT.finditer(title))
    if joints and len(title) - joints[-1].end() <= joints[-1].start():
        return title[: joints[-1].start()].strip()
    return title
