"""which times: every case of tests/cases/timex.yaml"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from musnad.model.timex import Timex
from musnad.timex import times
from musnad.tokenise import tokenise

CASES: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "timex.yaml").read_text(encoding="utf-8")
)
PUBLISHED = "2016-12-08"
FIELDS = ("text", "type", "value", "mod", "begin", "finish")


def params() -> Iterator[Any]:
    for case in CASES:
        why = pytest.mark.xfail(strict=True, reason="beyond what the grammar promises")
        yield pytest.param(case, id=case["id"], marks=[why] if case.get("hard") else [])


def found(case: Mapping[str, Any]) -> tuple[Timex, ...]:
    published = case.get("published", PUBLISHED)
    return times(tokenise(case["text"]), published=published, country=case.get("country"))


@pytest.mark.parametrize("case", list(params()))
def test_case(case: Mapping[str, Any]) -> None:
    wanted = [tuple(time.get(name) for name in FIELDS) for time in case["times"]]
    assert [tuple(getattr(time, name) for name in FIELDS) for time in found(case)] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_spans_point_into_the_text(case: Mapping[str, Any]) -> None:
    before = 0
    for time in found(case):
        assert case["text"][time.start : time.end] == time.text
        assert before <= time.start < time.end
        before = time.end


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
