"""trafilatura, where it is installed, for pages whose text was not found"""

from __future__ import annotations

import importlib.util
import logging
from functools import cache

# Above this the page is no article, and trafilatura would take seconds.
MOST = 2_000_000


def lines(html: str) -> list[str]:
    """The lines of text that trafilatura finds; none where it is not installed.

    Its dates are left alone: it guesses.
    """
    if len(html) > MOST or not _installed():
        return []
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = extract(html, include_comments=False, include_tables=False, fast=True)
    except Exception:  # whatever a page does to it, it was the last resort
        return []
    return [line for line in map(str.strip, (found or "").splitlines()) if line]


@cache
def _installed() -> bool:
    return importlib.util.find_spec("trafilatura") is not None
