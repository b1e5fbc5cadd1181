"""reports that are acts themselves: to accuse, demand, reject, threaten, promise, praise"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from musnad.lexicon.event_tables import cue_rows
from musnad.model import Attribution, Span


@cache
def _rows() -> dict[str, tuple[str, str, str]]:
    return cue_rows()


class Spoken(NamedTuple):
    """A report that is an act: its type, mode, lexicon row, and who is addressed or accused."""

    report: Attribution
    kind: str
    mode: str
    row: str
    actor: Span | None
    recipient: Span | None


def spoken(reports: Sequence[Attribution]) -> Iterator[Spoken]:
    """The reports of a text that eventcues.tsv makes events."""
    for one in reports:
        found = next((_rows()[key] for key in _keys(one) if key in _rows()), None)
        if found is None or found[0] == "-" or one.cue.kind == "" or one.naming == "impersonal":
            continue
        kind, mode, key = found
        actor = one.source or one.antecedent
        yield Spoken(one, kind, mode, f"eventcues/{key}", actor, one.target or one.addressee)


def _keys(one: Attribution) -> tuple[str, ...]:
    """The rows to look for: the cue's own, then its class's."""
    return (*(row for row in one.trace if row.startswith(("verbs/", "nouns/"))), one.cue.kind)
