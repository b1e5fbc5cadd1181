"""statements in order of when they were made"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from musnad.compare.sides import Sides
from musnad.model.comparison import Conflict, Moment, Reversal, Side

# Of more articles than these only what is in dispute is listed.
MOST = 60

Key = tuple[str, str | None, int]


def timeline(
    sides: Sides,
    ids: Sequence[str],
    conflicts: Iterable[Conflict],
    reversals: Iterable[Reversal],
) -> tuple[Moment, ...]:
    """All reports of few articles, or of many those that are in dispute, the earliest first."""
    marks: dict[Key, list[str]] = {}
    told: dict[Key, Side] = {}
    for mark, side in _disputed(conflicts, reversals):
        told.setdefault(_key(side), side)
        marks.setdefault(_key(side), []).append(mark)
    if len(ids) <= MOST:
        for id in ids:
            for number, statement in enumerate(sides.sheet(id).statements):
                if statement.id is not None:
                    side = sides.of(id, number)
                    told.setdefault(_key(side), side)
    moments = [
        Moment(day=side.time, what=side, marks=tuple(dict.fromkeys(marks.get(key, ()))))
        for key, side in told.items()
    ]
    return tuple(sorted(moments, key=_when))


def _disputed(
    conflicts: Iterable[Conflict], reversals: Iterable[Reversal]
) -> Iterator[tuple[str, Side]]:
    for conflict in conflicts:
        yield "conflict", conflict.left
        yield "conflict", conflict.right
    for reversal in reversals:
        if reversal.before is not None:
            yield "reversal", reversal.before
        yield "reversal", reversal.after


def _key(side: Side) -> Key:
    return side.document, side.attribution, side.content[0].start


def _when(moment: Moment) -> tuple[bool, str, str, str, int]:
    side = moment.what
    day = moment.day or ""
    return not day, day[:10], side.published or "", side.document, side.content[0].start
