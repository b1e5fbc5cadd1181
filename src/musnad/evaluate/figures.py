"""the figures over many texts, and how each rule does"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from musnad.evaluate.outcome import CLOSE, Judged, Outcome

DIGITS = 4


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How well the found attributions answer to the gold.

    Attributes:
        texts, gold, predicted: how many there are, optional ones apart.
        found_p, found_r, found_f1: precision, recall and F1 of the pairs.
        cue, source_exact, source_08, content_exact, content_08: share of the found
            with that part right; exact, or with 0.8 of the characters shared.
        parent: of the found that hang under another, how many hang right.
        antecedent: of the found whose source is carried on, how many name it.
        whole_p, whole_r, whole_f1: of those with cue, source and content right.
    """

    texts: int
    gold: int
    predicted: int
    found_p: float
    found_r: float
    found_f1: float
    cue: float
    source_exact: float
    source_08: float
    content_exact: float
    content_08: float
    parent: float
    antecedent: float
    whole_p: float
    whole_r: float
    whole_f1: float


class RuleFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How one rule does.

    Attributes:
        fired: how many attributions it found.
        right: with cue, source and content right.
        partly: an attribution is there, but a part of it is wrong.
        wrong: nothing is there.
        free: the gold says that it neither costs nor earns.
    """

    rule: str
    fired: int
    right: int
    partly: int
    wrong: int
    free: int


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures over all texts together."""
    judged = [one for outcome in outcomes for one in outcome.judged]
    gold = len(judged) + sum(len(outcome.missed) for outcome in outcomes)
    predicted = len(judged) + sum(len(outcome.invented) for outcome in outcomes)
    return Figures(
        texts=len(outcomes),
        gold=gold,
        predicted=predicted,
        cue=_share([one.cue for one in judged]),
        source_exact=_share([one.source == 1.0 for one in judged]),
        source_08=_share([one.source >= CLOSE for one in judged]),
        content_exact=_share([one.content_exact for one in judged]),
        content_08=_share([one.content >= CLOSE for one in judged]),
        parent=_share([one.parent for one in judged if one.parent is not None]),
        antecedent=_share([one.antecedent for one in judged if one.antecedent is not None]),
        **_balance("found", len(judged), predicted, gold),
        **_balance("whole", sum(one.whole for one in judged), predicted, gold),
    )


def rule_table(outcomes: Sequence[Outcome]) -> list[RuleFigures]:
    """Every rule that fired, the busiest first."""
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for one in outcome.judged:
            table.setdefault(one.found.rule, Counter())[_verdict(one)] += 1
        for name, group in (("wrong", outcome.invented), ("free", outcome.free)):
            for guess in group:
                table.setdefault(guess.rule, Counter())[name] += 1
    rows = [
        RuleFigures(
            rule=rule,
            fired=counts.total(),
            right=counts["right"],
            partly=counts["partly"],
            wrong=counts["wrong"],
            free=counts["free"],
        )
        for rule, counts in table.items()
    ]
    return sorted(rows, key=lambda row: (-row.fired, row.rule))


def missed_cues(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How often each cue word was missed, the most often first."""
    words = Counter(
        outcome.text[slice(*gold.cue[0])] for outcome in outcomes for gold in outcome.missed
    )
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))


def _verdict(one: Judged) -> str:
    return "right" if one.whole else "partly"


def _balance(name: str, hits: int, predicted: int, gold: int) -> dict[str, float]:
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    harmonic = 2 * precision * recall / both if both else 0.0
    values = {"p": precision, "r": recall, "f1": harmonic}
    return {f"{name}_{key}": round(value, DIGITS) for key, value in values.items()}


def _share(truths: Sequence[bool]) -> float:
    return round(sum(truths) / len(truths), DIGITS) if truths else 0.0
