"""the page of scores says what the floors say, all of it"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROW = re.compile(r"^\| `([\w-]+)\.(\w+)` \| ([\d.]+) \|$", re.M)


def test_the_page_shows_the_floors(root: Path) -> None:
    page = (root / "docs" / "scores.md").read_text(encoding="utf-8")
    floors = tomllib.loads((root / "bench" / "floors.toml").read_text(encoding="utf-8"))
    shown = {(name, figure): float(value) for name, figure, value in ROW.findall(page)}
    pinned = {
        (name, figure): round(value, 2)
        for name, figures in floors.items()
        for figure, value in figures.items()
        if figure != "digest"
    }
    assert shown == pinned


def test_every_set_is_described(root: Path) -> None:
    page = (root / "docs" / "scores.md").read_text(encoding="utf-8")
    floors = tomllib.loads((root / "bench" / "floors.toml").read_text(encoding="utf-8"))
    kinds = {name.split("-000_")[0] for name in floors}
    described = page.split("| figure | floor |")[0]
    assert [kind for kind in sorted(kinds) if f"`{kind}" not in described] == []
