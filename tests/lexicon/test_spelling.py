"""the two forms of a word: spelling keeps letters apart, folding does not"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import fold, spell, trace
from musnad.lexicon.spelling import FOLD, folders
from musnad.lexicon.table import read

ARABIC = st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.characters(
    min_codepoint=0xFB50, max_codepoint=0xFEFF
)
texts = st.text(ARABIC | st.sampled_from(" .\n\u200f\u200d«»aé"), max_size=30) | st.text(
    max_size=30
)


@pytest.mark.parametrize(
    ("text", "spelled", "folded"),
    [
        ("قال", "قال", "قال"),
        ("أُعلِنَ", "أعلن", "اعلن"),
        ("إلى", "إلى", "الي"),
        ("الى", "الى", "الي"),
        ("آخر", "آخر", "اخر"),
        ("مدرّسة", "مدرسة", "مدرسه"),
        ("مسؤول", "مسؤول", "مسوول"),
        ("قــــال", "قال", "قال"),
        ("الثانى", "الثانى", "الثاني"),
        ("کریم", "كريم", "كريم"),
        ("ﻻ", "لا", "لا"),
        ("ﷲ", "الله", "الله"),
        ("١٢٣۴", "1234", "1234"),
        ("٪", "%", "%"),
        ("ال\u200fوزير\u200e", "الوزير", "الوزير"),
        ("\ufeffقال", "قال", "قال"),
        ("قال\u00a0إن", "قال إن", "قال ان"),
        ("RT", "RT", "RT"),
    ],
)
def test_forms(text: str, spelled: str, folded: str) -> None:
    assert (spell(text), fold(text)) == (spelled, folded)


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert spell(spell(text)) == spell(text)


@given(texts)
def test_folding_takes_the_spelling_further(text: str) -> None:
    assert fold(spell(text)) == fold(text)


@given(texts, st.data())
def test_every_stretch_leads_back(text: str, data: st.DataObject) -> None:
    folded = trace(text)
    assert folded.text == fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert folded.text[start:end] in fold(text[first:last])
    origin = folded.origin.tolist()
    ligature = 0 < end < len(origin) and origin[end] == origin[end - 1]
    if start < end and last < len(text) and not ligature:
        assert fold(text[last]) != ""


def test_only_marks_and_invisible_characters_are_deleted() -> None:
    """The letters among them are tatweel, two small letters of the Koran, and marks in print."""
    wrong = []
    for char in deleted():
        plain = unicodedata.normalize("NFKC", char).strip()
        if {unicodedata.category(part) for part in plain} - {"Mn", "Cf", "Lm"}:
            wrong.append(f"U+{ord(char):04X}")
    assert wrong == []


def deleted() -> list[str]:
    cells = [row.cells[1] for row in read(FOLD) if row.cells[2] == "-"]
    return [chr(int(cell[2:], 16)) if cell.startswith("U+") else cell for cell in cells]


def test_every_vowel_mark_is_deleted() -> None:
    marks = [chr(code) for code in (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670)]
    assert [mark for mark in marks if fold(mark)] == []


def test_presentation_forms_become_letters() -> None:
    """Pages copied from old software spell words in these."""
    wrong = []
    for code in range(0xFE80, 0xFEFD):
        letters = unicodedata.normalize("NFKC", chr(code)).strip()
        if fold(chr(code)) != fold(letters):
            wrong.append(f"U+{code:04X}")
    assert wrong == []


def test_the_table_is_read_once() -> None:
    assert folders() is folders()
