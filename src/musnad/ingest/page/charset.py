"""a page's bytes -> its text, whatever encoding it claims to be in"""

from __future__ import annotations

import codecs
import re

from musnad.errors import BinaryInput, EncodingError
from musnad.ingest.arabic import arabic_likeness
from musnad.ingest.binary import controls, refuse_binary
from musnad.ingest.decode import EIGHT_BIT, MARKS, damaged, marked, reading

# Stands where bytes break the encoding; no character, so no page means it.
BROKEN = "\ufdd0"
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,30})", re.I)
FRONT = 4096
# Binary data in a page's clothes.
SOME_CONTROLS = 0.02
# What only pretends to be an encoding of text, or says nothing about the bytes.
KNOWN = re.compile(
    r"(utf-?8|utf-?16(le|be)?|(windows|cp|iso)-?_?(125\d|8859-\d+)|us-ascii|latin\d)$"
)
TAGS = re.compile(r"<[^>]*>")
MARKER = "musnad-broken"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return BROKEN, error.end


codecs.register_error(MARKER, _mark)


def decode_page(data: bytes, declared: str | None, where: str) -> tuple[str, str]:
    """The text of a page, and the encoding in which it was read.

    The bytes themselves decide, then the sender's word, then what the page claims: servers
    and templates outlive changes of encoding. NULs, which no page means, are dropped.

    Raises:
        BinaryInput: the bytes are no text.
        EncodingError: no encoding gives a text.
    """
    refuse_binary(data[:16], where)
    encoding = marked(data)
    if encoding is not None:
        mark = next(mark for mark, _ in MARKS if data.startswith(mark))
        given = "utf-8-sig" if encoding == "utf-8" else encoding
        text = data.decode(given, "replace" if mark != codecs.BOM_UTF8 else MARKER)
        return text.replace("\0", ""), encoding
    if controls(data) > SOME_CONTROLS:
        raise BinaryInput(where, "expected a page, found binary data")
    data = data.replace(b"\0", b"") if b"\0" in data else data
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return _other(data, declared, where)


def _other(data: bytes, declared: str | None, where: str) -> tuple[str, str]:
    if damaged(data):
        return data.decode("utf-8", MARKER), "utf-8"
    name = eight_bit(data)
    if name is not None:
        return data.decode(name), name
    for claim in (declared, _claim(data)):
        if claim and KNOWN.match(claim.lower()) and not claim.lower().startswith("utf"):
            return data.decode(claim, MARKER), claim.lower()
    raise EncodingError(where, "expected a page in UTF-8 or windows-1256, found neither")


def eight_bit(data: bytes) -> str | None:
    """The eight-bit encoding in which marked-up bytes read as Arabic, or None."""
    likeness, text, name = max(reading(data, name) for name in EIGHT_BIT)
    return name if likeness > 0 or arabic_likeness(TAGS.sub(" ", text)) > 0 else None


def _claim(data: bytes) -> str | None:
    found = DECLARED.search(data[:FRONT])
    return found[1].decode("ascii", "ignore") if found else None
