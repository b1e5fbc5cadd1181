"""a whole file -> one article"""

from __future__ import annotations

from typing import BinaryIO

from musnad.errors import EmptyInput, TooLarge
from musnad.ingest.dateline import dateline
from musnad.ingest.decode import decode
from musnad.ingest.identity import identity
from musnad.ingest.limits import LIMIT, size
from musnad.model import Article, Origin

# What a reader does not see: zero-width characters, direction marks, a stray byte order mark.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad"


def plain(stream: BinaryIO, name: str) -> Article:
    """The one text that a file holds, its heading lines and newlines included.

    Raises:
        TooLarge: the file is over the limit; no more than that is read of it.
        EmptyInput: there is nothing but white space.
        BinaryInput: the bytes are no text.
        EncodingError: the encoding could not be told.
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(name, f"expected at most {size(LIMIT)} of text in one file, found more")
    text, encoding = decode(data, name)
    if blank(text):
        raise EmptyInput(name, "expected a text, found nothing but white space")
    return Article(
        text=text,
        id=identity(None, text),
        dateline=dateline(text),
        origin=Origin(name, None, encoding),
    )


def blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text.

    Example:
        >>> blank(" \\n\\u200f")
        True
    """
    return not text.strip() or all(char.isspace() or char in INVISIBLE for char in text)
