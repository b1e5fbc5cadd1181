"""the place and agency with which an article's text begins"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from musnad.lexicon import fold
from musnad.lexicon.outlets import outlets

LETTERS = r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]"
PLACE = rf"{LETTERS}+(?:[ ]{LETTERS}+){{0,3}}"
# The stroke that lengthens letters stands for a dash as well.
STROKES = r"-\u2013\u2014\u2015\u0640"
DASH = rf"[ ]*[{STROKES}/\u2026:\u060c][ ]*"
OPEN, CLOSE = r"[(\[\u00ab\"\u201c]", r"[)\]\u00bb\"\u201d]"
FRONT = 90


def dateline(text: str) -> str | None:
    """The dateline, or None where the text begins at once.

    It is told by an agency's mark: between brackets, between dashes, or behind one.

    Example:
        >>> dateline("موسكو-سانا\\nأعلنت الوزارة"), dateline("دمشق (أ ف ب) - أعلنت الوزارة")
        ('موسكو-سانا', 'دمشق (أ ف ب)')
    """
    front = text[:FRONT].split("\n", 1)[0]
    folded = fold_kept(front)
    if not _anywhere().search(folded):
        return None
    found = _pattern().match(folded)
    return front[: found.end(1)].rstrip() if found else None


def fold_kept(text: str) -> str:
    """The text folded letter by letter, every character keeping its place."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    folded = ((code, fold(chr(code))) for code in (*range(0x600, 0x700), *range(0xFB50, 0xFF00)))
    return {code: one for code, one in folded if len(one) == 1}


@cache
def _marks() -> tuple[str, ...]:
    """How datelines name agencies, folded, longest first."""
    marks = {fold_kept(mark) for one in outlets() for mark in one.marks}
    return tuple(sorted(marks, key=lambda mark: (-len(mark), mark)))


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _marks())))


@cache
def _wires() -> str:
    """The marks of agencies alone; those of newspapers are often words of the language."""
    found = {fold_kept(m) for one in outlets() if one.kind == "agency" for m in one.marks}
    return _either(sorted(found, key=lambda mark: (-len(mark), mark)))


def _either(marks: Iterable[str]) -> str:
    return "|".join(re.escape(mark).replace(r"\ ", r"[ .]?") for mark in marks)


@cache
def _pattern() -> re.Pattern[str]:
    named = _either(_marks())
    mark = rf"(?:(?:{named})(?:[ ]?[/+\u060c][ ]?(?:{named}))*)"
    bracketed = rf"{OPEN}[ ]*{mark}[ ]*{CLOSE}"
    # "The agency (SUNA) said": without a sign behind the brackets a sentence goes on.
    ends = rf"(?=[ ]*(?:$|[{STROKES}:/.\u2026]))"
    return re.compile(
        rf"[ ]*({PLACE}(?:\u060c[ ]{PLACE})?[ ]*{bracketed}{ends}|{bracketed}"
        rf"|{PLACE}{DASH}(?:{bracketed}|{mark}){ends}"
        rf"|(?:{_wires()})(?=[ ]*[{STROKES}:]))"
    )
