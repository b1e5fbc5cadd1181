"""a feed's bytes -> its characters, a piece at a time, whatever encoding it claims to be in"""

from __future__ import annotations

import codecs
import re

from musnad.ingest.decode import damaged, marked
from musnad.ingest.page.charset import KNOWN, MARKER, eight_bit

DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,30})")
# What XML forbids; a parser that forgives it drops the words around as well.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


class Characters:
    """Turns pieces of a feed into UTF-8 that XML allows.

    Bytes that break the encoding become a sign that no feed means.

    Args:
        head: the feed's first bytes, which decide.
    """

    def __init__(self, head: bytes) -> None:
        name = encoding(head)
        self._decoder = codecs.getincrementaldecoder(name)(MARKER)

    def piece(self, data: bytes, last: bool = False) -> bytes:
        """The next piece."""
        try:
            text = self._decoder.decode(data, last)
        except UnicodeError:  # UTF-16 knows no sign for half of a character
            return b""
        return text.translate(CONTROLS).encode("utf-8", "replace")


def encoding(head: bytes) -> str:
    """The encoding that the bytes show, before the one that the feed claims.

    Example:
        >>> encoding('<?xml version="1.0" encoding="utf-8"?><rss>قال</rss>'.encode("cp1256"))
        'windows-1256'
    """
    mark = marked(head)
    if mark is not None:
        return "utf-8-sig" if mark == "utf-8" else mark
    whole = head[: head.rfind(b">") + 1] or head
    claim = DECLARED.search(head)
    claimed = claim[1].decode("ascii", "ignore").lower() if claim else "utf-8"
    if not KNOWN.match(claimed) or claimed.startswith("utf"):
        claimed = "utf-8"
    if whole.isascii():
        return claimed
    try:
        whole.decode()
    except UnicodeDecodeError:
        return "utf-8" if damaged(whole) else eight_bit(whole) or claimed
    return "utf-8"
