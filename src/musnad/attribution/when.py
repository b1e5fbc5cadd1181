"""when something was said: the time that stands in the clause of its cue

It stands between cue and content, behind the cue where the content comes first, or opens the
sentence. A time inside the source or the content says something else, and so does one that a
noun on the way has to itself ("the man who came yesterday said").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from musnad.attribution.found import Found, Tokens
from musnad.grammar import Tagged
from musnad.lexicon import tags as t
from musnad.model.timex import Timex

_POINTS = ("DATE", "TIME")
_LATER = "FUTURE_REF"
# A day's value has two dashes; a year, a month or a week belongs to any noun before it.
_DAY = 2
_NO_DATE = "9"  # behind every date in ISO 8601

# Behind content and cue the clause goes on to here.
_CLAUSE = re.compile(f"[^{t.COMMA}{t.STOP}{t.LINE}{t.AND}{t.OPEN}{t.COLON}]*")
# "On Thursday, the minister", "and yesterday had the minister", at the sentence's beginning.
_LEADS = re.compile(f"{t.AND}?[{t.IN}{t.FROM}{t.PREPOSITION}]?")
_LED = re.compile(f"{t.COMMA}?[{t.BE}{t.PARTICLE}{t.NEGATION}]*")
# A clause that hangs on the source: "who came yesterday".
_OF_SOURCE = re.compile(f"{t.COMMA}?(?:{t.RELATIVE}|{t.AND}{t.PRONOUN}|[{t.FINITE}])")
# "In answer to what happened yesterday": about it, not at it; "on the margin of" is at it.
_ABOUT = re.compile(f"{t.ABOUT}|{t.ON}(?!{t.TIME})")
_HANGING = re.compile(f"[{t.RELATIVE}{t.FINITE}]")
_SAYING = re.compile(f"[{t.MEDIUM}{t.DOCUMENT}]|(?<={t.IN}){t.SAYING}")
# Between cue or source and a year of its own: "in", "in an interview with the paper in".
_NEAR = re.compile(
    f"{t.COMMA}?(?:{t.IN}(?=.*{_SAYING.pattern})[^{t.RELATIVE}{t.FINITE}{t.ABOUT}{t.ON}{t.COMMA}]*)?"
    f"[{t.IN}{t.COMMA}]?"
)
# What opens a content, behind the time that closes the clause of the cue.
_OPENS = re.compile(f"[{t.COMMA}{t.COLON}{t.OTHER}{t.WITH}{t.ON}{t.TO}{t.ABOUT}{t.THAT}]*")


class When:
    """The times of one text, looked up report by report.

    Args:
        tagged: the text's tokens.
        times: what `musnad.timex.times` found in it.
        published: date of publication, ISO 8601: what was said was said before its end.
    """

    def __init__(self, tagged: Tagged, times: Sequence[Timex], published: str | None) -> None:
        self._tagged = tagged
        starts = tagged.tokens.starts
        self._times = [one for one in times if one.type in _POINTS and "/" not in one.value]
        self._first = [bisect_left(starts, one.start + 1) - 1 for one in self._times]
        self._last = [bisect_left(starts, one.end) for one in self._times]
        self._today = published[:10] if published else _NO_DATE

    def said(self, one: Found) -> str | None:
        """The TIMEX3 value of the time at which something was said; None where no time tells."""
        if not self._times:
            return None
        zone = self._zone(one)
        inside = self._inside(zone, one)
        found = next((time for time in inside if self._counts(time, zone, one)), None)
        if found is None:
            found = self._leading(one)
        return None if found is None else self._times[found].value

    def _zone(self, one: Found) -> Tokens:
        """Tokens from behind the cue up to the content, or to the end of the cue's clause."""
        if one.begin > one.cue:
            return one.cue + 1, one.begin
        start = max(one.cue + 1, one.source[1] if one.source is not None else 0)
        match = _CLAUSE.match(self._tagged.tags, start)
        end = match.end() if match is not None else start
        return one.cue + 1, self._behind_comma(end)

    def _behind_comma(self, end: int) -> int:
        """Where a time ends that only a comma parts from the clause before it, or that clause."""
        at = bisect_left(self._first, end + 1)
        near = at < len(self._first) and self._first[at] == end + 1
        return self._last[at] if near and self._tagged.tags[end] == t.COMMA else end

    def _inside(self, zone: Tokens, one: Found) -> Iterator[int]:
        """The times that stand wholly in a zone, outside of persons and bodies."""
        others = [span for span in (one.source, one.via, one.target) if span is not None]
        at = bisect_left(self._first, zone[0])
        while at < len(self._times) and self._last[at] <= zone[1]:
            first = self._first[at]
            if self._possible(at, one) and not any(a <= first < b for a, b in others):
                yield at
            at += 1

    def _possible(self, at: int, one: Found) -> bool:
        """Nothing was said after publication; only what will be said can be said later."""
        time = self._times[at]
        ahead = time.value == _LATER or (time.begin or "")[:10] > self._today
        return not ahead or one.entry.tense == "present"

    def _counts(self, at: int, zone: Tokens, one: Found) -> bool:
        """No noun between cue or source and the time has the time to itself."""
        tags, first, last = self._tagged.tags, self._first[at], self._last[at]
        if self._in_a_row(at):
            return False
        persons = [span for span in (one.source, one.target, one.addressee) if span is not None]
        behind = [span[1] for span in persons if zone[0] <= span[0] < first]
        between = tags[max(behind, default=zone[0]) : first]
        closes = _OPENS.fullmatch(tags, last, zone[1]) is not None
        if between.endswith(t.COMMA) and (closes or tags[last] == t.COMMA):
            return True
        if behind and _OF_SOURCE.match(between):
            return False
        if self._times[at].value.count("-") < _DAY:
            return _NEAR.fullmatch(between) is not None
        hanging = _HANGING.search(between)
        if hanging is not None and not _SAYING.search(between, 0, hanging.start()):
            return closes
        about = _ABOUT.search(between)
        return about is None or _SAYING.search(between, about.end()) is not None

    def _in_a_row(self, at: int) -> bool:
        """One of several times that an "and" joins."""
        pairs = ((at - 1, at), (at, at + 1))
        return any(
            a >= 0
            and b < len(self._times)
            and self._tagged.tags[self._last[a] : self._first[b]] == t.AND
            for a, b in pairs
        )

    def _leading(self, one: Found) -> int | None:
        """The time that opens the sentence, right before cue and source."""
        tags = self._tagged.tags
        head = one.cue if one.source is None else min(one.cue, one.source[0])
        at = bisect_left(self._last, one.first) if one.begin > one.cue else len(self._times)
        if at >= len(self._times) or self._last[at] > head or not self._possible(at, one):
            return None
        opens = _LEADS.fullmatch(tags, one.first, self._first[at])
        led = _LED.fullmatch(tags, self._last[at], head)
        return at if opens is not None and led is not None else None
