"""7 documents -> stored, searchable entries (SQLite; PostgreSQL with the same code)"""

from importlib import import_module
from typing import TYPE_CHECKING

from musnad.ledger.entry import Counts, Entry, Hit

if TYPE_CHECKING:
    from musnad.ledger.book import Ledger
else:

    def __getattr__(name: str) -> object:
        # SQLAlchemy and Alembic take half a second to load, which who only reads need not wait
        # for (docs/design/0003).
        if name != "Ledger":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = import_module("musnad.ledger.book").Ledger
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = ["Counts", "Entry", "Hit", "Ledger"]
