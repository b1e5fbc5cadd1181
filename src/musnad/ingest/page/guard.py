"""pages made to grow while they are parsed

A formatting tag that is never closed is opened anew in every later paragraph, as the HTML
standard asks: a hundred kilobytes of them become gigabytes of tree.
"""

from __future__ import annotations

import re
from collections import Counter

from musnad.errors import TooLarge, UnsafeInput
from musnad.ingest.limits import COPIES, TAGS

FORMATTING = re.compile(
    r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u|a)(?=[\s/>])", re.I
)
# Fewer tags cannot grow to much.
FEW = 1_500
# Attributes and entities are not counted as tags, but cost as well.
ATTRIBUTES = 2_000_000


def refuse_growth(html: str, where: str) -> None:
    """Let a page pass whose tree is about as large as itself.

    Raises:
        TooLarge: it has too many tags.
        UnsafeInput: its tree would be far larger.
    """
    tags = html.count("<")
    if tags < FEW:
        return
    if tags > TAGS or html.count("=") > ATTRIBUTES:
        raise TooLarge(where, f"expected at most {TAGS:,} tags in one page, found more")
    if tags * _unclosed(html) > COPIES:
        why = "expected tags that are closed again, found a tree that would grow without end"
        raise UnsafeInput(where, why)


def _unclosed(html: str) -> int:
    """How many formatting tags are open at once, at most."""
    open_now: Counter[str] = Counter()
    deepest = now = 0
    for closing, name in FORMATTING.findall(html):
        name = name.lower()
        if not closing:
            # A link ends where the next one begins.
            if name == "a" and open_now["a"]:
                continue
            open_now[name] += 1
            now += 1
            deepest = max(deepest, now)
        elif open_now[name]:
            open_now[name] -= 1
            now -= 1
    return deepest
