"""one TSV table -> rows; a wrong one is refused by file, line and column

A table is UTF-8 text: lines that begin with `#` explain the columns, then comes one header
line, then one row a line, its cells parted by tabs. Blank lines are passed over. The first
column is the row's id: ASCII, and never the same twice.

    >>> from musnad.lexicon.affixes import AFFIXES
    >>> row = next(iter(read(AFFIXES)))
    >>> row.line > 1, row.cells[0]
    (True, 'and-w')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from importlib import resources
from pathlib import Path
from typing import NamedTuple, NoReturn

from musnad.errors import LexiconError

Check = Callable[[str], str]
"""Takes a cell and says in words what was expected, or nothing where the cell is right."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
# What a text must have for a row of it to have a stray blank.
_SUSPECT = ("  ", "\t ", " \t", "\n ", " \n")
_LETTERS = f"{chr(0x621)}-{chr(0x63A)}{chr(0x641)}-{chr(0x64A)}"
_WORD = re.compile(f"[{_LETTERS}]+")
_WORDS = re.compile(f"[{_LETTERS}]+(?: [{_LETTERS}]+)*")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/'+-]*")


class Column(NamedTuple):
    """A column: its name in the header line, and the check that each of its cells passes."""

    name: str
    check: Check


class Table(NamedTuple):
    """A table of `musnad/data`: its file below that folder, and its columns in order."""

    file: str
    columns: tuple[Column, ...]


class Row(NamedTuple):
    """A row: the number of its line, from 1, and its cells in the order of the columns."""

    line: int
    cells: tuple[str, ...]


def read(table: Table, path: Path | str | None = None) -> tuple[Row, ...]:
    """All rows of a table, checked.

    `path` names another file with the same columns, such as a user's own table.

    Raises:
        LexiconError: the file cannot be read, or a row is wrong.
    """
    name = table.file if path is None else Path(path).name
    return parse(table, _decode(_bytes(table, path, name), name), name)


def parse(table: Table, text: str, name: str | None = None) -> tuple[Row, ...]:
    """All rows of a table's text, checked; `name` stands for the file in errors.

    Raises:
        LexiconError: a row is wrong.
    """
    name = name or table.file
    _refuse_invisible(text, name)
    first, *held = _lines(text) or (None,)
    _check_header(table, first, name)
    if _may_stray("\n".join(["", *(line for _, line in held), ""])):
        for number, line in held:
            _refuse_blanks(table, _cells(table, line, number, name), number, name)
    rows = tuple([Row(number, _cells(table, line, number, name)) for number, line in held])
    _check_columns(table, rows, name)
    _check_ids(table, rows, name)
    return rows


# ── checks of cells ────────────────────────────────────────────────────────────────────


def code(cell: str) -> str:
    """An ASCII name without blanks, such as `say-1` or `person/lavrov`."""
    return "" if _CODE.fullmatch(cell) else "an ASCII name without blanks"


def text(cell: str) -> str:
    """Any text, but some."""
    return "" if cell else "some text"


def anything(cell: str) -> str:
    """Any text, or none."""
    return ""


def arabic_word(cell: str) -> str:
    """One word in Arabic letters, without vowel marks or tatweel."""
    return "" if _WORD.fullmatch(cell) else "one word in Arabic letters without vowel marks"


def arabic_words(cell: str) -> str:
    """One or more words in Arabic letters, one blank between them."""
    return "" if _WORDS.fullmatch(cell) else "words in Arabic letters, one blank between them"


def one_of(names: Collection[str]) -> Check:
    """One of these names."""
    known = frozenset(names)
    expected = "one of " + " ".join(sorted(known))
    return lambda cell: "" if cell in known else expected


def set_of(names: Collection[str]) -> Check:
    """One or more of these names, one blank between them, none twice."""
    known = frozenset(names)
    expected = "a set of " + " ".join(sorted(known))

    def check(cell: str) -> str:
        found = cell.split(" ")
        return "" if known.issuperset(found) and len(set(found)) == len(found) else expected

    return check


def whole(low: int, high: int) -> Check:
    """A whole number between two bounds, both counted in."""
    expected = f"a whole number from {low} to {high}"

    def check(cell: str) -> str:
        number = cell.isascii() and cell.isdigit() and len(cell) < 10
        return "" if number and low <= int(cell) <= high else expected

    return check


