"""one happening told by two words becomes one event; a light verb is none beside its noun"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from musnad.events.found import Found


def merged(found: Sequence[Found], cues: Collection[int]) -> list[Found]:
    """The events of a sentence without those that others tell already.

    Args:
        cues: tokens of the cues that are events themselves.
    """
    kept = _without_lights(found, cues)
    out: list[Found] = []
    for one in kept:
        same = next((other for other in reversed(out) if _same(other, one)), None)
        if same is None:
            out.append(one)
        else:
            _join(same, one)
    return out


def _without_lights(found: Sequence[Found], cues: Collection[int]) -> list[Found]:
    """ "Threatened to bomb" is a threat; "an attack targeted a patrol" is an attack."""
    words = {one.word.at: one for one in found}
    gone: set[int] = set()
    for one in found:
        gone.update(at for at in one.word.companions if not _by_itself(words.get(at), one))
        for light in one.lights:
            if light in words or light in cues:
                gone.add(one.word.at if one.auxiliary else light)
    return [one for one in found if one.word.at not in gone]


def _by_itself(noun: Found | None, one: Found) -> bool:
    """A noun that counts beside the verb: the verb is its light verb, or it has another."""
    if noun is None or not one.word.finite:
        return False
    return one.word.at in noun.lights or (noun.kind != one.kind and bool(noun.lights))


def _same(before: Found, one: Found) -> bool:
    """A noun in the clause of an event of its type, with no one of its own acting."""
    if one.kind != before.kind or one.word.finite or one.auxiliary or before.auxiliary:
        return False
    inside = before.left <= one.word.at < before.right
    return inside and not (one.actors and before.actors)


def _join(before: Found, one: Found) -> None:
    before.mode = before.mode or one.mode
    before.actors = before.actors or one.actors
    before.recipients += [span for span in one.recipients if span not in before.recipients]
    before.rows += one.rows
