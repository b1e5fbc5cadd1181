"""names in BIO form: read, compared word by word, refused where a line has no label"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluate.names import read_names, score_names

TEXT = """\
قال O
وزير O
الخارجية O
الأمريكي O
جون B-PERS
كيري I-PERS
إن O
بغداد B-LOC
ودمشق B-LOC
بعيدتان O
. O

وصل O
زغلول B-PERS
أمس O
. O
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "names.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_sentences(tmp_path: Path) -> None:
    first, second = read_names(written(tmp_path, TEXT))
    assert first[4] == ("جون", "B-PERS")
    assert [word for word, _ in second] == ["وصل", "زغلول", "أمس", "."]


def test_trailing_blanks_are_nothing(tmp_path: Path) -> None:
    assert read_names(written(tmp_path, "حلب B-LOC \n")) == [[("حلب", "B-LOC")]]


@pytest.mark.parametrize("text", ["حلب\n", "حلب PLACE\n"])
def test_refuses_a_line_without_a_label(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError, match="expected a word and its label"):
        read_names(written(tmp_path, text))


def test_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="none"):
        read_names(tmp_path / "none")


def test_scores_exact_words_with_their_clitics(tmp_path: Path) -> None:
    scores, slips = score_names(read_names(written(tmp_path, TEXT)))
    assert (scores["LOC"].right, scores["LOC"].found, scores["LOC"].gold) == (2, 2, 2)
    assert scores["LOC"].f1 == 1
    assert (scores["PERS"].right, scores["PERS"].gold) == (1, 2)
    assert [(slip.kind, slip.missed, slip.words) for slip in slips] == [
        ("PERS", True, ("زغلول",)),
    ]


def test_nothing_marked_and_nothing_found_is_no_division() -> None:
    scores, _ = score_names([])
    assert scores["PERS"].f1 == 0
