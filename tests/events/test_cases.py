"""which events: every case of tests/cases/events.yaml

A case that fails today is marked in the table (`fails: "what is wrong"`) and must fail; when
it begins to pass, its mark has to go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from musnad.lexicon.event_tables import AUXILIARIES, MODES
from musnad.model import Article, Event
from musnad.pipeline import analyse

CASES: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "events.yaml").read_text(encoding="utf-8")
)
PUBLISHED = "2016-12-08"
# How many of the cases may be marked; it only goes down.
MOST_FAILING = 7


def params() -> Iterator[Any]:
    for case in CASES:
        why = pytest.mark.xfail(strict=True, reason=case.get("fails", ""))
        yield pytest.param(case, id=case["id"], marks=[why] if "fails" in case else [])


def found(case: Mapping[str, Any]) -> tuple[Event, ...]:
    return analyse(Article(id="1", text=case["text"], published=PUBLISHED)).events


def shown(event: Event, begin: bool) -> dict[str, Any]:
    values: dict[str, Any] = {
        "type": event.type,
        "mode": event.mode,
        "trigger": event.trigger.text,
        "actors": [one.text for one in event.actors],
        "recipients": [one.text for one in event.recipients],
        "place": event.place.text if event.place is not None else None,
        "auxiliary": list(event.auxiliary),
        "asserted_by": event.asserted_by,
        "begin": event.begin if begin else None,
    }
    return {name: value for name, value in values.items() if value not in (None, [])}


@pytest.mark.parametrize("case", list(params()))
def test_case(case: Mapping[str, Any]) -> None:
    begin = any("begin" in event for event in case["events"])
    assert [shown(event, begin) for event in found(case)] == case["events"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_case_itself_is_whole(case: Mapping[str, Any]) -> None:
    """Its words stand in its text, and its labels exist."""
    for event in case["events"]:
        words = [event["trigger"], *event.get("actors", ()), *event.get("recipients", ())]
        assert all(word in case["text"] for word in words)
        assert event.get("place", "") in case["text"]
        assert "mode" not in event or event["mode"] in MODES[event["type"]]
        assert set(event.get("auxiliary", ())) <= set(AUXILIARIES)


def test_there_are_enough_cases() -> None:
    assert sum("fails" not in case for case in CASES) >= 150
    assert sum(not case["events"] for case in CASES) >= 40


def test_every_type_has_a_case() -> None:
    assert {event["type"] for case in CASES for event in case["events"]} == set(MODES)


def test_every_auxiliary_mode_has_a_case() -> None:
    seen = {
        name for case in CASES for event in case["events"] for name in event.get("auxiliary", ())
    }
    assert seen == set(AUXILIARIES)


def test_no_more_cases_fail_than_before() -> None:
    assert sum("fails" in case for case in CASES) <= MOST_FAILING


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
