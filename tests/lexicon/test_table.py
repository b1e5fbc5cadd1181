"""a wrong table is refused by file, line and column"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import LexiconError
from musnad.lexicon import table
from musnad.lexicon.table import Column, Table, parse, read

WORDS = Table(
    "words.tsv",
    (
        Column("id", table.code),
        Column("word", table.arabic_word),
        Column("kind", table.one_of(("noun", "verb"))),
        Column("marks", table.optional(table.set_of(("a", "b", "c")))),
        Column("rank", table.whole(1, 20)),
    ),
)
HEADER = "id\tword\tkind\tmarks\trank"
GOOD = "say\tقول\tnoun\ta b\t7"


def test_comments_and_blank_lines_are_passed_over() -> None:
    rows = parse(WORDS, f"# what it is\n\n{HEADER}\n# more\n{GOOD}\n\n")
    assert [(row.line, row.cells) for row in rows] == [(5, ("say", "قول", "noun", "a b", "7"))]


def test_other_line_ends_and_a_byte_order_mark_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(f"\ufeff# own\r\n{HEADER}\r\n{GOOD}\r\n".encode())
    assert [row.cells[0] for row in read(WORDS, path)] == ["say"]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("\tقول\tnoun\ta\t7", "id", "expected an ASCII name without blanks, found an empty cell"),
        ("قول\tقول\tnoun\ta\t7", "id", "expected an ASCII name without blanks, found 'قول'"),
        ("x\tsay\tnoun\ta\t7", "word", "expected one word in Arabic letters"),
        ("x\tقَول\tnoun\ta\t7", "word", "expected one word in Arabic letters"),
        ("x\tقـول\tnoun\ta\t7", "word", "expected one word in Arabic letters"),
        ("x\t\tnoun\ta\t7", "word", "found an empty cell"),
        ("x\tقول\tname\ta\t7", "kind", "expected one of noun verb, found 'name'"),
        ("x\tقول\tnoun\ta a\t7", "marks", "expected nothing or a set of a b c, found 'a a'"),
        ("x\tقول\tnoun\td\t7", "marks", "found 'd'"),
        ("x\tقول\tnoun\ta\t0", "rank", "expected a whole number from 1 to 20, found '0'"),
        ("x\tقول\tnoun\ta\t٧", "rank", "expected a whole number"),
        ("x\tقول\tnoun\ta\t", "rank", "found an empty cell"),
        ("x\tقول \tnoun\ta\t7", "word", "expected no stray blanks, found 'قول '"),
        ("x\tقول\t noun\ta\t7", "kind", "expected no stray blanks"),
        ("x\tقول\tnoun\ta  b\t7", "marks", "expected no stray blanks"),
        ("x\tقول\tnoun\ta\u00a0b\t7", "marks", "expected no stray blanks"),
        ("say\tقول\tnoun\ta\t7", "id", "expected an id of its own, found 'say' again (line 3)"),
        ("x\tقول\tnoun\ta", None, "expected 5 cells, found 4"),
        ("x\tقول\tnoun\ta\t7\t", None, "expected 5 cells, found 6"),
        ("x\tقول\u200f\tnoun\ta\t7", None, "expected visible characters, found U+200F"),
        ("x\tقول\tnoun\ta\t7\x0b", None, "expected visible characters, found U+000B"),
        ("x\tقول\tnoun\ta\r\t7", None, "expected visible characters, found U+000D"),
    ],
)
def test_a_wrong_row_is_refused(row: str, column: str | None, why: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse(WORDS, f"# what it is\n{HEADER}\n{GOOD}\n{row}\n")
    assert (caught.value.file, caught.value.line, caught.value.column) == ("words.tsv", 4, column)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "# nothing\n", "id\tword\n", f"{HEADER}\tmore\n"])
def test_a_wrong_header_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match=r"^words\.tsv:1: expected the header id \| word"):
        parse(WORDS, text)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(f"{HEADER}\n".encode() + GOOD.encode("cp1256"))
    with pytest.raises(LexiconError, match=r"^own\.tsv:2: expected UTF-8, found the byte 0x"):
        read(WORDS, path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^none\.tsv:1: expected a table, found none"):
        read(WORDS, tmp_path / "none.tsv")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    rows: tuple[table.Row, ...] = ()
    with contextlib.suppress(LexiconError):
        rows = parse(WORDS, f"{HEADER}\n{text}")
    assert all(len(row.cells) == len(WORDS.columns) for row in rows)
