"""a page's body -> the element that holds the article, and its lines"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree

from musnad.ingest.page.junk import clear
from musnad.ingest.page.nodes import tagged

STATED = "[itemprop=articleBody]"
# Pages without paragraphs: what holds a text of its own, or one broken by <br>.
LEAVES = "div:not(:has(div,table,ul,section,article)),td:not(:has(div,table))"
BROKEN = "span>br"
CELLS = frozenset(("td", "th", "dt", "dd", "option"))
INSIDE = ("h1", "a", *sorted(CELLS))
FRAMES = ("body", "html")
# A line of fewer characters is a label.
LABEL = 25
# With less, paragraphs are not how the page marks its text.
LITTLE = 200
# Going up to a wider element is worth so much more text.
WIDER = 1.15
LEVELS = 4
# How far up a link is looked for: climbing without end costs a deep page's depth for each.
CLIMB = 12
MOST = 5_000


def lines(tree: HTMLTree, html: str) -> list[str]:
    """The lines of the element that holds most of the page's running text.

    The tree, which was parsed from `html`, is changed: what is no text of an article is taken
    out of it.
    """
    body = tree.body
    if body is None:
        return []
    stated = _stated(body) if "articleBody" in html else None
    clear(body, html)
    holder = _holder(body, _paragraphs(body), parents=True) or _holder(body, _leaves(body))
    if stated is not None and (holder is None or _length(stated) * 2 > _length(holder)):
        holder = stated
    if holder is None:
        return []
    _tidy(holder, tree)
    found = (" ".join(line.split()) for line in holder.inner_text.split("\n"))
    return [line for line in found if line]


def _tidy(holder: ElementNode, tree: HTMLTree) -> None:
    """Take out headlines and lines that lead to other articles, and part cells of tables."""
    lengths: dict[ElementNode, int] = {holder: -1}
    for node in tagged(holder, *INSIDE)[:MOST]:
        if node.tag == "h1":
            node.remove()
        elif node.tag in CELLS:
            if (end := tree.create_text_node("\n")) is not None:
                node.append(end)
        else:
            _cut(node, lengths)


def _cut(link: ElementNode, lengths: dict[ElementNode, int]) -> None:
    """Take out a line that is a link and nothing else: it leads to another article.

    Args:
        link: inside the element that holds the text.
        lengths: how much text is in what stands around links, as far as it is known; one
            element may stand around all of them. That of the holder fits none.
    """
    said = len(link.inner_text.strip())
    if said < LABEL:
        return
    line: ElementNode | None = None
    above = link.parent_element
    for _ in range(CLIMB):
        if above is None:
            break
        if above not in lengths:
            lengths[above] = len(above.inner_text.strip())
        if lengths[above] != said:
            break
        line, above = above, above.parent_element
    if line is not None:
        line.remove()


def _stated(body: ElementNode) -> ElementNode | None:
    """The one element that the page itself calls the article's body."""
    found = body.query_selector_all(STATED).values()
    return found[0] if len(found) == 1 and found[0].tag not in ("meta", "span") else None


def _length(node: ElementNode) -> int:
    return len(node.inner_text)


def _paragraphs(body: ElementNode) -> list[ElementNode]:
    return tagged(body, "p")[:MOST]


def _leaves(body: ElementNode) -> list[ElementNode]:
    """The blocks of a page without paragraphs, in no order."""
    found = body.query_selector_all(LEAVES).values()[:MOST]
    spans = (line.parent_element for line in body.query_selector_all(BROKEN).values()[:MOST])
    return [*found, *dict.fromkeys(span for span in spans if span is not None)]


def _linking(body: ElementNode) -> set[ElementNode]:
    """The elements around links. Asking each element for its links costs the depth of each."""
    found: set[ElementNode] = set()
    for link in tagged(body, "a"):
        above = link.parent_element
        for _ in range(CLIMB):
            if above is None or above in found:
                break
            found.add(above)
            above = above.parent_element
    return found


def _holder(
    body: ElementNode, blocks: list[ElementNode], parents: bool = False
) -> ElementNode | None:
    """The element in which the texts of all blocks, or of those around them, amount to most."""
    texts: dict[ElementNode, int] = {}
    linking = _linking(body) if blocks else set()
    for block in blocks:
        length = _running(block, block in linking)
        parent = block.parent_element if parents else block
        if length and parent is not None:
            texts[parent] = texts.get(parent, 0) + length
    if sum(texts.values()) < LITTLE:
        return None
    best = max(texts, key=texts.__getitem__)
    return _widened(best, texts)


def _running(block: ElementNode, links: bool) -> int:
    """How much of a block is running text; nothing where it is a label or a list of links."""
    text = block.inner_text.strip()
    if len(text) < LABEL:
        return 0
    if not links:
        return len(text)
    linked = sum(len(link.inner_text) for link in tagged(block, "a"))
    return len(text) if linked * 2 < len(text) else 0


def _widened(best: ElementNode, texts: dict[ElementNode, int]) -> ElementNode:
    """A wider element, where the article is spread over several."""
    if len(texts) == 1:
        return best
    totals: dict[ElementNode, int] = {}
    for holder, length in texts.items():
        node: ElementNode | None = holder
        for _ in range(LEVELS):
            if node is None or node.tag in FRAMES:
                break
            totals[node] = totals.get(node, 0) + length
            node = node.parent_element
    chosen, node = best, best
    for _ in range(LEVELS - 1):
        above = node.parent_element
        if above is None or above.tag in FRAMES:
            break
        node = above
        if totals.get(node, 0) > totals.get(chosen, 0) * WIDER:
            chosen = node
    return chosen
