"""the times of the material, scored beside its attributions"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import times as module
from bench.times import score_cases, score_story
from musnad.errors import GoldError

RECORD = {
    "Input": "نلتقي غدا في البيت",
    "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
    "Results": [{"Text": "غدا", "Type": "date", "Value": {"Timex": "2016-11-08"}}],
}


@pytest.fixture
def left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "times.toml"
    monkeypatch.setattr(module, "LEFT_OUT", path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cases = tmp_path / "data" / "times"
    cases.mkdir(parents=True)
    wrong = RECORD | {"Input": "نلتقي قريبا", "Context": {}}
    (cases / "Dates.json").write_text(json.dumps([RECORD, wrong, RECORD]), encoding="utf-8")
    return tmp_path


def test_cases(folder: Path, left_out: Path) -> None:
    left_out.write_text('most = 0.5\n[[left_out]]\nwhy = "twice"\nDates = [2]\n', encoding="utf-8")
    reached = score_cases(folder / "data" / "times")
    assert (reached.floored, reached.figures["share"]) == (("share",), 0.5)
    assert (reached.figures["cases"], reached.figures["left_out"]) == (2, 1)


def test_not_too_many_are_left_out(folder: Path, left_out: Path) -> None:
    left_out.write_text('most = 0.3\n[[left_out]]\nwhy = "twice"\nDates = [2]\n', encoding="utf-8")
    with pytest.raises(GoldError, match="leaves out 1 of 3"):
        score_cases(folder / "data" / "times")


def test_another_choice_of_cases_is_another_gold(folder: Path, left_out: Path) -> None:
    digests = set()
    for places in ("[2]", "[1]"):
        left_out.write_text(
            f'most = 0.5\n[[left_out]]\nwhy = "so"\nDates = {places}\n', encoding="utf-8"
        )
        digests.add(score_cases(folder / "data" / "times").digest)
    assert len(digests) == 2


@pytest.mark.parametrize(("value", "f1"), [("2016-12-07", 1.0), ("2016-12-06", 0.0)])
def test_a_story(tmp_path: Path, value: str, f1: float) -> None:
    time = {"text": "أمس", "start": 4, "end": 7, "type": "DATE", "value": value}
    gold = {"article": {"published": "2016-12-08"}, "times": [time]}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_text("وصل أمس.", encoding="utf-8")
    reached = score_story(tmp_path / "a.json", tmp_path / "a.txt")
    assert (reached.name, reached.floored) == ("times-a", ("f1",))
    assert reached.figures["f1"] == f1
