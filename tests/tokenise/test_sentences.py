"""sentences: which stops end one"""

from __future__ import annotations

import pytest
from hypothesis import given

from musnad.lexicon import tags as t
from musnad.tokenise import tokenise
from tests.tokenise.texts import texts


def sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    spans = [tokens.span(first, last) for first, last in tokens.sentences]
    return [text[start:end] for start, end in spans]


@given(texts())
def test_sentences_are_in_order_and_disjoint(text: str) -> None:
    tokens = tokenise(text)
    before = 0
    for first, last in tokens.sentences:
        assert before <= first < last <= len(tokens)
        before = last


@given(texts())
def test_only_line_ends_belong_to_no_sentence(text: str) -> None:
    tokens = tokenise(text)
    inside = {at for first, last in tokens.sentences for at in range(first, last)}
    assert {tokens.tags[at] for at in range(len(tokens)) if at not in inside} <= {t.LINE}
    assert t.LINE not in {tokens.tags[at] for at in inside}


@given(texts())
def test_a_stop_stands_only_at_the_end(text: str) -> None:
    """Stops that end nothing are blanked out; marks that close may follow the last one."""
    tokens = tokenise(text)
    for first, last in tokens.sentences:
        body = tokens.tags[first:last].rstrip(f"{t.CLOSE}{t.QUOTE}{t.UNBRACKET}").rstrip(t.STOP)
        assert t.STOP not in body


@pytest.mark.parametrize(
    "parts",
    [
        ["قال الوزير نعم.", "ثم مضى."],
        ["وصل الوفد ظهرا.", "وقال رئيسه"],
        ["وصل الوفد؟", "نعم!", "لا۔"],
        ["نعم!!!", "ثم"],
        ["بلغ 3.5 مليون.", "وقال"],
        ["في سنة 2016.", "وقال"],
        ["بلغ ٣٫٥ مليون.", "وقال"],
        ["الساعة 10:30.", "ثم"],
        ["قال السيد أ. محمود إن", ""],
        ["قال د. سمير نعم.", "وقال"],
        ["(أ.ف.ب).", "وقال"],
        ["قالت و.ص.ف للإذاعة إن", ""],
        ["قال في بيان له.. إن الأمر انتهى.", "ثم مضى"],
        ["وقالت الوزارة في بيان لها..إن الدفعة وصلت", ""],
        ["قال… ثم سكت.", "ومضى"],
        ["قال: «نعم.»", "ومضى"],
        ["قال: “نعم.”", "ومضى"],
        ['قال: "نعم."', "ومضى"],
        ["(نعم.)", "ومضى"],
        ["قال: «نعم».", "ومضى"],
        ["قال نعم .", "ومضى"],
        ["سطر أول\n", "سطر ثان"],
        ["سطر أول\n\n\n", "سطر ثان"],
        ["سطر أول\r\n", "سطر ثان"],
        ["سطر أول.\n", "سطر ثان."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    expected = [part.strip() for part in parts if part]
    text = " ".join(part for part in parts if part)
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "parts",
    [
        ["وصل الوفد ظهرا.", "وقال رئيسه"],
        ["هل جاء؟", "نعم"],
        ['قال "نعم."', "وأضاف"],
        ["قال «نعم.»", "وأضاف"],
        ["كان ذلك في 2016.", "وقال"],
    ],
)
def test_a_missing_blank_behind_a_stop(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", "\u200f"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("text", [".", "..", "«", "،"])
def test_a_mark_alone_is_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("قال د. سمير.", "Vn~s."),
        ("أ.ف.ب.", "n~&~B."),
        ("نعم. لا.", "y.x."),
    ],
)
def test_stops_that_end_nothing_are_blanked_out(text: str, tags: str) -> None:
    assert tokenise(text).tags == tags


@pytest.mark.parametrize("word", ["هنا", "غدا", "لها", "قال"])
def test_a_missing_blank_behind_a_short_word(word: str) -> None:
    assert sentences(f"الأمر {word}.وقال الوزير") == [f"الأمر {word}.", "وقال الوزير"]


@pytest.mark.parametrize("close", ["«نعم»", "(نعم)", '"نعم"'])
def test_a_missing_blank_behind_a_closing_mark(close: str) -> None:
    assert sentences(f"قال: {close}.وأضاف") == [f"قال: {close}.", "وأضاف"]


@pytest.mark.parametrize("text", ["قال (أ. محمود) ذلك", "قال «د. سمير» ذلك"])
def test_a_title_behind_an_opening_mark(text: str) -> None:
    assert sentences(text) == [text]
