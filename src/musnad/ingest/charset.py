"""the encoding that the sender of a text names"""

from __future__ import annotations

import re

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)


def charset_of(media: str) -> str | None:
    """The encoding in a media type's parameters.

    Example:
        >>> charset_of('text/html; charset="windows-1256"'), charset_of("text/html")
        ('windows-1256', None)
    """
    found = CHARSET.search(media)
    return found[1].lower() if found else None
