"""what names an article that comes without a name"""

from __future__ import annotations

import hashlib


def identity(headline: str | None, text: str) -> str:
    """The first 16 hex digits of SHA-256 over headline and text.

    Example:
        >>> identity(None, "")
        'e3b0c44298fc1c14'
    """
    content = (headline or "") + text
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
