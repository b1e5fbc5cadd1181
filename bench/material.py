"""where the texts and gold files are that the measurements use"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.jsonl"))
SAMPLES_GOLD = ROOT / "tests" / "gold" / "samples.jsonl"


def material() -> Path | None:
    """The folder of texts that are not part of the project; None where it is absent."""
    folder = ROOT / os.environ.get("MUSNAD_MATERIAL", "../shared")
    return folder if folder.is_dir() else None


def article_files() -> list[Path]:
    """The articles to run over: the material's, else the project's own samples."""
    folder = material()
    found = sorted((folder / "data").glob("articles-*.jsonl")) if folder else []
    return found or SAMPLES


def stories() -> list[tuple[Path, Path]]:
    """The material's stories with a gold of their own: the gold, and the text."""
    folder = material()
    found = sorted((folder / "gold").glob("*.json")) if folder else []
    return [(gold, gold.parent.parent / "articles" / f"{gold.stem}.txt") for gold in found]


def notice() -> str | None:
    """What to tell the reader where the material is absent."""
    if material():
        return None
    return (
        "No material at $MUSNAD_MATERIAL: running on the project's own samples and gold alone;"
        " date cases are not scored."
    )
