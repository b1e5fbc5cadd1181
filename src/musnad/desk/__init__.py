"""what a ledger tells by itself: alerts that are handed over, and briefings to print"""
