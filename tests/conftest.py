"""what several tests share"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_files() -> list[Path]:
    """The sample articles."""
    return sorted((ROOT / "samples").glob("*.jsonl"))
