"""how much is read at once, and how much of one text at all"""

from __future__ import annotations

# No news article comes near it; what does is a dump or a mistake.
LIMIT = 10_000_000
# Enough to see several records, or the beginning of one that is too long.
HEAD = 65_536


def size(count: int) -> str:
    """A number of bytes for people.

    Example:
        >>> size(52_428_800)
        '52.4 MB'
    """
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} bytes"