def matching(pattern: str, expected: str) -> Check:
    """A cell that a regular expression matches as a whole; `expected` says so in words."""
    compiled = re.compile(pattern)
    return lambda cell: "" if compiled.fullmatch(cell) else expected


def optional(check: Check) -> Check:
    """An empty cell, or what the other check asks for."""

    def either(cell: str) -> str:
        expected = check(cell) if cell else ""
        return f"nothing or {expected}" if expected else ""

    return either


# ── reading ────────────────────────────────────────────────────────────────────────────


def _bytes(table: Table, path: Path | str | None, name: str) -> bytes:
    try:
        if path is None:
            return (resources.files("musnad") / "data" / table.file).read_bytes()
        return Path(path).read_bytes()
    except OSError as error:
        why = f"expected a table, found none that can be read ({error.strerror})"
        raise LexiconError(name, 1, None, why) from error


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        why = f"expected UTF-8, found the byte 0x{raw[error.start]:02x}"
        raise LexiconError(name, line, None, why) from error


def _lines(text: str) -> list[tuple[int, str]]:
    lines = text.split("\n")
    if "\r" in text:
        lines = [line.removesuffix("\r") for line in lines]
    return [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line and line[0] != "#" and not line.isspace()
    ]


def _may_stray(text: str) -> bool:
    """Whether a row may have stray blanks, asked for all lines at once."""
    others = any(char.isspace() and char not in "\t\n " for char in set(text))
    return others or any(one in text for one in _SUSPECT)


def _refuse_invisible(text: str, name: str) -> None:
    if not any(map(_INVISIBLE.match, set(text))):
        return
    for found in _INVISIBLE.finditer(text):
        if text.startswith("\r\n", found.start()):
            continue
        line = text.count("\n", 0, found.start()) + 1
        why = f"expected visible characters, found U+{ord(found.group()):04X}"
        raise LexiconError(name, line, None, why)


def _check_header(table: Table, first: tuple[int, str] | None, name: str) -> None:
    wanted = [column.name for column in table.columns]
    if first is None:
        raise LexiconError(name, 1, None, f"expected the header {_shown(wanted)}, found no line")
    found = first[1].split("\t")
    if found != wanted:
        why = f"expected the header {_shown(wanted)}, found {_shown(found)}"
        raise LexiconError(name, first[0], None, why)


def _shown(names: list[str]) -> str:
    return " | ".join(names)


def _cells(table: Table, line: str, number: int, name: str) -> tuple[str, ...]:
    cells = tuple(line.split("\t"))
    if len(cells) != len(table.columns):
        why = f"expected {len(table.columns)} cells, found {len(cells)}"
        raise LexiconError(name, number, None, why)
    return cells


def _refuse_blanks(table: Table, cells: tuple[str, ...], number: int, name: str) -> None:
    for column, cell in zip(table.columns, cells, strict=True):
        if cell != " ".join(cell.split()):
            why = f"expected no stray blanks, found {cell!r}"
            raise LexiconError(name, number, column.name, why)


def _check_columns(table: Table, rows: tuple[Row, ...], name: str) -> None:
    for index, column in enumerate(table.columns):
        if not any(map(column.check, {row.cells[index] for row in rows})):
            continue
        passed: set[str] = set()
        for row in rows:
            cell = row.cells[index]
            if cell not in passed:
                expected = column.check(cell)
                if expected:
                    _refuse(row, column.name, cell, expected, name)
                passed.add(cell)


def _refuse(row: Row, column: str, cell: str, expected: str, name: str) -> NoReturn:
    found = repr(cell) if cell else "an empty cell"
    raise LexiconError(name, row.line, column, f"expected {expected}, found {found}")


def _check_ids(table: Table, rows: tuple[Row, ...], name: str) -> None:
    keys = {row.cells[0] for row in rows}
    if len(keys) == len(rows) and "" not in keys and "".join(keys).isascii():
        return
    seen: dict[str, int] = {}
    for row in rows:
        key = row.cells[0]
        if not key.isascii() or not key:
            _refuse(row, table.columns[0].name, key, "an ASCII id", name)
        if key in seen:
            why = f"expected an id of its own, found {key!r} again (line {seen[key]})"
            raise LexiconError(name, row.line, table.columns[0].name, why)
        seen[key] = row.line
