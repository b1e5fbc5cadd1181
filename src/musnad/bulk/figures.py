"""figures of a report as pictures (SVG) that need nothing from elsewhere"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 12, 34
ROW, NAMES, VALUES = 24, 220, 90
LONGEST = 34


def curve(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """Values over something that grows, as a line.

    Args:
        points: x and y, the x growing; both from 0.
        across, up: what the axes hold.
    """
    if not points:
        return ""
    width, height = points[-1][0], _round_up(max(y for _, y in points))
    at = [(_x(x / width if width else 0), _y(y / height)) for x, y in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    area = f"{at[0][0]:.1f},{_y(0)} {line} {at[-1][0]:.1f},{_y(0)}"
    inside = f'<polygon class="area" points="{area}"/><polyline class="line" points="{line}"/>'
    return _frame(_axes(width, height, across, up) + inside, f"{up} / {across}")


def columns(bins: Sequence[tuple[float, float, int]], across: str, up: str) -> str:
    """How many fall between two values, as columns.

    Args:
        bins: from, to, and how many.
        across, up: what the axes hold.
    """
    if not bins:
        return ""
    first, last = bins[0][0], bins[-1][1]
    height = _round_up(max(count for _, _, count in bins))
    wide = (WIDTH - LEFT - RIGHT) / len(bins)
    inside = "".join(
        f'<rect class="bar" x="{LEFT + at * wide + 1:.1f}" y="{_y(count / height):.1f}"'
        f' width="{wide - 2:.1f}" height="{_y(0) - _y(count / height):.1f}">'
        f"<title>{number(low)}–{number(high)}: {count:,}</title></rect>"
        for at, (low, high, count) in enumerate(bins)
    )
    return _frame(_axes(last, height, across, up, first) + inside, f"{up} / {across}")


def bars(rows: Sequence[tuple[str, float, str]], title: str) -> str:
    """A bar for each name.

    Args:
        rows: name, value, and the value as it is to be read.
        title: what is shown.
    """
    if not rows:
        return ""
    most = max(value for _, value, _ in rows) or 1
    room = WIDTH - NAMES - VALUES
    inside = "".join(
        f'<text class="name" x="{NAMES - 8}" y="{at * ROW + 16}" text-anchor="end">'
        f"{escape(_short(name))}<title>{escape(name)}</title></text>"
        f'<rect class="bar" x="{NAMES}" y="{at * ROW + 4}" width="{room * value / most:.1f}"'
        f' height="{ROW - 8}"/>'
        f'<text x="{NAMES + room * value / most + 6:.1f}" y="{at * ROW + 16}">{escape(told)}</text>'
        for at, (name, value, told) in enumerate(rows)
    )
    return _frame(inside, title, ROW * len(rows) + 4)


def number(value: float) -> str:
    """A number as people read it.

    Example:
        >>> number(1234.5), number(2.345), number(0)
        ('1,234', '2.35', '0')
    """
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _round_up(value: float) -> float:
    """The next number that ends well: 1, 2, 2.5 or 5, times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return float(next(step for step in (1, 2, 2.5, 5, 10) if step * power >= value) * power)


def _axes(width: float, height: float, across: str, up: str, first: float = 0.0) -> str:
    """Four steps of each axis, with their numbers."""
    parts = []
    for step in range(5):
        share = step / 4
        y, x, value = _y(share), _x(share), number(height * share)
        parts.append(
            f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'
            f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">'
            f"{number(first + (width - first) * share)}</text>"
        )
    return (
        "".join(parts)
        + f'<text x="{_x(0.5):.1f}" y="{HEIGHT - 2}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(12 {_y(0.5):.1f}) rotate(-90)" text-anchor="middle">'
        f"{escape(up)}</text>"
    )


def _frame(inside: str, title: str, height: float = HEIGHT) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {ceil(height)}" role="img" aria-label="{escape(title)}"'
        f' direction="ltr">{inside}</svg>'
    )
