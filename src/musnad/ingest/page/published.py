"""when a page says that its article was published; never a guess"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree

from musnad.ingest.moments import moment
from musnad.ingest.page.linked import Node
from musnad.ingest.page.meta import DATES, Meta

STATED = "[itemprop=datePublished],time[pubdate]"
TIMES = "time[datetime]"
# Where other articles are listed, times are theirs.
ELSEWHERE = (
    "aside,nav,footer,ul,ol,[class*=related],[class*=comment],[class*=latest],[class*=card],"
    "[class*=teaser],[class*=sidebar],[class*=most],[class*=widget]"
)
CHANGED = ("modif", "updat")
MOST = 50


def published(tree: HTMLTree, node: Node, meta: Meta) -> str | None:
    """The time of publication: from JSON-LD, meta tags, or marks in the body, in this order."""
    return (
        moment(node.get("datePublished"))
        or moment(meta.first(DATES))
        or moment(node.get("dateCreated"))
        or _marked(tree)
    )


def _marked(tree: HTMLTree) -> str | None:
    body = tree.body
    if body is None:
        return None
    for one in body.query_selector_all(STATED).values()[:MOST]:
        found = _value(one)
        if found:
            return found
    times = {
        _value(one)
        for one in body.query_selector_all(TIMES).values()[:MOST]
        if one.closest(ELSEWHERE) is None and not _is_change(one)
    } - {None}
    # Two times that are not told apart state nothing.
    return times.pop() if len(times) == 1 else None


def _value(node: ElementNode) -> str | None:
    stated = (node.getattr(name) for name in ("datetime", "content", "title"))
    return next(filter(None, map(moment, stated)), None)


def _is_change(node: ElementNode) -> bool:
    said = " ".join(filter(None, (node.class_name, node.getattr("itemprop"), node.id))).lower()
    return any(word in said for word in CHANGED)
