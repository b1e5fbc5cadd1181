"""the labelled pairs and renderings: how often the comparison is right"""

from __future__ import annotations

import pytest

from tests.compare.cases import (
    PairCase,
    compared,
    family_score,
    found_kinds,
    pair_cases,
    pair_score,
    rendering_cases,
)

KINDS = ("denial", "negation", "opposition", "number", "date", "actor")


def of_kind(kind: str | None) -> list[PairCase]:
    return [case for case in pair_cases() if case.kind == kind]


def test_enough_of_each() -> None:
    assert len(pair_cases()) >= 150
    assert len({case.id for case in pair_cases()}) == len(pair_cases())
    assert all(of_kind(kind) for kind in (*KINDS, None))
    assert len(rendering_cases()) >= 100


def test_conflicts() -> None:
    score = pair_score()
    assert score.precision >= 0.95
    assert score.recall >= 0.75


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found(kind: str) -> None:
    cases = of_kind(kind)
    found = [case for case in cases if found_kinds(case)]
    named = [case for case in found if found_kinds(case)[0] == kind]
    assert len(found) >= 0.6 * len(cases)
    assert len(named) >= 0.8 * len(found)


def test_each_conflict_tells_why() -> None:
    for case in of_kind("number"):
        for one in compared(case).conflicts:
            assert one.rule
            assert one.clash.note
            texts = (span.text for side in (one.left, one.right) for span in side.content)
            whole = " ".join(texts)
            assert one.clash.left.text in whole
            assert one.clash.right.text in whole
            assert 0 < one.confidence < 1


def test_families() -> None:
    score = family_score()
    assert score.precision >= 0.95
    assert score.f1 >= 0.9
