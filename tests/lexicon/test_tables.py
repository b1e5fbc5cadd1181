"""every table of data/ is whole, and a wrong row in any is refused by file, line and column"""

from __future__ import annotations

import pkgutil
from importlib import import_module, resources
from pathlib import Path

import pytest

from musnad import lexicon
from musnad.errors import LexiconError
from musnad.lexicon.affixes import AFFIXES
from musnad.lexicon.conjugate import PARADIGMS
from musnad.lexicon.rows import NOUNS, PHRASES, VERBS
from musnad.lexicon.spelling import FOLD
from musnad.lexicon.store import HEADS, MARKS, NAMES, WHOLE, WORDS
from musnad.lexicon.table import Table, read
from musnad.lexicon.turns import TURNS


def tables() -> tuple[Table, ...]:
    """Every table that a module of the lexicon declares."""
    names = [f"musnad.lexicon.{module.name}" for module in pkgutil.iter_modules(lexicon.__path__)]
    values = [value for name in names for value in vars(import_module(name)).values()]
    found = {value.file: value for value in values if isinstance(value, Table)}
    return tuple(found[file] for file in sorted(found))


DATA = Path(str(resources.files("musnad"))) / "data"
DECLARED = tables()
TABLES = tuple(table for table in DECLARED if (DATA / table.file).exists())
# Read by nobody yet: the voice of the outlet is a later stage.
LATER = {"ar/loaded.tsv"}
each = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)


def source(table: Table) -> str:
    return (DATA / table.file).read_text(encoding="utf-8")


def copy(table: Table, folder: Path, lines: list[str]) -> Path:
    path = folder / table.file.partition("/")[2]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_file_has_its_table() -> None:
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.tsv")}
    assert files - LATER <= {table.file for table in DECLARED} <= files


@each
def test_loads(table: Table) -> None:
    rows = read(table)
    assert rows
    assert all(len(row.cells) == len(table.columns) for row in rows)


@each
def test_ids_are_unique(table: Table) -> None:
    ids = [row.cells[0] for row in read(table)]
    assert len(ids) == len(set(ids))


def test_ids_are_unique_across_the_tables() -> None:
    """A trace names a row as table/id: the tables' names must differ without their folders."""
    names = [table.file.rpartition("/")[2] for table in TABLES]
    assert len(names) == len(set(names))
    full = [
        (name, row.cells[0])
        for name, table in zip(names, TABLES, strict=True)
        for row in read(table)
    ]
    assert len(full) == len(set(full))


@each
def test_is_explained(table: Table) -> None:
    """Every column stands in the comment at the top, for whoever edits the table."""
    comment = source(table).partition("\nid\t")[0]
    assert comment.startswith("#")
    assert [column.name for column in table.columns if column.name not in comment] == []


@each
def test_lines_end_alike(table: Table) -> None:
    text = source(table)
    assert text.endswith("\n")
    assert "\r" not in text


@each
def test_a_row_with_a_cell_too_few_is_refused(table: Table, tmp_path: Path) -> None:
    lines = source(table).splitlines()
    lines.insert(len(lines) - 1, "x-short")
    with pytest.raises(LexiconError) as caught:
        read(table, copy(table, tmp_path, lines))
    name = table.file.partition("/")[2]
    assert (caught.value.file, caught.value.line, caught.value.column) == (
        name,
        len(lines) - 1,
        None,
    )
    assert str(caught.value).startswith(f"{name}:{len(lines) - 1}: ")


@each
def test_a_row_that_stands_twice_is_refused(table: Table, tmp_path: Path) -> None:
    rows = read(table)
    if not rows:
        pytest.skip("has no row yet")
    lines = source(table).splitlines()
    lines.append(lines[rows[-1].line - 1])
    with pytest.raises(LexiconError, match="expected an id of its own") as caught:
        read(table, copy(table, tmp_path, lines))
    assert (caught.value.line, caught.value.column) == (len(lines), "id")


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        (AFFIXES, "kind", "suffix"),
        (AFFIXES, "form", ""),
        (FOLD, "from", ""),
        (HEADS, "kind", "king"),
        (HEADS, "naming", "secret"),
        (MARKS, "tag", "quotation"),
        (NAMES, "kind", "last"),
        (NOUNS, "class", "sing"),
        (NOUNS, "forms", "say"),
        (PARADIGMS, "class", "stems"),
        (PHRASES, "follows", "sources"),
        (PHRASES, "words", "بحسب ما، قال"),
        (TURNS, "when", "sometimes"),
        (VERBS, "form", "11"),
        (VERBS, "frames", "that that"),
        (WHOLE, "form", ""),
        (WORDS, "tag", "noun-of-saying"),
        (WORDS, "tag", ""),
        (WORDS, "id", "عن"),
    ],
    ids=lambda value: value.file if isinstance(value, Table) else str(value),
)
def test_a_wrong_cell_is_refused(table: Table, column: str, cell: str, tmp_path: Path) -> None:
    lines = source(table).splitlines()
    cells = lines[-1].split("\t")
    cells[[one.name for one in table.columns].index(column)] = cell
    lines[-1] = "\t".join(cells)
    with pytest.raises(LexiconError) as caught:
        read(table, copy(table, tmp_path, lines))
    name = table.file.partition("/")[2]
    assert (caught.value.file, caught.value.line, caught.value.column) == (name, len(lines), column)
    assert str(caught.value).startswith(f"{name}:{len(lines)}: column {column}: expected ")
