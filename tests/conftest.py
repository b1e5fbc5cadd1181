"""what several tests share"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The first example loads the tables; how long that takes says nothing of what is tested.
settings.register_profile("musnad", deadline=None)
settings.load_profile("musnad")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_files() -> list[Path]:
    """The sample articles."""
    return sorted((ROOT / "samples").glob("*.jsonl"))
