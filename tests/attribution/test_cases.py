"""who says what: every case of tests/cases/attribution.yaml

A case that fails today is marked in the table (`fails: "what is wrong"`) and must fail; when
it begins to pass, its mark has to go.
"""

from __future__ import annotations

import pytest

from musnad.lexicon.rows import CLASSES
from tests.attribution.cases import FINER, REPORTS, Case, params, place, problems, read

CASES = read(REPORTS)
# How many of the cases may be marked; it only goes down.
MOST_FAILING = 48

ONE_VALUE = {
    "mode": {"direct", "indirect", "mixed"},
    "naming": {"named", "anonymous", "collective", "document", "impersonal"},
    "certainty": {"affirmed", "hedged", "denied", "unknown"},
}


@pytest.mark.parametrize("case", params(CASES))
def test_case(case: Case) -> None:
    assert problems(case) == []


def test_no_more_cases_fail_than_before() -> None:
    assert sum(bool(case.fails) for case in CASES) <= MOST_FAILING


def test_there_are_enough_cases() -> None:
    assert sum(not case.hard for case in CASES) >= 190


def test_ids_are_unique() -> None:
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_itself_is_whole(case: Case) -> None:
    """Its spans stand in its text, its parents before their children, its labels exist."""
    assert case.reports
    for number, report in enumerate(case.reports, 1):
        pieces = report["content"] if isinstance(report["content"], list) else [report["content"]]
        names = ("source", "antecedent", "addressee", "medium", "occasion", "target")
        spans = [report[name] for name in names if report.get(name)]
        for piece in (*pieces, *spans, *report.get("via", ())):
            place(case.text, piece)
        place(case.text, report["cue"], report.get("nth", 1))
        assert report.get("parent", 0) < number
        assert "antecedent" not in report or report["inherited"]
        assert report["source"] is None or not report.get("inherited")
        assert report["class"] in FINER or report["class"] in CLASSES
        for name, values in ONE_VALUE.items():
            assert report.get(name) is None or report[name] in values
