"""read, analyse, explain, Article, Document, Ledger, MusnadError: the public names"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musnad.errors import MusnadError
    from musnad.explain import explain
    from musnad.ingest import articles as read
    from musnad.ledger import Ledger
    from musnad.model import Article, Document
    from musnad.pipeline import analyse

__all__ = ["Article", "Document", "Ledger", "MusnadError", "analyse", "explain", "read"]

# Where each public name stands; it is fetched when it is first asked for (docs/design/0003).
_HOMES = {
    "Article": ("musnad.model", "Article"),
    "Document": ("musnad.model", "Document"),
    "Ledger": ("musnad.ledger", "Ledger"),
    "MusnadError": ("musnad.errors", "MusnadError"),
    "analyse": ("musnad.pipeline", "analyse"),
    "explain": ("musnad.explain", "explain"),
    "read": ("musnad.ingest", "articles"),
}


class _Root(ModuleType):
    """The package itself, which fetches a public name when it is first asked for."""

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, attribute = _HOMES[name]
        value = getattr(import_module(module), attribute)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        # Python hangs a loaded module on its package: musnad/explain.py would hide the function.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Root
