"""7 documents -> stored, searchable entries (SQLite; PostgreSQL with the same code)"""

from musnad.ledger.book import Ledger
from musnad.ledger.entry import Counts, Entry, Hit

__all__ = ["Counts", "Entry", "Hit", "Ledger"]
