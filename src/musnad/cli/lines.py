"""lays styled texts out in a terminal's width, each line with its direction to itself"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from musnad.cli.safe import is_rtl, isolated

WIDEST = 100
NARROWEST = 24
# The gutter before a line, in which labels stand.
STEP = 4
FAINT = "dim"


def block(console: Console, text: Text, indent: int, label: str = "") -> None:
    """A text over as many lines as it needs.

    Args:
        console: where to; its width counts up to WIDEST.
        text: harmless, in one line.
        indent: cells before each line; the last STEP of them take the label.
        label: what stands before the first line.
    """
    rtl = is_rtl(text.plain)
    opening, closing = isolated("\0", rtl).split("\0")
    for line in text.wrap(console, _width(console, indent)):
        line.rstrip()
        console.print(Text.assemble(_gutter(label, indent), opening, line, closing))
        label = ""


def flow(
    console: Console,
    parts: Sequence[Text],
    joint: str,
    indent: int,
    label: str = "",
    again: str = "",
) -> None:
    """Parts with a joint between them, broken only between parts where they fit.

    Args:
        console: as for `block`.
        parts: harmless texts, each keeping its direction to itself.
        joint: what stands between two parts of a line.
        indent: as for `block`.
        label: what stands before the first line.
        again: what stands before each further line.
    """
    for row in _rows(parts, len(joint), _width(console, indent)):
        if len(row) == 1:
            block(console, row[0], indent, label)
        else:
            joined = Text.assemble((joint, FAINT)).join(_isolated(part) for part in row)
            console.print(Text.assemble(_gutter(label, indent), joined))
        label = again


def _rows(parts: Sequence[Text], joint: int, width: int) -> list[list[Text]]:
    rows: list[list[Text]] = []
    free = 0
    for part in parts:
        needed = joint + cell_len(part.plain)
        if not rows or needed > free:
            rows.append([])
            free = width + joint
        rows[-1].append(part)
        free -= needed
    return rows


def _isolated(part: Text) -> Text:
    opening, closing = isolated("\0").split("\0")
    return Text.assemble(opening, part, closing)


def _gutter(label: str, indent: int) -> Text:
    return Text(f"{label:<{STEP}}".rjust(indent) if indent else "", FAINT)


def _width(console: Console, indent: int) -> int:
    return max(NARROWEST, min(console.width, WIDEST) - indent)
