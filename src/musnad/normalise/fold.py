"""one look-up table for all characters, and the way back for every offset

Folding replaces characters one by one (hamza carriers, final ya, digits …), deletes some
(harakat, tatweel, invisible marks) and expands a few (lam-alef ligatures). Because it never
looks at neighbours, every stretch of folded text stands for one stretch of the original.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

# Above the Basic Multilingual Plane nothing is folded, so one 16-bit table suffices.
PLANE = 0x10000
EXPANDS = 0xFFFFFFFF
DELETES = 0xFFFFFFFE

Codes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]


class Folded:
    """A folded text that knows where each of its characters comes from.

    Attributes:
        text: the text to match on.
        origin: for each character of `text`, its offset in the original.
        length: length of the original in code points.
    """

    __slots__ = ("length", "origin", "text")

    def __init__(self, text: str, origin: Offsets, length: int) -> None:
        self.text = text
        self.origin = origin
        self.length = length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original behind `text[start:end]`.

        Characters that folding deleted go with the letter before them, so that a mark is
        never cut from its letter. An empty stretch maps to an empty one.

        Raises:
            IndexError: the stretch is not inside the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"expected a stretch inside 0..{len(self.text)}, found {start}..{end}")
        if start == end:
            at = int(self.origin[start]) if start < len(self.text) else self.length
            return at, at
        last = int(self.origin[end - 1]) + 1
        after = int(self.origin[end]) if end < len(self.text) else self.length
        return int(self.origin[start]), max(last, after)


class Folder:
    """Folds texts by a table from a character to its replacement (empty: delete).

    Raises:
        ValueError: a key is not one character of the Basic Multilingual Plane.

    Example:
        >>> folded = Folder({"_": "", "A": "a"}).trace("A_b")
        >>> folded.text, folded.span(0, 1)
        ('ab', (0, 2))
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        for key in table:
            if len(key) != 1 or ord(key) >= PLANE:
                raise ValueError(f"expected one character below U+10000, found {key!r}")
        self._words = str.maketrans(dict(table))
        # Most words stay as they are, and to see that is four times as quick as to translate.
        keys = "".join(map(re.escape, table))
        self._folds = re.compile(f"[{keys}]" if keys else r"(?!)").search
        self._expansions = {ord(k): v for k, v in table.items() if len(v) > 1}
        self._codes = np.arange(PLANE, dtype=np.uint32)
        for key, value in table.items():
            code = DELETES if not value else EXPANDS if len(value) > 1 else ord(value)
            self._codes[ord(key)] = code

    def fold(self, text: str) -> str:
        """The folded text alone: the quick way for single words."""
        return text.translate(self._words) if self._folds(text) else text

    def trace(self, text: str) -> Folded:
        """The folded text with its way back."""
        source = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        low = source < PLANE
        codes = np.where(low, self._codes[np.where(low, source, 0)], source)
        kept = np.flatnonzero(codes != DELETES)
        codes = codes[kept]
        if self._expansions and bool((codes == EXPANDS).any()):
            codes, kept = self._expand(source, codes, kept)
        folded = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return Folded(folded, kept.astype(np.int64), len(text))

    def _expand(self, source: Codes, codes: Codes, kept: Offsets) -> tuple[Codes, Offsets]:
        out: list[int] = []
        origin: list[int] = []
        for code, at in zip(codes.tolist(), kept.tolist(), strict=True):
            if code == EXPANDS:
                pieces = self._expansions[int(source[at])]
                out.extend(map(ord, pieces))
                origin.extend([at] * len(pieces))
            else:
                out.append(code)
                origin.append(at)
        return np.array(out, dtype=np.uint32), np.array(origin, dtype=np.int64)
