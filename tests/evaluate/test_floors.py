"""floors rise, never fall, and hold for one gold file"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from bench import quality
from bench.quality import FLOORED, GoldSet, below_floor, raised, write_floors
from musnad.evaluate import Figures
from musnad.evaluate.figures import figures as of_nothing

GOLD = GoldSet("samples", [], "abc")


def figures(value: float) -> Figures:
    return msgspec.structs.replace(of_nothing([]), **dict.fromkeys(FLOORED, value))


def floors(value: float, digest: str = "abc") -> quality.Floors:
    return {"samples": {"digest": digest} | dict.fromkeys(FLOORED, value)}


def test_at_the_floor_is_enough() -> None:
    assert below_floor(GOLD, figures(0.5), floors(0.5)) == []


def test_below_the_floor_fails() -> None:
    remarks = below_floor(GOLD, figures(0.4999), floors(0.5))
    assert [remark.split(":")[0] for remark in remarks] == ["BELOW THE FLOOR"] * len(FLOORED)


def test_another_gold_file_is_named_not_compared() -> None:
    remarks = below_floor(GOLD, figures(0.1), floors(0.5, digest="other"))
    assert remarks == ["the floors of samples are for another gold file: not compared"]


@pytest.mark.parametrize(
    ("old", "digest", "reached", "new"),
    [(0.5, "abc", 0.7, 0.7), (0.5, "abc", 0.3, 0.5), (0.5, "other", 0.3, 0.3)],
)
def test_floors_only_rise(old: float, digest: str, reached: float, new: float) -> None:
    result = raised(GOLD, figures(reached), floors(old, digest))
    assert result == {"digest": "abc"} | dict.fromkeys(FLOORED, new)


def test_written_floors_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(quality, "FLOORS", path)
    write_floors(floors(0.25))
    assert tomllib.loads(path.read_text(encoding="utf-8")) == floors(0.25)
