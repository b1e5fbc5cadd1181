"""3 words -> mentions of persons, offices, organisations, places -> entities"""

from __future__ import annotations

from musnad.mentions.found import Found, Resolved
from musnad.mentions.scan import Scan
from musnad.mentions.sources import sources
from musnad.mentions.spots import spots
from musnad.tokenise import Tokens

__all__ = ["Found", "Resolved", "find", "resolve", "sources"]


def find(tokens: Tokens, *, published: str | None, outlet: str | None) -> Found:
    """Where a text names somebody or something.

    Args:
        tokens: the tokenised text.
        published: ISO 8601 date or time of its publication, if it is known.
        outlet: who published it.
    """
    scan = Scan(tokens)
    return Found(scan, spots(scan), published, outlet)


def resolve(found: Found, *, body: Resolved | None = None) -> Resolved:
    """Who or what the names and offices of a text stand for.

    Args:
        found: its spots.
        body: for a headline, the article's body, whose names it shares.
    """
    return Resolved(found, body.text.memory if body is not None else None)
