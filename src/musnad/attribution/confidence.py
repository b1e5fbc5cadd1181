"""how sure a report is: named features, weighed by how often they went with right ones

The weights are a logistic regression over annotated texts; `tools/fit_confidence.py` makes
the table anew. A feature without a row weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from musnad.attribution.found import Found
from musnad.grammar import Tagged
from musnad.lexicon import tags as t
from musnad.lexicon import weights

# Beyond these, phrases and contents go wrong more often.
_LONG_SOURCE = 6
_LONG_CONTENT = 45
_LONG_GAP = 8
_TAGS = {t.WEAK: "cue-doubtful", t.SAYING: "cue-noun", t.PARTICIPLE: "cue-participle"}


def confidence(tagged: Tagged, one: Found) -> float:
    """From 0 to 1, to two digits."""
    table = weights()
    total = table["bias"] + sum(table.get(feature, 0.0) for feature in features(tagged, one))
    return round(1.0 / (1.0 + math.exp(-total)), 2)


def features(tagged: Tagged, one: Found) -> tuple[str, ...]:
    """What speaks for or against a report, by name."""
    return tuple(_features(tagged, one))


def _features(tagged: Tagged, one: Found) -> Iterator[str]:
    yield f"rule-{one.rule}"
    yield f"order-{one.order}"
    tag = tagged.tags[one.cue]
    if tag in _TAGS:
        yield _TAGS[tag]
    if one.before is not None:
        yield "two-pieces"
    if one.parent is not None:
        yield "nested"
    yield from _of_source(tagged, one)
    yield from _of_content(tagged, one)


def _of_source(tagged: Tagged, one: Found) -> Iterator[str]:
    if one.source is None:
        yield "source-carried" if one.antecedent is not None else "source-absent"
        return
    start, end = one.source
    if end - start > _LONG_SOURCE:
        yield "source-long"
    if tagged.tags[start] in t.UNKNOWN + t.DEFINITE:
        yield "source-unknown"
    if t.AND in tagged.tags[start:end]:
        yield "source-coordinated"


def _of_content(tagged: Tagged, one: Found) -> Iterator[str]:
    if one.adjuncts is not None and one.adjuncts[1] - one.adjuncts[0] > _LONG_GAP:
        yield "gap-long"
    if one.end - one.begin > _LONG_CONTENT:
        yield "content-long"
    behind = tagged.tags[one.end : one.end + 1]
    if behind not in ("", t.STOP, t.LINE, t.CLOSE):
        yield "content-cut"
    if any(one.begin <= at < one.end for at in tagged.quotes.unclosed):
        yield "quotation-open"
    if f"{t.COMMA}{t.AND}" in tagged.tags[one.begin : one.end]:
        yield "content-goes-on"
