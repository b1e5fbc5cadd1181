"""the index over all tables"""

from __future__ import annotations

import pytest

from musnad.lexicon import fold, spell, store
from musnad.lexicon import tags as t
from musnad.lexicon.rows import nouns, phrases, verbs
from musnad.lexicon.store import HEADS, MARKS, NAMES, WHOLE, WORDS, phrase_key
from musnad.lexicon.table import Table, read


def ids(*tables: Table) -> set[str]:
    names = [table.file.partition("/")[2].removesuffix(".tsv") for table in tables]
    out = set()
    for name, table in zip(names, tables, strict=True):
        out |= {f"{name}/{row.cells[0]}" for row in read(table)}
    return out


def test_every_row_named_is_a_row() -> None:
    known = ids(WORDS, HEADS, NAMES, MARKS)
    known |= {f"verbs/{row.id}" for row in verbs()}
    known |= {f"nouns/{row.id}" for row in nouns()}
    known |= {f"phrases/{row.id}" for row in phrases()}
    named = {row for entry in store().spelled.values() for row in entry.rows}
    assert named <= known


def test_every_form_of_the_tables_is_found() -> None:
    missing = [
        row.cells
        for table in (WORDS, HEADS, NAMES)
        for row in read(table)
        if store().find(row.cells[1]) is None and row.cells[2] != "b-that"
    ]
    assert missing == []


def test_every_verb_and_noun_is_found() -> None:
    index = store()
    assert [row.lemma for row in verbs() if index.find(row.lemma) is None] == []
    assert [form for row in nouns() for form in row.forms if index.find(form) is None] == []


def test_every_phrase_is_found_under_its_key() -> None:
    lost = []
    for phrase in phrases():
        entry = store().find(phrase_key(phrase))
        if entry is None or phrase not in entry.phrases:
            lost.append(phrase.id)
    assert lost == ["p-athr-en"]  # a settled noun hides it; see words.tsv, nounx-0


def test_keys_are_spelled_and_folded() -> None:
    index = store()
    assert all(key == spell(key) for key in index.spelled)
    assert all(key == fold(key) for key in index.folded)
    assert all(key == fold(key) for key in index.whole)
    assert {fold(key) for key in index.spelled} == set(index.folded)


def test_every_tag_of_an_entry_is_in_the_alphabet() -> None:
    assert {entry.tag for entry in store().spelled.values()} <= set(t.KINDS)


def test_the_alphabet_has_one_character_for_each_kind() -> None:
    names = [
        name
        for name, value in vars(t).items()
        if name.isupper() and isinstance(value, str) and len(value) == 1
    ]
    assert len(names) == len(t.KINDS)


@pytest.mark.parametrize("table", [WORDS, HEADS, MARKS], ids=lambda table: table.file)
def test_every_tag_of_a_table_is_used(table: Table) -> None:
    """A tag that no row has is a leftover of the grammar, or a row that is missing."""
    column = [column.name for column in table.columns].index("kind" if table is HEADS else "tag")
    used = {row.cells[column] for row in read(table)}
    wanted = {WORDS.file: set(t.WORD_TAGS), HEADS.file: set(t.HEAD_TAGS)}.get(table.file, used)
    assert used == wanted


def test_words_that_must_not_be_cut_are_words() -> None:
    forms = [row.cells[1] for row in read(WHOLE)]
    assert all(form == spell(form) for form in forms)


@pytest.mark.parametrize(
    ("form", "rows"),
    [
        ("قال", {"verbs/qwl-1"}),
        ("وزير", {"heads/wzyr"}),
        ("في", {"words/fy"}),
        ("«", {"marks/guillemet-open"}),
        ("بحسب", {"phrases/p-bHsb"}),
    ],
)
def test_rows(form: str, rows: set[str]) -> None:
    entry = store().find(form)
    assert entry is not None
    assert rows <= set(entry.rows)


@pytest.mark.parametrize("form", ["زقزاق", "xyz", "وقالت"])
def test_what_no_row_has_is_not_found(form: str) -> None:
    assert store().find(form) is None


def test_a_verb_that_is_as_often_another_word_is_weak() -> None:
    for row in verbs():
        entry = store().find(row.lemma)
        if row.guard == "link" and entry is not None and entry.rows == (f"verbs/{row.id}",):
            assert entry.tag == t.WEAK, row.lemma


def test_the_store_is_built_once() -> None:
    assert store() is store()
