"""the README's layout says what the packages say of themselves, and the house's limits hold"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.source import PACKAGE, Module, caption, modules, parts

LONGEST_FUNCTION = 60
LONGEST_MODULE = 500
ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")


def layout(root: Path) -> dict[str, str]:
    """The README's layout block: caption by name."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```text\nsrc/musnad/\n(.*?)```", readme, re.S)
    assert block, "README.md has no layout block"
    rows = re.findall(r"^  (\S+) +(.+)$", block[1], re.M)
    return dict(rows)


def test_layout_shows_every_part_with_its_caption(root: Path) -> None:
    shown = {name: text for name, text in layout(root).items() if not name.startswith("data/")}
    assert shown == {name: caption(path) for name, path in parts().items()}


def test_layout_shows_the_folders_of_tables(root: Path) -> None:
    shown = {name for name in layout(root) if name.startswith("data/")}
    assert shown == {f"data/{path.parent.name}/" for path in (PACKAGE / "data").glob("*/*")}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
class TestModules:
    def test_has_a_caption(self, module: Module) -> None:
        assert ast.get_docstring(module.tree)

    def test_is_short(self, module: Module) -> None:
        assert len(module.text.splitlines()) <= LONGEST_MODULE

    def test_functions_are_short(self, module: Module) -> None:
        long = [
            f"line {node.lineno}: {node.name}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
        ]
        assert not long

    def test_is_finished(self, module: Module) -> None:
        assert not UNFINISHED.search(module.text)

    def test_arabic_words_stand_in_data(self, module: Module) -> None:
        docstrings = docstring_constants(module.tree)
        words = [
            f"line {node.lineno}: {node.value}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
            and ARABIC.search(node.value)
        ]
        assert not words


def docstring_constants(tree: ast.Module) -> set[ast.Constant]:
    """Strings that stand alone as a statement: docstrings of modules, names and functions."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
