"""makes data/world/eventweights.tsv: how much each feature of an event speaks for it

    python tools/fit_events.py VOTES.jsonl

A logistic regression with L2, fitted by gradient descent over sentences on which people
voted. A sentence has its most telling event; which one that is, is settled anew in each round.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

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
# note    in how many sentences with it the event was voted a yes
id\tweight\tnote
"""
ROUNDS, STEPS, RIDGE = 5, 30, 2.0
# A feature seen in fewer sentences than this says nothing.
SEEN = 6
Vector = NDArray[np.float64]
Case = tuple[list[tuple[str, ...]], bool]


def cases(sentences: Sequence[VotedSentence], kind: str) -> list[Case]:
    """The features of every fact of one type in a sentence, and whether voters call it one."""
    out = []
    for one in sentences:
        if one.event == kind and one.label != "ambiguous":
            seen = [names for event, names in traced(one) if event.type == kind and is_fact(event)]
            out.append((seen, one.label == "yes"))
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
    y = np.array([yes for _, yes in known], float)
    for _ in range(ROUNDS):
        x = np.array([best(seen, index, w) for seen, _ in known])
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


def lines(votes: Sequence[VotedSentence], kind: str) -> list[str]:
    """The rows of one type."""
    known = [one for one in cases(votes, kind) if one[0]]
    counts: dict[str, Counter[bool]] = {"bias": Counter(yes for _, yes in known)}
    for seen, yes in known:
        for name in {name for names in seen for name in names}:
            counts.setdefault(name, Counter())[yes] += 1
    names = sorted(n for n, count in counts.items() if n != "bias" and count.total() >= SEEN)
    weights = fit(known, names)
    return [
        f"{kind}/{name}\t{weight:.2f}\t{counts[name][True]} of {counts[name].total()}\n"
        for name, weight in zip([*names, "bias"], weights, strict=True)
    ]


def main(path: str) -> None:
    """Read the votes, fit, write the table."""
    votes = read_votes(Path(path))
    rows = sorted(row for kind in ("ASSAULT", "PROTEST") for row in lines(votes, kind))
    TABLE.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
