"""the elements of a whole page, head and body"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree


def every(tree: HTMLTree, selectors: str) -> list[ElementNode]:
    """All elements that fit, wherever a template has put them."""
    document = tree.document
    return [] if document is None else document.query_selector_all(selectors).values()
