"""what the tests of reading share"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.ingest.net.fetch import Fetcher
from musnad.ingest.net.policy import Policy
from tests.ingest.server import Reply, Site, serving

SITE = Path(__file__).parent / "site"
PLACE = b"http://site.example"


def stored(file: Path) -> bytes:
    """A page or feed in the encoding in which it is to be served; all are stored as UTF-8."""
    text = file.read_bytes().decode()
    beside = file.with_suffix(".json")
    encoding = "windows-1256" if 'encoding="windows-1256"' in text[:99] else "utf-8"
    if file.suffix == ".html" and beside.exists():
        encoding = json.loads(beside.read_text(encoding="utf-8")).get("encoding", "utf-8")
    return text.encode(encoding)


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
                data = stored(file).replace(PLACE, running.url.encode())
                kind = "text/html" if file.suffix == ".html" else "application/octet-stream"
                path = f"/{file.relative_to(SITE).as_posix()}"
                running.replies[path] = Reply(data, headers={"Content-Type": kind})
        yield running
