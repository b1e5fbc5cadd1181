"""the reader of date cases"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluate.times import curated, read_left_out, read_times, score_times
from musnad.evaluate.times_notation import Gold, same_value
from musnad.timex import times
from musnad.tokenise import tokenise


def case(text: str, expression: str, timex: str, **resolution: str) -> dict[str, object]:
    value = {"Timex": timex, "FutureResolution": resolution, "PastResolution": resolution}
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [{"Text": expression, "Type": "date", "Value": value}],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cases = [
        case("نلتقي غدا في البيت", "غدا", "2016-11-08"),
        case("نلتقي في 3 أيار", "3 أيار", "XXXX-05-03"),
        case("نلتقي في البيت", "البيت", "2016-11-08"),
    ]
    (tmp_path / "Dates.json").write_text(json.dumps(cases), encoding="utf-8")
    return tmp_path


def test_cases_are_scored(folder: Path) -> None:
    score = score_times(read_times(folder))
    assert (score.right, score.exact, score.cases) == (2, 2, 3)
    assert [slip.case.place for slip in score.slips] == [2]


def test_cases_can_be_left_out(folder: Path) -> None:
    assert score_times(curated(read_times(folder), {("Dates", 2)})).share == 1.0


def test_no_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="found none"):
        read_times(tmp_path)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dates.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GoldError, match="list of date cases"):
        read_times(tmp_path)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("من 4 إلى 22 تشرين الثاني 2016", "(2016-11-04,2016-11-22,P18D)"),
        ("من 2014 إلى 2018", "(2014-01-01,2018-01-01,P4Y)"),
        ("الأسبوع الثاني من عام 2015", "2015-01-W02"),
        ("قبل شهر", "2016-10-07"),
        ("الساعة 7", "2016-11-07T07"),
    ],
)
def test_notations(text: str, timex: str) -> None:
    (time,) = times(tokenise(text), published="2016-11-07")
    assert same_value(time, Gold(timex, ()))


def test_cases_to_leave_out(root: Path, tmp_path: Path) -> None:
    listed = read_left_out(root / "bench" / "times.toml")
    assert ("DateParser", 0) in listed
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[[left_out]]\nDateParser = [1]\n", encoding="utf-8")
    with pytest.raises(GoldError, match="a reason each"):
        read_left_out(wrong)
