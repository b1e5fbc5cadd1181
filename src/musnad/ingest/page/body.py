"""a page's body -> the element that holds the article, and its lines"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree

from musnad.ingest.page.junk import clear

STATED = "[itemprop=articleBody]"
PARAGRAPHS = "p"
# Pages without paragraphs: what holds a text of its own, or one broken by <br>.
LEAVES = "div:not(:has(div,table,ul,section,article)),td:not(:has(div,table)),span:has(br)"
LINKING = "p:has(a),div:has(a),td:has(a),span:has(a)"
CELLS = frozenset(("td", "th", "dt", "dd", "option"))
INSIDE = "h1,a,td,th,dt,dd,option"
FRAMES = ("body", "html")
# A line of fewer characters is a label.
LABEL = 25
# With less, paragraphs are not how the page marks its text.
LITTLE = 200
# Going up to a wider element is worth so much more text.
WIDER = 1.15
LEVELS = 4
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
    holder = _holder(body, PARAGRAPHS) or _holder(body, LEAVES)
    if stated is not None and (holder is None or _length(stated) * 2 > _length(holder)):
        holder = stated
    if holder is None:
        return []
    _tidy(holder, tree)
    found = (" ".join(line.split()) for line in holder.inner_text.split("\n"))
    return [line for line in found if line]


def _tidy(holder: ElementNode, tree: HTMLTree) -> None:
    """Take out headlines and lines that lead to other articles, and part cells of tables."""
    for node in holder.query_selector_all(INSIDE).values()[:MOST]:
        if node.tag == "h1":
            node.remove()
        elif node.tag in CELLS:
            if (end := tree.create_text_node("\n")) is not None:
                node.append(end)
        else:
            _cut(node, holder)


def _cut(link: ElementNode, holder: ElementNode) -> None:
    """Take out a line that is a link and nothing else: it leads to another article."""
    said = link.inner_text.strip()
    if len(said) < LABEL:
        return
    line: ElementNode | None = None
    above = link.parent_element
    while above is not None and above != holder and above.inner_text.strip() == said:
        line, above = above, above.parent_element
    if line is not None:
        line.remove()


def _stated(body: ElementNode) -> ElementNode | None:
    """The one element that the page itself calls the article's body."""
    found = body.query_selector_all(STATED).values()
    return found[0] if len(found) == 1 and found[0].tag not in ("meta", "span") else None


def _length(node: ElementNode) -> int:
    return len(node.inner_text)


def _holder(body: ElementNode, blocks: str) -> ElementNode | None:
    """The element in which the texts of all blocks amount to most."""
    texts: dict[ElementNode, int] = {}
    found = body.query_selector_all(blocks).values()[:MOST]
    linking = set(body.query_selector_all(LINKING).values()) if found else set()
    for block in found:
        length = _running(block, block in linking)
        parent = block.parent_element if blocks == PARAGRAPHS else block
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
    linked = sum(len(link.inner_text) for link in block.query_selector_all("a").values())
    return len(text) if linked * 2 < len(text) else 0


def _widened(best: ElementNode, texts: dict[ElementNode, int]) -> ElementNode:
    """A wider element, where the article is spread over several."""
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
