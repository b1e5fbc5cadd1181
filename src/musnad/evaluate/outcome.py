"""one text judged: what was found, missed and invented"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from musnad.evaluate.marked import Marked, antecedent_match, content_match, source_match
from musnad.evaluate.pairing import pair
from musnad.evaluate.pieces import Pieces, overlap, touch

CLOSE = 0.8
SAME_CUE = 0.5
NOWHERE = -1
AROUND = 80


Kind = Literal["missed", "invented", "source", "content"]


class Judged(NamedTuple):
    """How right one found attribution is.

    Attributes:
        source, content: overlap with the gold.
        content_exact: the same content, edges apart.
        cue: whether the cues share half of their characters.
        antecedent: whether the antecedent is right; None where there is none to name.
        parent: whether it hangs right; None where neither hangs under another.
    """

    gold: Marked
    found: Marked
    source: float
    content: float
    content_exact: bool
    cue: bool
    antecedent: bool | None
    parent: bool | None

    @property
    def whole(self) -> bool:
        """Cue, source and content are all right."""
        return self.cue and self.source >= CLOSE and self.content >= CLOSE


class Slip(msgspec.Struct, frozen=True):
    """One thing that went wrong, for a reader.

    Attributes:
        id: the text's.
        kind: missed, invented, or which part of a found one is wrong.
        rule: the rule that found it; None where nothing did.
        expected, found: the words in the gold and in the prediction; None if absent.
        near: the text around the cue.
    """

    id: str
    kind: Kind
    rule: str | None
    expected: str | None
    found: str | None
    near: str


class Outcome(NamedTuple):
    """One text judged; what is optional in the gold counts nowhere but in `free`."""

    id: str
    text: str
    judged: list[Judged]
    missed: list[Marked]
    invented: list[Marked]
    free: list[Marked]

    def slips(self) -> Iterator[Slip]:
        """Everything that went wrong."""
        for gold in self.missed:
            yield self._slip("missed", gold, None, self._words(gold.cue), None)
        for guess in self.invented:
            yield self._slip("invented", guess, guess.rule, None, self._words(guess.cue))
        for one in self.judged:
            yield from self._wrong_parts(one)

    def _wrong_parts(self, one: Judged) -> Iterator[Slip]:
        rule = one.found.rule
        if one.source < CLOSE:
            words = self._words(one.gold.source), self._words(one.found.source)
            yield self._slip("source", one.gold, rule, *words)
        if one.content < CLOSE:
            match = content_match(self.text, one.gold, one.found)
            words = self._words(match.gold), self._words(match.found)
            yield self._slip("content", one.gold, rule, *words)

    def _slip(
        self, kind: Kind, at: Marked, rule: str | None, expected: str | None, found: str | None
    ) -> Slip:
        (start, end), *_ = at.cue
        near = self.text[max(0, start - AROUND) : end + AROUND]
        return Slip(self.id, kind, rule, expected, found, near)

    def _words(self, pieces: Pieces) -> str | None:
        return " … ".join(self.text[start:end] for start, end in pieces) or None


def judge(name: str, text: str, golds: Sequence[Marked], found: Sequence[Marked]) -> Outcome:
    """Compare what was found in one text with its gold."""
    pairs = pair(text, golds, found)
    free_cues = tuple(piece for gold in golds if gold.optional for piece in gold.cue)
    outcome = Outcome(name, text, [], [], [], [])
    for i, gold in enumerate(golds):
        if gold.optional:
            continue
        if i in pairs:
            parent = _hangs_right(golds, found, pairs, i)
            outcome.judged.append(_judge_pair(text, gold, found[pairs[i]], parent))
        else:
            outcome.missed.append(gold)
    answered = {pairs[i] for i in pairs if not golds[i].optional}
    paired = set(pairs.values())
    for j, guess in enumerate(found):
        if j not in answered:
            is_free = j in paired or touch(guess.cue, free_cues)
            (outcome.free if is_free else outcome.invented).append(guess)
    return outcome


def _judge_pair(text: str, gold: Marked, found: Marked, parent: bool | None) -> Judged:
    content = content_match(text, gold, found)
    carried_on = not gold.source and bool(gold.antecedent)
    return Judged(
        gold=gold,
        found=found,
        source=source_match(text, gold, found),
        content=content.overlap,
        content_exact=sorted(content.gold) == sorted(content.found),
        cue=overlap(gold.cue, found.cue) >= SAME_CUE,
        antecedent=antecedent_match(text, gold, found) >= CLOSE if carried_on else None,
        parent=parent,
    )


def _hangs_right(
    golds: Sequence[Marked], found: Sequence[Marked], pairs: dict[int, int], i: int
) -> bool | None:
    """Whether the found hangs under the one that answers to the gold's parent."""
    gold, guess = golds[i], found[pairs[i]]
    gold_at = {one.id: at for at, one in enumerate(golds)}
    found_at = {one.id: at for at, one in enumerate(found)}
    answers = {j: at for at, j in pairs.items()}
    right = gold_at.get(gold.parent) if gold.parent else None
    under = found_at.get(guess.parent, NOWHERE) if guess.parent else None
    under = None if under is None else answers.get(under, NOWHERE)
    if (right is not None and golds[right].optional) or (right is None and under is None):
        return None
    return right == under
