"""brings a database up to the newest migration, or says why it is not one of ours"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from musnad.errors import LedgerError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION = "alembic_version"
OURS = {VERSION, "documents", "attributions"}


def upgrade(connection: sa.Connection, name: str) -> None:
    """Create the ledger's tables, or change those of an older ledger, in one transaction.

    Args:
        connection: inside a transaction that may write.
        name: the ledger's name, for errors.

    Raises:
        LedgerError: the database belongs to something else, or to a newer Musnad.
    """
    if not is_current(connection, name):
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(connection: sa.Connection, name: str) -> bool:
    """Whether a database needs no migration.

    Raises:
        LedgerError: the database belongs to something else, or to a newer Musnad.
    """
    there = set(sa.inspect(connection).get_table_names())
    if not there:
        return False
    if not there >= OURS:
        raise LedgerError(f"{name}: expected a ledger, found a database of another kind")
    scripts = ScriptDirectory(str(MIGRATIONS))
    version = connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION)))
    if version not in {script.revision for script in scripts.walk_revisions()}:
        why = f"its schema is {version}; this one knows up to {scripts.get_current_head()}"
        raise LedgerError(f"{name}: made by a newer Musnad: {why}")
    return bool(version == scripts.get_current_head())
