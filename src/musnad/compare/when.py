"""the days that an article names, and where

This module alone knows where they come from: an article that was analysed with its times
has them, and else they are worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.compare.facts import Dated
from musnad.compare.row import Row
from musnad.compare.telling import clauses
from musnad.model import Document
from musnad.model.timex import Timex
from musnad.timex import times

# An act that is dated to more days than that is not dated at all.
LONGEST = 3
_DAY = 10
_NAMES_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def named(document: Document, row: Row) -> tuple[Timex, ...]:
    """The time expressions of a document that name days."""
    found: Sequence[Timex] = getattr(document, "times", ()) or times(
        row.tokens, published=document.published
    )
    return tuple(one for one in found if one.type == "DATE" and one.begin)


def day_of(value: str | None) -> str | None:
    """The day that a TIMEX3 value names, or stands within; None where it names none.

    Example:
        >>> day_of("2016-12-07TEV"), day_of("2016-12"), day_of("PAST_REF")
        ('2016-12-07', None, None)
    """
    return value[:_DAY] if value and _NAMES_DAY.match(value) else None


def dated(row: Row, days: Sequence[Timex], first: int, last: int) -> tuple[Dated, ...]:
    """The days named between two places of a row."""
    if first >= last:
        return ()
    start, end = row.starts[first], row.ends[last - 1]
    inside = [one for one in days if start <= one.start and one.end <= end]
    if not inside:
        return ()
    number = clauses(row, first, last)
    found = []
    for one in inside:
        at = row.range(one.start, one.end)[0]
        begin, finish = (one.begin or "")[:_DAY], (one.finish or one.begin or "")[:_DAY]
        if len(begin) == _DAY == len(finish) and first <= at < last:
            found.append(Dated(begin, finish, one.start, one.end, number[at - first]))
    return tuple(found)
