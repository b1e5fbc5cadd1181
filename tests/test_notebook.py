"""the notebook runs, and shows what stands in it"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tools.notebook import NOTEBOOK, executed, stored

# Frames come as text and as HTML, of which the text is compared; a document as HTML alone.
KINDS = ("text/plain", "text/html")


def shown(book: Any) -> list[list[str]]:
    """What each cell shows."""
    return [
        [one["text"] if one.output_type == "stream" else _best(one["data"]) for one in outputs]
        for outputs in (cell.outputs for cell in book.cells if cell.cell_type == "code")
    ]


def _best(data: dict[str, str]) -> str:
    return next(data[kind] for kind in KINDS if kind in data)


def test_it_shows_what_stands_in_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "samples", tmp_path / "samples")
    monkeypatch.setenv("PYTHONPATH", str(root / "src"))
    found = shown(executed(NOTEBOOK, tmp_path))
    assert found == shown(stored()), "after a change: python -m tools.notebook"


def test_it_holds_the_outputs() -> None:
    book = stored()
    nbformat.validate(book)
    (html,) = (text for text in shown(book)[0])
    assert html.startswith('<div class="musnad" dir="rtl"')
    assert all(shown(book))
