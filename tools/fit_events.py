"""makes data/world/eventweights.tsv: how much each feature of an event speaks for it

    python tools/fit_events.py VOTES.jsonl

A logistic regression with L2, fitted by Newton's method to the share of voters who say yes: a
sentence that two of three call an attack tells more than one that none does. A sentence has its
most telling event; which one that is, is settled anew in each round. It prints what the same fit
reaches on sentences that it has not seen, a fifth at a time.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import md5
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.attribution import attribute
from musnad.evaluate.events import VotedSentence, is_fact, read_votes
from musnad.events.find import Weighed, weighed
from musnad.timex import times
from musnad.tokenise import tokenise

TABLE = Path(__file__).parent.parent / "src" / "musnad" / "data" / "world" / "eventweights.tsv"
HEADER = """\
# How surely an event is told as something that happened: the weight of each feature, made by
# tools/fit_events.py from sentences with votes. Do not edit by hand.
# id      the PLOVER type and the feature, as musnad.events.confidence names it; bias is the start
# weight  log-odds that it adds
# note    in how many sentences with it the event was voted a yes by all
id\tweight\tnote
"""
ROUNDS, STEPS, RIDGE = 5, 15, 14.0
# A feature seen in fewer sentences than this says nothing.
SEEN = 6
FOLDS = 5
YES, LEFT_OUT = "yes", "ambiguous"
Vector = NDArray[np.float64]
Names = tuple[str, ...]


class Case(NamedTuple):
    """The features of each fact of a sentence, and what voters say."""

    text: str
    seen: list[Names]
    label: str
    share: float


def cases(sentences: Sequence[VotedSentence], kind: str) -> list[Case]:
    """The sentences to which the question of one type was put."""
    out = []
    for one in sentences:
        if one.event == kind:
            seen = [names for event, names in traced(one) if event.type == kind and is_fact(event)]
            out.append(Case(one.text, seen, one.label, one.share))
    return out


def traced(sentence: VotedSentence) -> list[Weighed]:
    """The events of a sentence with their features."""
    tokens = tokenise(sentence.text)
    return weighed(tokens, attribute(tokens), times(tokens, published=None))


def fit(known: Sequence[Case], names: Sequence[str]) -> Vector:
    """The weight of each feature, the start last, by Newton's method."""
    index = {name: at for at, name in enumerate(names)}
    w = np.zeros(len(names) + 1)
    ridge = np.diag([RIDGE] * len(names) + [1e-6])
    y = np.array([one.share for one in known], float)
    for _ in range(ROUNDS):
        x = np.array([best(one.seen, index, w) for one in known])
        for _ in range(STEPS):
            p = 1.0 / (1.0 + np.exp(-x @ w))
            hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
            w += np.linalg.solve(hessian, x.T @ (y - p) - ridge @ w)
    return w


def best(seen: Sequence[tuple[str, ...]], index: dict[str, int], weights: Vector) -> Vector:
    """The features of the event that the weights so far like best."""
    rows = [row(one, index) for one in seen]
    return max(rows, key=lambda one: float(one @ weights))


def row(names: tuple[str, ...], index: dict[str, int]) -> Vector:
    """Features as numbers, the start as the last."""
    out = np.zeros(len(index) + 1)
    out[-1] = 1
    for name in names:
        if name in index:
            out[index[name]] = 1
    return out


def telling(known: Sequence[Case]) -> tuple[list[str], dict[str, Counter[bool]]]:
    """The features seen often enough, and in how many sentences each was a yes."""
    counts: dict[str, Counter[bool]] = {"bias": Counter(one.label == YES for one in known)}
    for one in known:
        for name in {name for names in one.seen for name in names}:
            counts.setdefault(name, Counter())[one.label == YES] += 1
    names = sorted(n for n, count in counts.items() if n != "bias" and count.total() >= SEEN)
    return names, counts


def lines(known: Sequence[Case], kind: str) -> list[str]:
    """The rows of one type."""
    names, counts = telling(known)
    weights = fit(known, names)
    return [
        f"{kind}/{name}\t{weight:.2f}\t{counts[name][True]} of {counts[name].total()}\n"
        for name, weight in zip([*names, "bias"], weights, strict=True)
    ]


def unseen(known: Sequence[Case]) -> str:
    """Precision, recall and F1 on the fifth of the sentences that each fit has not seen."""
    right = ours = theirs = 0
    for fold in range(FOLDS):
        rest = [one for one in known if one.seen and _fold(one) != fold]
        names, _ = telling(rest)
        index = {name: at for at, name in enumerate(names)}
        weights = fit(rest, names)
        for one in known:
            if _fold(one) == fold and one.label != LEFT_OUT:
                yes = bool(one.seen) and float(best(one.seen, index, weights) @ weights) >= 0
                ours, theirs = ours + yes, theirs + (one.label == YES)
                right += yes and one.label == YES
    precision, recall, f1 = right / ours, right / theirs, 2 * right / (ours + theirs)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def _fold(one: Case) -> int:
    return int(md5(one.text.encode()).hexdigest(), 16) % FOLDS


def main(path: str) -> None:
    """Read the votes, fit, write the table."""
    votes = read_votes(Path(path))
    rows: list[str] = []
    for kind in ("ASSAULT", "PROTEST"):
        known = cases(votes, kind)
        print(kind, "unseen:", unseen(known))
        rows += lines([one for one in known if one.seen], kind)
    TABLE.write_text(HEADER + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
