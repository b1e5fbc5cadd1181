"""a ledger as an older Musnad left it"""

from __future__ import annotations

import sqlite3

# The tables that each migration made, the newest first.
MADE = {
    "0008": ("skips", "imports"),
    "0007": ("alerted", "alerts", "corrections", "originals", "changes"),
    "0006": ("parties",),
}


def step_back(ledger: sqlite3.Connection, version: str) -> None:
    """Take out the tables that came after a version of the schema."""
    for number, tables in MADE.items():
        for table in tables if number > version else ():
            ledger.execute(f"DROP TABLE {table}")
    ledger.execute("UPDATE alembic_version SET version_num = ?", (version,))
    ledger.commit()
