"""the source distribution and the wheel hold what they must, and the wheel runs by itself"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.source import PACKAGE, ROOT

# What a user finds in the source distribution beside the package.
BESIDE = {
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "Makefile"),
    *("Containerfile", "constraints.txt", "pyproject.toml"),
    *("bench", "docs", "samples", "src", "tests", "tools"),
}


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """What a program prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(path) if path else ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source distribution, and a wheel built from that; nothing is fetched."""
    out = tmp_path_factory.mktemp("dist")
    run("build", "--no-isolation", "--outdir", str(out), str(ROOT), cwd=out)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel; one wheel for every platform is one that needs no compiler."""
    (one,) = built.glob("*.whl")
    assert one.name.endswith("-py3-none-any.whl")
    return one


def test_the_wheel_is_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
    there = {
        f"musnad/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == there
    assert any(name.endswith(".tsv") for name in held)


def test_the_source_distribution_can_be_worked_on(built: Path) -> None:
    (one,) = built.glob("*.tar.gz")
    with tarfile.open(one) as packed:
        tops = {name.split("/")[1] for name in packed.getnames() if "/" in name}
    assert tops >= BESIDE


def test_the_wheel_reads_an_article(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    quiet = ("--quiet", "--disable-pip-version-check")
    run("pip", "install", *quiet, "--no-deps", "--no-index", "--no-compile",
        "--target", str(place), str(wheel), cwd=tmp_path)  # fmt: skip
    where = run("musnad", "--version", cwd=tmp_path, path=place)
    assert where.startswith("musnad ")
    report = run("musnad", "read", str(ROOT / "samples" / "suez-2021.jsonl"),
                 "--format", "jsonl", cwd=tmp_path, path=place)  # fmt: skip
    assert report.count('"rule":') > 30
    files = run("timeit", "-n1", "-r1", "import musnad.lexicon; print(musnad.lexicon.__file__)",
                cwd=tmp_path, path=place)  # fmt: skip
    assert files.startswith(str(place))
