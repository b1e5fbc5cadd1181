"""the timeline and the lineage as pictures (SVG, with the extra `charts`)"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from musnad.compare.drift import wording
from musnad.model.comparison import Comparison

_WIDTH = 820
_ROW = 26
_MOST = 80
_LABEL = 60
_FONT = "Noto Naskh Arabic, Amiri, DejaVu Sans, sans-serif"
_COLOURS = {"conflict": "#b91c1c", "reversal": "#b45309", "statement": "#1d4ed8"}
_KINDS = {"cites": "#1d4ed8", "copies": "#b91c1c", "quotes": "#b45309"}

Row = dict[str, object]


def pictures(
    found: Comparison, on_note: Callable[[str], None] | None = None
) -> Iterator[tuple[str, str]]:
    """Each picture with its name; none where the libraries are not installed."""
    try:
        altair, convert = import_module("altair"), import_module("vl_convert")
    except ImportError:
        if on_note is not None:
            on_note("no pictures in the report: they need the extra charts")
        return
    for name, chart in (
        ("timeline", _timeline(altair, found)),
        ("what rests on what", _lineage(altair, found)),
    ):
        if chart is not None:
            yield name, convert.vegalite_to_svg(chart.to_dict())


def _timeline(alt: Any, found: Comparison) -> Any:
    """Statements by day and outlet, what is in dispute set off."""
    moments = [one for one in found.timeline if one.day]
    rows: list[Row] = [
        {
            "at": number,
            "day": (one.day or "")[:10],
            "outlet": one.what.outlet or one.what.document,
            "kind": one.marks[0] if one.marks else "statement",
            "label": f"{one.what.speaker or ''}: {wording(one.what)}"[:_LABEL],
        }
        for number, one in enumerate(([one for one in moments if one.marks] or moments)[:_MOST])
    ]
    if not rows:
        return None
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("at:O", axis=None),
        x=alt.X(
            "day:T", title=None, scale=alt.Scale(reverse=True), axis=alt.Axis(format="%Y-%m-%d")
        ),
    )
    colours = alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values()))
    dots = base.mark_circle(size=90).encode(color=alt.Color("kind:N", scale=colours, title=None))
    labels = base.mark_text(align="right", dx=-10, font=_FONT, fontSize=12).encode(text="label:N")
    chart = (dots + labels).properties(width=_WIDTH, height=_ROW * len(rows))
    return chart.configure_view(stroke=None)


def _lineage(alt: Any, found: Comparison) -> Any:
    """Outlets on the right, what they rest on to the left, a line for each edge."""
    edges = list(
        dict.fromkeys(
            (one.kind, one.outlet or one.document, one.origin or one.origin_document or "")
            for one in found.lineage
        )
    )[:_MOST]
    if not edges:
        return None
    right = list(dict.fromkeys(outlet for _, outlet, _ in edges))
    left = list(dict.fromkeys(origin for _, _, origin in edges))
    height = _ROW * max(len(left), len(right))
    at = {("r", name): _place(right, name, height) for name in right}
    at |= {("l", name): _place(left, name, height) for name in left}
    lines: list[Row] = [
        {"x": 0.7, "y": at["r", outlet], "x2": 0.3, "y2": at["l", origin], "kind": kind}
        for kind, outlet, origin in edges
    ]
    names: list[Row] = [
        {"x": 0.72 if side == "r" else 0.28, "y": y, "name": name, "side": side}
        for (side, name), y in at.items()
    ]
    return _graph(alt, lines, names, height)


def _place(names: list[str], name: str, height: int) -> float:
    return (names.index(name) + 0.5) * height / len(names)


def _graph(alt: Any, lines: list[Row], names: list[Row], height: int) -> Any:
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True))
    colours = alt.Scale(domain=list(_KINDS), range=list(_KINDS.values()))
    drawn = (
        alt.Chart(alt.Data(values=lines))
        .mark_rule(strokeWidth=1.4)
        .encode(
            x=x, y=y, x2="x2:Q", y2="y2:Q", color=alt.Color("kind:N", scale=colours, title=None)
        )
    )
    texts = [
        alt.Chart(alt.Data(values=[one for one in names if one["side"] == side]))
        .mark_text(align=align, font=_FONT, fontSize=12)
        .encode(x=x, y=y, text="name:N")
        for side, align in (("r", "left"), ("l", "right"))
    ]
    chart = alt.layer(drawn, *texts).properties(width=_WIDTH, height=height)
    return chart.configure_view(stroke=None)
