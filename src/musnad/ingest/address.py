"""an article's address without what does not name it, and the identity made of it"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit, urlunsplit

# Who sent the reader, not what is read.
TRACKING = re.compile(r"utm_\w+=|(fbclid|gclid|ocid|cmpid|mc_[ce]id|igshid|ref_?src|xtor)=")
# What is plain already, as nearly all are.
PLAIN = re.compile(r"https?://[a-z0-9.-]+/[^?#\s]*")
FRONT = re.compile(r"^https?://(www\.)?")
LONGEST = 4_000


def plain_address(url: str) -> str | None:
    """An http(s) address without fragment and tracking; None for anything else.

    Example:
        >>> plain_address("HTTPS://Example.org/a?id=1&utm_source=x#top")
        'https://example.org/a?id=1'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or len(url) > LONGEST:
        return None
    query = "&".join(pair for pair in parts.query.split("&") if not TRACKING.match(pair))
    where = f"[{host}]" if ":" in host else host
    where = where if port is None else f"{where}:{port}"
    return urlunsplit((parts.scheme.lower(), where, parts.path or "/", query, ""))


def identity_of(url: str) -> str:
    """The first 16 hex digits of SHA-256 over an address, however it is reached.

    Example:
        >>> identity_of("http://example.org/a#b") == identity_of("https://www.example.org/a/")
        True
    """
    plain = url if PLAIN.fullmatch(url) else plain_address(url) or url
    bare = FRONT.sub("", plain).rstrip("/")
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:16]
