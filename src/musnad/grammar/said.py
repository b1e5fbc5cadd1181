"""the first line that a rule's docstring says of it, compiled or not"""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def said(rule: Callable[..., object]) -> str:
    """What a function of a module says of itself; empty where it says nothing.

    Read from the source: a function that mypyc compiled keeps no docstring.

    Example:
        >>> said(said)[:23]
        'What a function of a mo'
    """
    return _of_module(rule.__module__).get(rule.__name__, "")


@cache
def _of_module(name: str) -> dict[str, str]:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin)
    source = path.with_name(path.name.partition(".")[0] + ".py").read_text(encoding="utf-8")
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return {one.name: (ast.get_docstring(one) or "").partition("\n")[0] for one in functions}
