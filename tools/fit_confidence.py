"""makes data/world/confidence.tsv: what went with right reports in annotated texts

    python tools/fit_confidence.py GOLD.jsonl...

A logistic regression with a ridge, over the features of `musnad.attribution.confidence`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from musnad.attribution import find
from musnad.attribution.confidence import features
from musnad.attribution.records import Records
from musnad.attribution.when import When
from musnad.evaluate import read_gold, score
from musnad.grammar import Tagged
from musnad.tokenise import tokenise

TABLE = Path(__file__).parent.parent / "src/musnad/data/world/confidence.tsv"
RIDGE = 1.0
STEPS = 200
# A feature seen less often than this says nothing.
SEEN = 4
HEADER = """\
# How sure a report is: the weight of each feature, made by tools/fit_confidence.py from
# annotated texts. Do not edit by hand.
# id      the feature, as musnad.attribution.confidence names it; bias is the start
# weight  log-odds that it adds
# note    how often reports with it were right
id\tweight\tnote
"""

Example = tuple[frozenset[str], bool]


def examples(path: Path) -> Iterator[Example]:
    """Every report that the gold judges: its features, and whether it is right as a whole."""
    for gold in read_gold(path):
        tagged = Tagged(tokenise(gold.text))
        found = find(tagged)
        records = Records(tagged, "a", None, When(tagged, (), None)).build(found)
        outcome = score(gold, records)
        right = {one.found.id: one.whole for one in outcome.judged}
        right.update((one.id, False) for one in outcome.invented)
        for one, record in zip(found, records, strict=True):
            if record.id in right:
                yield frozenset(features(tagged, one)), right[record.id]


def fit(rows: list[Example]) -> dict[str, float]:
    """Feature -> weight, by Newton's method."""
    seen = Counter(name for names, _ in rows for name in names)
    names = ["bias", *sorted(name for name, count in seen.items() if count >= SEEN)]
    x = np.array([[name == "bias" or name in row for name in names] for row, _ in rows], float)
    y = np.array([right for _, right in rows], float)
    ridge = np.diag([1e-6] + [RIDGE] * (len(names) - 1))
    w = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - ridge @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        w += np.linalg.solve(hessian, gradient)
    return dict(zip(names, w.tolist(), strict=True))


def main(paths: list[str]) -> None:
    """Read the gold, fit, write the table."""
    rows = [row for path in paths for row in examples(Path(path))]
    counts: dict[str, Counter[bool]] = {"bias": Counter(right for _, right in rows)}
    for names, right in rows:
        for name in names:
            counts.setdefault(name, Counter())[right] += 1
    lines = [
        f"{name}\t{weight:.2f}\t{counts[name][True]} of {counts[name].total()} right\n"
        for name, weight in fit(rows).items()
    ]
    TABLE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
