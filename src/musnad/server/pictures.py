"""lineage and days as pictures that the page's own style colours (SVG)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from musnad.ledger.entry import DaySum
from musnad.marked import harmless
from musnad.model.comparison import Edge
from musnad.server.texts import Texts

WIDTH, ROW, BOX, TALL = 760, 46, 250, 30
LONGEST = 30
MOST = 40
# The newest days that are drawn, and how high the highest one is.
DAYS, HEIGHT = 60, 90
# Room for the days beneath, and for two of them side by side.
BENEATH, APART = 20, 200

# The links are those of the lists beside the pictures, so that nobody need pass them by Tab.
_FRAME = Markup(
    '<svg class="picture {}" viewBox="0 0 {} {}" role="group" aria-label="{}" direction="ltr">'
    "{}</svg>"
)
_ARROW = Markup(
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
    ' markerHeight="7" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
)
_EDGE = Markup(
    '<path class="edge {}" d="M{} {}C{} {} {} {} {} {}" stroke-width="{}"'
    ' marker-end="url(#arrow)"><title>{}</title></path>'
)
_NODE = Markup(
    '<a href="{}" tabindex="-1"><g class="node {}">'
    '<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'
    '<text x="{}" y="{}" text-anchor="middle">{}</text><title>{}</title></g></a>'
)
_BAR = Markup(
    '<a href="{}" tabindex="-1"><rect class="bar" x="{}" y="{}" width="{}" height="{}">'
    "<title>{}</title></rect></a>"
)
_DAY = Markup('<text class="day" x="{}" y="{}" text-anchor="{}">{}</text>')
Href = Callable[[str], str]


def lineage_graph(edges: Sequence[Edge], text: Texts, href: Callable[[Edge, str], str]) -> Markup:
    """Who rests on whom: those who tell on one side, what they rest on on the other.

    Args:
        edges: who rests on whom.
        text: the page's words.
        href: an edge, and `teller` or `origin` -> the address of what stands at that end.

    Returns:
        The picture; empty where there is nothing to draw.
    """
    leads = {_teller(one): href(one, "teller") for one in edges}
    leads |= {_origin(one): href(one, "origin") for one in edges}
    counts = Counter((_teller(one), _origin(one), one.kind) for one in edges)
    drawn = [(edge, number) for edge, number in counts.most_common(MOST) if edge[1]]
    if not drawn:
        return Markup("")
    tellers = list(dict.fromkeys(edge[0] for edge, _ in drawn))
    origins = list(dict.fromkeys(edge[1] for edge, _ in drawn))
    height = ROW * max(len(tellers), len(origins)) + ROW // 2
    rtl = text.direction == "rtl"
    near, far = (WIDTH - BOX, BOX) if rtl else (BOX, WIDTH - BOX)
    middle = WIDTH // 2
    parts = [_ARROW]
    for (teller, origin, kind), number in drawn:
        y, y2 = _place(tellers, teller, height), _place(origins, origin, height)
        said = f"{teller} – {text(f'edge.{kind}')} – {origin} ({number})"
        width = min(1 + number * 0.7, 5)
        parts.append(
            _EDGE.format(kind, near, y, middle, y, middle, y2, far, y2, width, harmless(said))
        )
    for names, left, side in (
        (tellers, WIDTH - BOX if rtl else 0, "teller"),
        (origins, 0 if rtl else WIDTH - BOX, "origin"),
    ):
        parts += [
            _node(name, leads[name], left, _place(names, name, height), side) for name in names
        ]
    title = text("matter.lineage")
    return _FRAME.format("lineage", WIDTH, height, title, Markup("").join(parts))


def _place(names: Sequence[str], name: str, height: int) -> int:
    return round((names.index(name) + 0.5) * height / len(names))


def _teller(one: Edge) -> str:
    return one.outlet or one.document


def _origin(one: Edge) -> str:
    return one.origin or one.origin_document or ""


def _node(name: str, href: str, left: int, y: int, kind: str) -> Markup:
    shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    top, middle = y - TALL // 2, left + BOX // 2
    return _NODE.format(
        href, kind, left, top, BOX, TALL, middle, y + 5, harmless(shown), harmless(name)
    )


def day_bars(days: Iterable[DaySum], text: Texts, href: Href) -> Markup:
    """Articles a day, the last days of which there are any; the newest where a text ends.

    Args:
        days: the sums.
        text: the page's words.
        href: a day -> the address of its articles.

    Returns:
        The picture; empty where no day is known.
    """
    counts: Counter[str] = Counter()
    for one in days:
        if one.day:
            counts[one.day] += one.documents
    shown = sorted(counts)[-DAYS:]
    if not shown:
        return Markup("")
    if text.direction == "rtl":
        shown.reverse()
    step = WIDTH / max(len(shown), 30)
    highest = max(counts[day] for day in shown)
    bars = []
    for at, day in enumerate(shown):
        tall = max(2, round(HEIGHT * counts[day] / highest))
        x = (
            round(at * step, 1)
            if text.direction == "ltr"
            else round(WIDTH - (len(shown) - at) * step, 1)
        )
        label = f"{day}: {counts[day]}"
        bars.append(_BAR.format(href(day), x, HEIGHT - tall, round(step * 0.8, 1), tall, label))
    begin = 0.0 if text.direction == "ltr" else WIDTH - len(shown) * step
    bars += _named(shown, begin, begin + len(shown) * step - step * 0.2)
    title = text("corpus.days")
    return _FRAME.format("days", WIDTH, HEIGHT + BENEATH, title, Markup("").join(bars))


def _named(shown: Sequence[str], begin: float, end: float) -> list[Markup]:
    """The first and the last day beneath their bars; of few bars in one line."""
    low = HEIGHT + BENEATH - 5
    left, right = shown[0], shown[-1]
    if end - begin >= APART:
        both = ((begin, "start", left), (end, "end", right))
        return [_DAY.format(round(x, 1), low, anchor, day) for x, anchor, day in both]
    one = left if left == right else " – ".join(sorted((left, right)))
    x, anchor = (begin, "start") if begin == 0 else (WIDTH, "end")
    return [_DAY.format(round(x, 1), low, anchor, one)]
