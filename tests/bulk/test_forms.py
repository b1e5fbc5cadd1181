"""the document describes every column that the tables have"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.model.tables import FORMS, RECORDS, TABLES_VERSION, TableForm

PAGE = (Path(__file__).parents[2] / "docs" / "bulk.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.name))
def test_every_column_is_described(form: TableForm) -> None:
    section = PAGE.partition(f"### `{form.name}`\n")[2].partition("\n### ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{one.name}` | `{one.type}` | {one.says} |" for one in form.columns]


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_described(name: str) -> None:
    fields = ", ".join(f"`{field}` {type}" for field, type in RECORDS[name])
    assert f"| `{name}` | {fields} |" in PAGE


def test_the_version_is_told() -> None:
    assert f"Version {TABLES_VERSION}." in PAGE
