"""the project's modules as syntax trees, for the tests that read code"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "musnad"


class Module(NamedTuple):
    """One file of the package."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the package's folder."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def part(self) -> str:
        """The top-level module or package that it belongs to; empty for the package's own."""
        first = self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        return "" if first == "__init__" else first


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    paths = sorted(PACKAGE.rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return tuple(
        Module(path, text, ast.parse(text)) for path, text in zip(paths, texts, strict=True)
    )


def caption(path: Path) -> str:
    """The first line of a module's or package's docstring."""
    file = path / "__init__.py" if path.is_dir() else path
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n")[0]


def parts() -> dict[str, Path]:
    """The top-level modules and packages that exist, by name as a layout shows it."""
    found = {}
    for path in sorted(PACKAGE.iterdir()):
        if path.suffix == ".py":
            found[path.name] = path
        elif (path / "__init__.py").exists():
            found[f"{path.name}/"] = path
    return found
