"""what the tests of reading share"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.net.policy import Policy
from tests.ingest.server import Reply, Site, serving

SITE = Path(__file__).parent / "site"
PLACE = b"http://site.example"


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on loopback that has nothing yet."""
    with serving() as running:
        yield running


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may ask loopback, and need not wait."""
    return Fetcher(Policy(private=True, delay=0.0, timeout=2.0, deadline=5.0))


@pytest.fixture(scope="session")
def outlet() -> Iterator[Site]:
    """A server with all pages and feeds that were written for the tests."""
    with serving() as running:
        for file in SITE.rglob("*"):
            if file.is_file() and not file.name.endswith((".expected.json",)):
                data = file.read_bytes().replace(PLACE, running.url.encode())
                kind = "text/html" if file.suffix == ".html" else "application/octet-stream"
                path = f"/{file.relative_to(SITE).as_posix()}"
                running.replies[path] = Reply(data, headers={"Content-Type": kind})
        yield running
