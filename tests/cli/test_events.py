"""musnad events: a table, JSON Lines, PLOVER records"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from musnad.cli.coded import COLUMNS
from tests.cli.conftest import Ran, Run

TEXT = "قال شهود إن مسلحين خطفوا الطبيب في بغداد. واعتقلت الشرطة ثلاثة رجال."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


OPTIONS = ["--outlet", "سانا", "--published", "2016-12-08"]


def test_a_table_is_the_default(run: Run, story: Path) -> None:
    ran = run(["events", str(story), *OPTIONS])
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["type"] for row in rows] == ["ASSAULT", "COERCE"]
    assert [row["chain"] for row in rows] == ["سانا > شهود", "سانا"]
    assert [row["cue"] for row in rows] == ["قال", ""]
    assert (rows[0]["actors"], rows[0]["recipients"]) == ("مسلحين", "الطبيب")
    assert (rows[0]["place"], rows[0]["begin"]) == ("بغداد", "2016-12-08")
    assert "2 events" in ran.err


def test_json_lines_have_the_event_and_its_chain(run: Run, story: Path) -> None:
    first, second = lines(run(["events", str(story), *OPTIONS, "--format", "jsonl"]))
    assert first["event"]["mode"] == "abduct"
    assert [link["text"] for link in first["chain"]] == ["سانا", "شهود"]
    assert [link["text"] for link in second["chain"]] == ["سانا"]


def test_plover_records_have_the_manuals_fields(run: Run, story: Path) -> None:
    first, second = lines(run(["events", str(story), *OPTIONS, "--format", "plover"]))
    assert {"id", "date", "actor", "event"} <= set(first)
    assert first["event"] == ["ASSAULT"]
    assert first["mode"] == ["abduct"]
    assert first["quad_code"] == "material conflict"
    assert first["date"] == "2016-12-08"
    assert first["actor"][0]["text"] == "مسلحين"
    assert first["recipient"][0]["text"] == "الطبيب"
    assert first["event_text"] == "قال شهود إن مسلحين خطفوا الطبيب في بغداد."
    assert first["text_info"]["asserted_by"] == ["سانا", "شهود"]
    assert second["text_info"]["asserted_by"] == ["سانا"]


def test_nothing_read_is_status_two(run: Run, tmp_path: Path) -> None:
    assert run(["events", str(tmp_path)]).status == 2


def test_standard_input(run: Run) -> None:
    ran = run(["events", "-", "--format", "jsonl"], TEXT.encode())
    assert [one["event"]["type"] for one in lines(ran)] == ["ASSAULT", "COERCE"]
