"""when something was said: every case of tests/cases/said_when.yaml"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from musnad import Article, analyse, explain
from musnad.model import Attribution

CASES: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "said_when.yaml").read_text(encoding="utf-8")
)
PUBLISHED = "2016-12-08"


def found(case: Mapping[str, Any]) -> tuple[Attribution, ...]:
    published = case.get("published", PUBLISHED)
    if case.get("headline"):
        article = Article(id="case", text="", headline=case["text"], published=published)
        return analyse(article).headline_attributions
    return analyse(Article(id="case", text=case["text"], published=published)).attributions


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: Mapping[str, Any]) -> None:
    said = {one.cue.text: one.time for one in found(case)}
    assert {cue: said.get(cue, "no report") for cue in case["said"]} == case["said"]


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))


def test_a_headline_s_times_are_not_those_of_the_body() -> None:
    headline = "وزير النقل يعلن اليوم أن المترو مجاني"
    document = analyse(Article(id="1", text="وصل أمس.", headline=headline, published=PUBLISHED))
    assert [time.text for time in document.times] == ["أمس"]


def test_an_explanation_knows_it_as_well() -> None:
    article = Article(id="1", text="قالت وزيرة الري أمس إن السدود امتلأت.", published=PUBLISHED)
    assert [one.time for one in explain(article, 0).attributions] == ["2016-12-07"]
