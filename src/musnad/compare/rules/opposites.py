"""the two say contrary things of the same matter: progress and no progress"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.compare.facts import Stance
from musnad.compare.matter import Pair, Told, heavy, named_apart
from musnad.compare.rules.found import Found, sure
from musnad.model.comparison import ConflictKind

_LEAST = 1.1
_NEAR = 0.8
# Within one article less need be said again.
_LEAST_INSIDE = 0.6
_NEAR_INSIDE = 0.35
# And still less where the article sets one side against the other, least in one sentence.
_CONTRAST = 0.5
_SENTENCE = 0.2
# Events follow one another: only what two statements say first can clash.
_EVENTS = frozenset(("liberty", "presence", "access", "hold", "result", "life", "level"))
_COVERED = 0.6
_LATER = 0.08
_WHOLE = 0.8


def opposed(pair: Pair) -> Found | None:
    """Both ends of one axis, said of the same."""
    if not (pair.left.asserts and pair.right.asserts):
        return None
    best: Found | None = None
    for left, right in _poles(pair):
        found = _compare(pair, left, right)
        if found is not None and (best is None or found.confidence > best.confidence):
            best = found
    return best


def _poles(pair: Pair) -> Iterator[tuple[Stance, Stance]]:
    turned = pair.left.flips != pair.right.flips
    if turned and "denied" in (pair.left.statement.certainty, pair.right.statement.certainty):
        return
    for left in pair.left.statement.stances:
        for right in pair.right.statement.stances:
            if left.axis != right.axis or (left.sign != right.sign) == turned:
                continue
            if turned:
                if left.clause == 0 == right.clause:
                    yield left, right
            elif not (_both(pair.right, left) or _both(pair.left, right)):
                yield left, right


def _main(pair: Pair, left: Stance, right: Stance) -> bool:
    """Whether both poles are the first thing that their statement says."""
    return left.clause == 0 == right.clause or pair.covered >= _COVERED


def _one_subject(pair: Pair, left: Stance, right: Stance) -> bool:
    """Whether the first word of one clause, beside the pole, is in the other statement."""
    heads = [
        next(
            (
                word.key
                for word in side.statement.words
                if word.clause == pole.clause and not pole.start <= word.start < pole.end
            ),
            None,
        )
        for side, pole in ((pair.left, left), (pair.right, right))
    ]
    return heads[0] in pair.shared or heads[1] in pair.shared


def _both(side: Told, stance: Stance) -> bool:
    """Whether a statement stands at the pole of the other one as well."""
    return any(
        one.axis == stance.axis and one.sign == stance.sign for one in side.statement.stances
    )


def _compare(pair: Pair, left: Stance, right: Stance) -> Found | None:
    near = _said_of(left, pair.right, pair), _said_of(right, pair.left, pair)
    turns = pair.one_speaker and bool(pair.left.statement.turn or pair.right.statement.turn)
    if not turns and not _of_one_matter(pair, left, right, near):
        return None
    one = pair.left.clauses.get(left.clause, {})
    other = pair.right.clauses.get(right.clause, {})
    if named_apart(one, other):
        return None
    if left.axis in _EVENTS and not (_main(pair, left, right) and _one_subject(pair, left, right)):
        return None
    late = 0.0 if pair.one_speaker else -_LATER * max(0, (pair.days or 0) - 1)
    set_off = 0.1 if turns or pair.contrasted else 0.0
    confidence = sure(0.42, pair, 0.1 * min(sum(near), 2.0), set_off, late)
    places = (left.start, left.end), (right.start, right.end)
    note = f"contrary on the axis of {left.axis}"
    return Found(_kind(left, right), f"opposed/{left.axis}", *places, note, confidence)


def _of_one_matter(pair: Pair, left: Stance, right: Stance, near: tuple[float, float]) -> bool:
    """Whether both poles are said of the same."""
    if _set_against(pair) and pair.sum >= _SENTENCE:
        return True
    least, nearest = (_LEAST_INSIDE, _NEAR_INSIDE) if pair.inside else (_LEAST, _NEAR)
    if (pair.inside and pair.contrasted) or _alike(pair, left, right):
        least, nearest = least * _CONTRAST, nearest * _CONTRAST
    return pair.sum >= least and sum(near) >= 2 * nearest and min(near) > 0


def _kind(left: Stance, right: Stance) -> ConflictKind:
    """The same word, once negated, is a negation; another word is its contrary."""
    same = left.row == right.row and left.turned != right.turned
    return "negation" if same else "opposition"


def _set_against(pair: Pair) -> bool:
    """Whether one sentence sets the second speaker against the first."""
    same = pair.left.statement.sentence == pair.right.statement.sentence
    return same and pair.inside and pair.contrasted


def _alike(pair: Pair, left: Stance, right: Stance) -> bool:
    """Whether two statements are the same but for their poles."""
    totals = [
        sum(
            word.weight
            for word in side.statement.words
            if not pole.start <= word.start < pole.end and word.clause == pole.clause
        )
        for side, pole in ((pair.left, left), (pair.right, right))
    ]
    return min(totals) > 0 and pair.sum >= _WHOLE * max(totals)


def _said_of(stance: Stance, other: Told, pair: Pair) -> float:
    """How much of what a pole is said of the other statement has."""
    return heavy((key for key in stance.near if key in other.weights), pair.shared)
