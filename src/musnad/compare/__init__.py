"""8 entries -> same article, same quotation, conflict, reversal, timeline"""

from musnad.compare.comparer import Comparer, compare, compare_ledger

__all__ = ["Comparer", "compare", "compare_ledger"]
