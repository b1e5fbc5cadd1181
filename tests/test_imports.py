"""a package imports only from earlier groups, and at the top of the module"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.source import Module, modules

ORDER = (
    "errors",
    "marked",
    "model",
    "normalise",
    "lexicon",
    "tokenise",
    "grammar",
    "mentions|timex",
    "ingest",
    "attribution",
    "events",
    "pipeline|explain",
    "ledger|spacy|second",
    "compare",
    "evaluate|exports|desk",
    "bulk",
    "server|mcp",
    "cli",
)
RANK = {name: rank for rank, group in enumerate(ORDER) for name in group.split("|")}
HIGHEST = len(ORDER)
DATA_OWNER = "lexicon"
# Loading a module of our own by its name: docs/design/0003 says where, and why.
LATE = re.compile(r"""(?:import_module|__import__)\(\s*f?["']musnad\.?(\w*)""")
DOORS = ("__init__.py", "ledger/__init__.py", "model/document.py")
DATA = re.compile(r"(musnad\.)?data($|[/.])")


def own_imports(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """The parts of the package that an import statement names; empty for its own names."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            pieces = alias.name.split(".")
            if pieces[0] == "musnad":
                yield pieces[1] if len(pieces) > 1 else ""
    elif node.module:
        pieces = node.module.split(".")
        if pieces[0] == "musnad" and len(pieces) > 1:
            yield pieces[1]
        elif pieces[0] == "musnad":
            yield from (alias.name if alias.name in RANK else "" for alias in node.names)


def rank(part: str) -> int:
    return RANK[part] if part else HIGHEST


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
class TestImports:
    def test_part_has_its_place(self, module: Module) -> None:
        assert module.part in RANK or module.name in ("__init__.py", "__main__.py")

    def test_only_earlier_groups(self, module: Module) -> None:
        if module.name == "__main__.py":
            pytest.skip("starts the command line, above all groups")
        wrong = [
            f"line {node.lineno}: {module.part} imports {part or 'musnad itself'}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for part in own_imports(node)
            if part != module.part and rank(part) >= rank(module.part)
        ]
        assert not wrong

    def test_at_the_top(self, module: Module) -> None:
        inner = [
            f"line {node.lineno}"
            for outer in ast.walk(module.tree)
            if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(outer)
            if isinstance(node, ast.Import | ast.ImportFrom) and list(own_imports(node))
        ]
        assert not inner

    def test_only_doors_load_late(self, module: Module) -> None:
        # What stands in the same part waits for the library of an extra.
        late = [part for part in LATE.findall(module.text) if part != module.part]
        assert not late or module.name in DOORS or module.part == "cli"

    def test_only_the_lexicon_opens_data(self, module: Module) -> None:
        if module.part == DATA_OWNER:
            pytest.skip("the lexicon's own")
        opened = [
            f"line {node.lineno}: {node.value}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and DATA.match(node.value)
        ]
        assert not opened
