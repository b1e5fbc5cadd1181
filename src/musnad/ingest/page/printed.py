"""the date that a page prints beside its headline, read with our own reader of dates"""

from __future__ import annotations

import re

from resiliparse.parse.html import ElementNode, HTMLTree

from musnad.lexicon.boilerplate import is_change
from musnad.timex import times
from musnad.tokenise import tokenise

DATED = "[class*=date],[class*=time],[class*=publish],[id*=date],time"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A longer line tells a story that a date belongs to.
WORDS = 12
LINES = 3
LEVELS = 2
FRAMES = ("body", "html", "main")


def near_headline(tree: HTMLTree) -> list[str]:
    """The lines that a page marks as dates around its headline; dates elsewhere are others'."""
    body = tree.body
    head = body.query_selector("h1") if body is not None else None
    found: list[str] = []
    for _ in range(LEVELS):
        head = head.parent_element if head is not None else None
        if head is None or head.tag in FRAMES:
            break
        found += map(_line, head.query_selector_all(DATED).values()[:LINES])
    return found


def printed(lines: list[str]) -> str | None:
    """The one day that these lines name in full; None where they name none, or several.

    Example:
        >>> printed(["٥ آذار ٢٠٢٤"]), printed(["الثلاثاء ٥ آذار"])
        ('2024-03-05', None)
    """
    days = {
        day
        for line in lines
        if 0 < len(line.split()) <= WORDS and not is_change(line)
        for day in _days(line)
    }
    return days.pop() if len(days) == 1 else None


def _days(line: str) -> list[str]:
    found = (DAY.match(time.value) for time in times(tokenise(line), published=None))
    return [day[0] for day in found if day]


def _line(node: ElementNode) -> str:
    return " ".join(node.inner_text.split())
