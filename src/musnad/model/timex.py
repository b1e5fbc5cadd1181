"""one time expression: where it stands, and which time it names"""

from __future__ import annotations

from typing import Literal

import msgspec

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal[
    "START",
    "MID",
    "END",
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
]


class Timex(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One time expression, after TIMEX3.

    Attributes:
        start: first code point; a preposition before the expression stays outside.
        end: one past the last code point.
        text: the expression as written.
        type: a day or longer, a part of a day, a length of time, or something repeated.
        value: TIMEX3 value; `X` for what neither the text nor the date of publication
            tells; two values with `/` between them for a time from one to the other.
        mod: only a part of the value, or not exactly it.
        begin: first day of the time in ISO 8601, or its first minute; None where unknown.
        finish: last day or minute, itself included.
        rule: name of the rule that found it.
        trace: ids of the lexicon rows that decided, as `table/id`.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    mod: TimeMod | None = None
    begin: str | None = None
    finish: str | None = None
    rule: str
    trace: tuple[str, ...] = ()
