"""makes a text harmless in a terminal, and keeps its direction to itself"""

from __future__ import annotations

import re
import unicodedata

# Control characters drive a terminal, and the rest turns around or hides what follows.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
BLANKS = re.compile("[ \t\n\r\f\v\u2028\u2029]+")
FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"
PICTURES = 0x2400
DELETE = 0x7F


def harmless(text: str) -> str:
    """A text in one line, its control characters shown instead of obeyed.

    Example:
        >>> harmless("a\\x00b\\u202ec\\x1b[0m\\nd")
        'a␀b⟨U+202E⟩c␛[0m d'
    """
    return UNSAFE.sub(_picture, BLANKS.sub(" ", text))


def isolated(text: str, rtl: bool = False) -> str:
    """A harmless text that leaves the direction of what stands around it alone.

    Args:
        text: in one line.
        rtl: whether it is a piece of a right-to-left text, though it may begin otherwise.
    """
    return f"{FSI}{RLM if rtl else ''}{text}{PDI}"


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(PICTURES + code)
    return "\u2421" if code == DELETE else f"⟨U+{code:04X}⟩"
