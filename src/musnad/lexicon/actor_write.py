"""new rows -> the ends of a user's own tables, only if all of them are right"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from musnad.errors import LexiconError
from musnad.lexicon.table import Table, parse

New = tuple[Table, tuple[str, ...]]
"""A table and the cells of a row for it."""


def append(folder: Path, rows: Iterable[New]) -> tuple[Path, ...]:
    """Writes rows at the ends of tables in `folder`, which is made where it is absent.

    Raises:
        LexiconError: a row is wrong, its id stands there already, or a table cannot be
            read or written; a wrong row leaves all tables as they were.
    """
    try:
        texts = [_extended(table, folder, cells) for table, cells in rows]
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts:
            path.write_text(text, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = f"expected a folder of tables that can be written, found {error}"
        raise LexiconError(folder.name, 1, None, why) from error
    return tuple(path for path, _ in texts)


def _extended(table: Table, folder: Path, cells: tuple[str, ...]) -> tuple[Path, str]:
    path = folder / table.file.rpartition("/")[2]
    header = "\t".join(column.name for column in table.columns)
    old = path.read_text(encoding="utf-8-sig") if path.exists() else f"{header}\n"
    text = f"{old.rstrip()}\n" + "\t".join(cells) + "\n"
    parse(table, text, path.name)
    return path, text
