"""text that is shown in another order than it is stored in"""

from __future__ import annotations

import re

from musnad.errors import UnsafeInput

# A left-to-right override over Arabic letters, a right-to-left one over Latin or digits.
BACKWARDS = re.compile(
    r"\u202d[^\u202c-\u202e\n]*[\u0621-\u064a]|\u202e[^\u202c-\u202e\n]*[A-Za-z0-9\u0660-\u0669]"
)
OVERRIDES = re.compile(r"[\u202d\u202e]")


def refuse_overrides(text: str, where: str) -> None:
    """Let a text pass that reads as it is stored.

    Marks that isolate or embed a piece are part of good typesetting, and an override over
    letters of its own direction changes nothing.

    Raises:
        UnsafeInput: an override turns letters or digits around.
    """
    if OVERRIDES.search(text) and BACKWARDS.search(text):
        why = "expected text in the order in which it reads, found letters turned around"
        raise UnsafeInput(where, f"{why} by an override of direction")
