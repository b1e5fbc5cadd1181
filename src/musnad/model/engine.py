"""what reads: Musnad's name and version, which stand in every document"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    ENGINE = f"musnad {version('musnad')}"
except PackageNotFoundError:
    ENGINE = "musnad (not installed)"
