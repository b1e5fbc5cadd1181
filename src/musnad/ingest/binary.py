"""bytes that are no text: known by their first bytes, or by their control characters"""

from __future__ import annotations

from musnad.errors import BinaryInput

MAGIC = {
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"\x7fELF": "an ELF program",
    b"\x1f\x8b": "gzip (unpack it first: zcat FILE | musnad read -)",
    b"\xfd7zXZ\x00": "xz (unpack it first: xzcat FILE | musnad read -)",
    b"(\xb5/\xfd": "zstd (unpack it first: zstdcat FILE | musnad read -)",
    b"PK\x03\x04": "a ZIP or Office file",
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file",
    b"{\\rtf": "an RTF document (save it as DOCX)",
    b"SQLite format 3\x00": "an SQLite database",
    b"PAR1": "a Parquet file",
}
CONTROLS = bytes({*range(9), *range(14, 32), 127})


def known(head: bytes) -> str | None:
    """What kind of binary file begins with these bytes, or None."""
    return next((name for magic, name in MAGIC.items() if head.startswith(magic)), None)


def controls(data: bytes) -> float:
    """The share of control characters in ASCII-compatible bytes, 0 to 1.

    Example:
        >>> controls(bytes([0, 1, 65, 66]))
        0.5
    """
    return 1 - len(data.translate(None, CONTROLS)) / len(data) if data else 0.0


def refuse_binary(head: bytes, where: str) -> None:
    """Let text pass, and nothing whose first bytes are a binary format's.

    Raises:
        BinaryInput: the bytes begin a known binary format.
    """
    kind = known(head)
    if kind is not None:
        raise BinaryInput(where, f"expected text, found {kind}")
