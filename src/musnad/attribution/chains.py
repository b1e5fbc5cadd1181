"""reports within reports: whose content holds whom, and who goes on speaking"""

from __future__ import annotations

from musnad.attribution.found import Found, Tokens


def nest(found: list[Found]) -> None:
    """Hangs every report under the smallest content that holds it."""
    by_size = sorted(found, key=lambda one: one.end - one.begin)
    for one in found:
        for other in by_size:
            if other is not one and _holds(other, one) and not _above(one, other):
                one.parent = other
                break


def _holds(outer: Found, inner: Found) -> bool:
    head = inner.cue if inner.source is None else min(inner.cue, inner.source[0])
    inside = outer.begin <= inner.cue < outer.end and outer.begin <= head
    if not inside and outer.before is not None:
        inside = outer.before[0] <= head and inner.cue < outer.before[1]
    return inside


def _above(one: Found, other: Found) -> bool:
    """`one` already stands above `other`: never make a circle."""
    at: Found | None = other
    while at is not None:
        if at is one:
            return True
        at = at.parent
    return False


def carry(found: list[Found]) -> None:
    """Gives every report without a source of its own the one that speaks before it.

    Inside a content only those count who speak in the same content, then the one whose
    content it is; on the article's own level, whoever spoke last on that level.
    """
    last: dict[Found | None, Tokens] = {}
    for one in found:
        if one.source is not None:
            last[one.parent] = one.source
            continue
        if one.order in ("impersonal", "bare"):
            continue
        antecedent = last.get(one.parent)
        if antecedent is None and one.parent is not None:
            antecedent = one.parent.source or one.parent.antecedent
        one.antecedent = antecedent
        if antecedent is not None:
            last[one.parent] = antecedent
