"""the documentation is built without a warning, and leaves nothing out"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from litestar.testing import TestClient

import musnad
from musnad import Ledger
from musnad.ledger.tables import metadata
from musnad.server import Settings, application
from tests.source import ROOT, parts

DOCS = ROOT / "docs"
# What a page would load from another machine; links that a reader may follow are none.
LOADED = re.compile(r"""<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)="(?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages; a document that no list of contents names is a warning, and so an error."""
    out = tmp_path_factory.mktemp("site")
    command = ("-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", str(DOCS), str(out))
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return out


def page(name: str) -> str:
    """The text of a document."""
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_document_is_a_page(site: Path) -> None:
    documents = [path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")]
    assert [str(path) for path in documents if not (site / path).exists()] == []


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    loading = [
        str(path.relative_to(site))
        for path in site.rglob("*.html")
        if LOADED.search(path.read_text(encoding="utf-8"))
    ]
    assert loading == []


def test_arabic_pages_run_from_right_to_left(site: Path) -> None:
    for path in sorted(DOCS.glob("*.ar.md")):
        html = (site / path.name).with_suffix(".html").read_text(encoding="utf-8")
        assert '<div lang="ar" dir="rtl">' in html


def test_every_public_name_is_described(site: Path) -> None:
    html = (site / "api.html").read_text(encoding="utf-8")
    written = page("api.md")
    absent = []
    modules = [one.strip("/").removesuffix(".py") for one in parts() if not one.startswith("__")]
    for name in ("musnad", *(f"musnad.{one}" for one in modules)):
        for public in getattr(importlib.import_module(name), "__all__", ()):
            section = written.partition(f"## `{name}`\n")[2].partition("\n## ")[0]
            if f'id="{name}.{public}"' not in html and f"| `{public}` |" not in section:
                absent.append(f"{name}.{public}")
    assert absent == []


def test_every_package_has_its_part() -> None:
    names = [name for name, path in parts().items() if path.is_dir() and name != "cli/"]
    assert [n for n in names if f"automodule:: musnad.{n.strip('/')}\n" not in page("api.md")] == []
    assert all(f"| `{name}` |" in page("api.md") for name in musnad.__all__)


def test_every_route_is_described() -> None:
    with (
        Ledger.open(":memory:") as ledger,
        TestClient(application(ledger, Settings()), base_url="http://127.0.0.1:8765") as client,
    ):
        paths = client.get("/api/v1/openapi/openapi.json").json()["paths"]
    assert len(paths) > 10
    names = [path.removeprefix("/api/v1") for path in (*paths, "/health", "/metrics")]
    text = page("server.md")
    assert [one for one in names if not re.search(rf"(`|v1){one}(?=[`?])", text)] == []


def test_every_column_of_the_ledger_is_described() -> None:
    chapters = re.split(r"^## `(\w+)`$", page("ledger.md"), flags=re.M)
    described = dict(zip(chapters[1::2], chapters[2::2], strict=True))
    absent = [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if f"| `{column.name}` |" not in described.get(table.name, "")
    ]
    assert absent == []
