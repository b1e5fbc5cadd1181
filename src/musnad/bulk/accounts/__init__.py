"""a corpus's tables compared: same articles, same quotations, conflicts, reversals"""

from musnad.bulk.accounts.forms import FOUND
from musnad.bulk.accounts.run import Found, compare_tables, found

__all__ = ["FOUND", "Found", "compare_tables", "found"]
