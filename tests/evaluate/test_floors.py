"""floors rise, never fall, and hold for one gold file"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench import quality
from bench.quality import below_floor, raised, write_floors
from bench.score import Score
from bench.scores import ATTRIBUTION


def score(value: float, wrong: float = 0) -> Score:
    figures = {**dict.fromkeys(ATTRIBUTION, value), "wrong": wrong}
    return Score("samples", "abc", figures, ATTRIBUTION, {"wrong": 4})


def floors(value: float, digest: str = "abc") -> quality.Floors:
    return {"samples": {"digest": digest} | dict.fromkeys(ATTRIBUTION, value)}


def test_at_the_floor_is_enough() -> None:
    assert below_floor(score(0.5), floors(0.5)) == []


def test_below_the_floor_fails() -> None:
    remarks = below_floor(score(0.4999), floors(0.5))
    assert [remark.split(":")[0] for remark in remarks] == ["BELOW THE FLOOR"] * len(ATTRIBUTION)


def test_too_many_wrong_ones_fail() -> None:
    assert below_floor(score(0.5, wrong=4), floors(0.5)) == []
    (remark,) = below_floor(score(0.5, wrong=5), floors(0.5))
    assert remark.startswith("ABOVE THE MOST")


def test_another_gold_file_is_named_not_compared() -> None:
    remarks = below_floor(score(0.1), floors(0.5, digest="other"))
    assert remarks == ["the floors of samples are for another gold file: not compared"]


@pytest.mark.parametrize(
    ("old", "digest", "reached", "new"),
    [(0.5, "abc", 0.7, 0.7), (0.5, "abc", 0.3, 0.5), (0.5, "other", 0.3, 0.3)],
)
def test_floors_only_rise(old: float, digest: str, reached: float, new: float) -> None:
    result = raised(score(reached), floors(old, digest))
    assert result == {"digest": "abc"} | dict.fromkeys(ATTRIBUTION, new)


def test_written_floors_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(quality, "FLOORS", path)
    write_floors(floors(0.25))
    assert tomllib.loads(path.read_text(encoding="utf-8")) == floors(0.25)
