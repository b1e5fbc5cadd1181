"""folding keeps the way back: every folded stretch stands for one stretch of the original"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.normalise import Folder

TABLE = {"أ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "َ": "", "ّ": "", "\u200f": "", "ﻻ": "لا", "…": "..."}
LETTERS = "أاىيةهلابـَّ\u200fﻻ… .x\n😀\ud800\x00"

folders = st.dictionaries(
    st.sampled_from(LETTERS.replace("😀", "")), st.text(LETTERS, max_size=3), max_size=8
).map(Folder)
texts = st.text(LETTERS, max_size=40) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("أعلى", "اعلي"),
        ("قــال", "قال"),
        ("مدرّسة", "مدرسه"),
        ("إصﻻح", "إصلاح"),
        ("ـَّ", ""),
        ("x😀ى", "x😀ي"),
        ("…ى", "...ي"),
        ("\ud800ى", "\ud800ي"),
    ],
)
def test_text(text: str, folded: str) -> None:
    folder = Folder(TABLE)
    assert folder.fold(text) == folder.trace(text).text == folded


@pytest.mark.parametrize(
    ("text", "stretch", "original"),
    [
        ("قَالَ", (0, 1), (0, 2)),
        ("قَالَ", (1, 2), (2, 3)),
        ("قَالَ", (0, 3), (0, 5)),
        ("َقال", (0, 3), (1, 4)),
        ("قال\u200f", (2, 3), (2, 4)),
        ("ﻻ", (0, 1), (0, 1)),
        ("ﻻ", (1, 2), (0, 1)),
        ("اﻻا", (0, 3), (0, 2)),
        ("قال", (1, 1), (1, 1)),
        ("قال\u200f", (3, 3), (4, 4)),
        ("", (0, 0), (0, 0)),
    ],
)
def test_span(text: str, stretch: tuple[int, int], original: tuple[int, int]) -> None:
    assert Folder(TABLE).trace(text).span(*stretch) == original


@pytest.mark.parametrize("stretch", [(-1, 1), (2, 1), (0, 4), (4, 4)])
def test_a_stretch_outside_is_refused(stretch: tuple[int, int]) -> None:
    with pytest.raises(IndexError, match=r"expected a stretch inside 0\.\.3, found"):
        Folder(TABLE).trace("قــال").span(*stretch)


@pytest.mark.parametrize("key", ["", "اا", "😀"])
def test_a_wrong_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="expected one character"):
        Folder({key: "x"})


@given(folders, texts)
def test_both_ways_of_folding_agree(folder: Folder, text: str) -> None:
    folded = folder.trace(text)
    assert folded.text == folder.fold(text)
    assert len(folded.origin) == len(folded.text)
    assert folded.length == len(text)


@given(folders, texts, st.data())
def test_a_stretch_folds_to_itself(folder: Folder, text: str, data: st.DataObject) -> None:
    folded = folder.trace(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    again = folder.fold(text[first:last])
    origin = folded.origin.tolist()
    inside = start > 0 and start < end and origin[start] == origin[start - 1]
    cut = 0 < end < len(origin) and start < end and origin[end] == origin[end - 1]
    if inside or cut:  # part of a ligature: the whole of it
        assert folded.text[start:end] in again
    else:
        assert again == folded.text[start:end]


@given(folders, texts)
def test_no_mark_is_cut_from_its_letter(folder: Folder, text: str) -> None:
    folded = folder.trace(text)
    origin = folded.origin.tolist()
    for at in range(len(origin)):
        if origin[at : at + 1] == origin[at + 1 : at + 2]:
            continue  # the first part of a ligature
        _, last = folded.span(at, at + 1)
        assert last == len(text) or folder.fold(text[last]) != ""


@given(folders, texts)
def test_the_way_back_goes_forward(folder: Folder, text: str) -> None:
    folded = folder.trace(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(start < end for start, end in spans)
    for (start, end), (next_start, _) in pairwise(spans):
        assert next_start in (end, start)  # the same one for parts of a ligature
    if spans:
        assert folded.span(0, len(spans)) == (spans[0][0], spans[-1][1])
