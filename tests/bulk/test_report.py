"""the report tells what the tables hold, and its page needs nothing from elsewhere"""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.bulk import run
from musnad.bulk.figures import curve
from musnad.bulk.page import page
from musnad.bulk.report import Aside, Outlet, Report, _spread
from musnad.bulk.run import Made
from tests.bulk.corpus import BYTES, FEW, lines


@pytest.fixture(scope="module")
def told(undisturbed: Path) -> Report:
    return msgspec.json.decode((undisturbed / "report.json").read_bytes(), type=Report)


def test_it_tells_what_the_tables_hold(told: Report, undisturbed: Path) -> None:
    assert told.articles == FEW == sum(one.articles for one in told.shards)
    for name, table in told.tables.items():
        assert table.rows == pq.read_table(undisturbed / name).num_rows
        files = (undisturbed / name).glob("*.parquet")
        assert table.bytes == sum(path.stat().st_size for path in files)
    column = pq.read_table(undisturbed / "documents", columns=["outlet"]).column("outlet")
    counts = {one["values"]: one["counts"] for one in column.value_counts().to_pylist()}
    assert {one.outlet: one.articles for one in told.outlets} == counts


def test_it_tells_who_worked_and_how_fast(told: Report) -> None:
    assert sum(one.articles for one in told.workers) == FEW
    assert all(10 < one.memory < 4000 for one in told.workers)
    (command,) = told.commands
    assert (command.by, command.articles) == ("2 processes", FEW)
    assert told.seconds == command.seconds > 0
    step = told.over_time[0].seconds
    assert sum(one.rate * step for one in told.over_time) == pytest.approx(FEW, rel=0.02)


@given(
    start=st.floats(0, 9.9),
    length=st.floats(0, 10),
    articles=st.integers(0, 10_000),
)
def test_nothing_is_lost_between_the_points_of_the_rate(
    start: float, length: float, articles: int
) -> None:
    found = [0.0] * 10
    _spread(found, start, start + length, articles)
    assert sum(found) == pytest.approx(articles)
    assert min(found) >= 0


def test_what_was_set_aside_is_told_with_its_reason(tmp_path: Path, pool: Made) -> None:
    source = tmp_path / "crawl.jsonl"
    source.write_text("\n".join([*lines(2), "{broken", '{"text": ""}', *lines(1)]))
    run([str(source)], tmp_path / "out", pool=pool)
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert told["aside"] == {"BrokenRecord": 1, "EmptyInput": 1}
    assert {one["where"] for one in told["examples"]} == {f"{source}:3", f"{source}:4"}
    assert (told["articles"], told["set_aside"]) == (3, 2)


def test_the_page_needs_nothing_from_elsewhere(told: Report, undisturbed: Path) -> None:
    shown = (undisturbed / "report.html").read_text(encoding="utf-8")
    assert shown == page(told)
    assert not re.search(r"https?://|\ssrc=|@import|url\(", shown)
    pictures = re.findall(r"<svg.*?</svg>", shown, re.S)
    assert len(pictures) == 5
    for one in pictures:
        ElementTree.fromstring(one)
    for outlet in told.outlets:
        assert f"{outlet.outlet}<title>" in shown


def test_no_text_of_others_becomes_part_of_the_page(told: Report) -> None:
    bad = "<script>المرسى</script> & \"'"
    given = msgspec.structs.replace(
        told,
        sources=(bad,),
        failed={"000001": bad},
        outlets=[Outlet(bad, 3), Outlet(None, 1)],
        examples=[Aside(bad, bad, bad, bad)],
        aside={bad: 1},
    )
    shown = page(given)
    assert "<script" not in shown
    assert "(no outlet)" in shown
    for one in re.findall(r"<svg.*?</svg>", shown, re.S):
        ElementTree.fromstring(one)


def test_a_run_in_which_nothing_was_read_has_a_page(tmp_path: Path, pool: Made) -> None:
    (tmp_path / "empty.jsonl").write_text('{"text": ""}\n')
    run([str(tmp_path / "empty.jsonl")], tmp_path / "out", shard_bytes=BYTES, pool=pool)
    assert "EmptyInput" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert curve([], "x", "y") == ""
