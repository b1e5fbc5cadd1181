"""bytes -> text: UTF-8, UTF-16 and UTF-32 with their mark, windows-1256, ISO 8859-6"""

from __future__ import annotations

import codecs

from musnad.errors import BinaryInput, EncodingError
from musnad.ingest.arabic import arabic_likeness
from musnad.ingest.binary import controls, refuse_binary

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# With how much each counts: a few letters may read well in both, and one is far rarer.
EIGHT_BIT = {"windows-1256": 1.0, "iso-8859-6": 0.9}
ASCII = bytes(range(128))

# Text may hold a stray control character; a file of them is none.
MOSTLY_CONTROLS = 0.3
# Eight-bit encodings accept any byte, so there binary data must be told by less.
SOME_CONTROLS = 0.02


def marked(data: bytes) -> str | None:
    """The encoding that the byte order mark at the beginning names, or None."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text in `data` and the encoding in which it was read.

    A byte order mark is dropped; everything else, newlines and control characters
    included, is kept as it is.

    Args:
        data: the bytes of one text.
        where: the input's name, for the error.

    Returns:
        The text, and `utf-8`, `utf-16`, `utf-32`, `windows-1256` or `iso-8859-6`.

    Raises:
        BinaryInput: the bytes are no text.
        EncodingError: no encoding gives an Arabic text.

    Example:
        >>> decode("قال".encode("windows-1256"), "a.txt")
        ('قال', 'windows-1256')
    """
    refuse_binary(data[:16], where)
    encoding = marked(data) or "utf-8"
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        return _fallback(data, encoding, error, where)
    if controls(data if encoding == "utf-8" else text.encode()) > MOSTLY_CONTROLS:
        raise BinaryInput(where, "expected text, found mostly control characters")
    return text, encoding


def _fallback(data: bytes, encoding: str, error: UnicodeDecodeError, where: str) -> tuple[str, str]:
    """The text in an eight-bit encoding, if what is no Unicode can be one."""
    if marked(data) is None and not damaged(data):
        if controls(data) > SOME_CONTROLS:
            raise BinaryInput(where, "expected text, found binary data") from None
        likeness, text, name = max(reading(data, name) for name in EIGHT_BIT)
        if likeness > 0:
            return text, name
    byte = f"byte 0x{data[error.start]:02x} at {error.start} breaks {encoding.upper()}"
    raise EncodingError(where, f"expected UTF-8 or windows-1256, found neither: {byte}") from None


def reading(data: bytes, encoding: str) -> tuple[float, str, str]:
    """How Arabic the bytes look in an encoding, 0 where they cannot be; and the text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0, "", encoding
    return arabic_likeness(text) * EIGHT_BIT[encoding], text, encoding


def damaged(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with some broken ones, which read as 8-bit is noise."""
    high = len(data.translate(None, ASCII))
    kept = data.decode("utf-8", "ignore").encode()
    return len(kept.translate(None, ASCII)) * 2 > high
