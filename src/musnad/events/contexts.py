"""PLOVER contexts: what an event's sentence is about"""

from __future__ import annotations

from musnad.events.filters import Signs
from musnad.events.found import Found


def contexts(found: Found, signs: Signs) -> tuple[str, ...]:
    """The row's own contexts and those of the words of eventcontexts.tsv in the sentence."""
    own = set(found.word.act.row.contexts)
    return tuple(sorted(own | {row.value for _, _, row in signs if row.sign == "context"}))
