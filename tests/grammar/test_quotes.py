"""quotation marks of every kind are paired, and those that nothing answers stay alone"""

from __future__ import annotations

import pytest
from hypothesis import given

from musnad.grammar import quotes
from musnad.lexicon import tags as t
from musnad.tokenise import tokenise
from tests.tokenise.texts import texts

QUOTATION = t.OPEN + t.CLOSE + t.QUOTE + t.STRAY


def quoted(text: str) -> list[str]:
    """What stands between paired marks, in the order of the opening ones."""
    tokens = tokenise(text)
    pairs = quotes(tokens)
    closed = sorted((a, b) for a, b in pairs.close.items() if a not in pairs.unclosed)
    return [text[tokens.ends[a] : tokens.starts[b]] for a, b in closed]


def shape(text: str) -> str:
    """The marks as they are read."""
    return "".join(tag for tag in quotes(tokenise(text)).tags if tag in QUOTATION)


@pytest.mark.parametrize(
    "text",
    [
        "قال «نعم» ومضى.",
        'قال "نعم" ومضى.',
        "قال “نعم” ومضى.",
        "قال ”نعم“ ومضى.",
        "قال “نعم“ ومضى.",
        "قال ”نعم” ومضى.",
        "قال „نعم” ومضى.",
        "قال „نعم“ ومضى.",
        "قال ‟نعم” ومضى.",
        "قال ＂نعم＂ ومضى.",
        "قال «نعم” ومضى.",
        'قال "نعم» ومضى.',
        'قال:"نعم"ومضى.',
        'قال ان"نعم"واضاف.',
        "قال“نعم”ومضى.",
        'قال ل"نعم" ذلك.',
        'قال و"نعم" ذلك.',
        'قال ("نعم") ذلك.',
        'قال "نعم", ثم مضى.',
        'قال "نعم"، ثم مضى.',
        'قال: "نعم".',
        "قال:«نعم».",
    ],
)
def test_one_quotation(text: str) -> None:
    assert quoted(text) == ["نعم"]
    assert not quotes(tokenise(text)).unclosed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال " نعم " ومضى.', [" نعم "]),
        ('قال: "نعم."', ["نعم."]),
        ("قال: «نعم!»", ["نعم!"]),
        ('"نعم" "لا"', ["نعم", "لا"]),
        ("«نعم» «لا»", ["نعم", "لا"]),
        ('«قال "نعم" ومضى»', ['قال "نعم" ومضى', "نعم"]),
        ('"قال «نعم» ومضى"', ["قال «نعم» ومضى", "نعم"]),
        ("«نعم «لا» نعم»", ["نعم «لا» نعم", "لا"]),
        ("“نعم. لا. نعم”", ["نعم. لا. نعم"]),
        ("قال.", []),
        ("«»", [""]),
        ('""', [""]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        ("قال «نعم ومضى.", [1]),
        ('قال "نعم ومضى.', [1]),
        ("قال “نعم ومضى.", [1]),
        ("قال «نعم.\nثم «لا».", [1]),
        ('قال "نعم" "لا', [4]),
        ('"', [0]),
    ],
)
def test_an_opening_mark_that_nothing_closes(text: str, unclosed: list[int]) -> None:
    tokens = tokenise(text)
    pairs = quotes(tokens)
    assert sorted(pairs.unclosed) == unclosed
    for at in unclosed:
        end = pairs.close[at]
        assert end == len(tokens) or tokens.tags[end] == t.LINE


@pytest.mark.parametrize(
    "text", ["قال نعم» ومضى.", "قال نعم” ومضى.", 'قال نعم" ومضى.', "نعم».\nلا"]
)
def test_a_closing_mark_that_nothing_opened(text: str) -> None:
    assert shape(text) == t.STRAY
    assert quoted(text) == []


def test_a_text_without_marks_keeps_its_tags() -> None:
    tokens = tokenise("قال الوزير.")
    pairs = quotes(tokens)
    assert (pairs.tags, pairs.close, pairs.unclosed) == (tokens.tags, {}, frozenset())


@given(texts())
def test_pairs_are_nested_and_only_marks_change(text: str) -> None:
    tokens = tokenise(text)
    pairs = quotes(tokens)
    assert len(pairs.tags) == len(tokens)
    for before, after in zip(tokens.tags, pairs.tags, strict=True):
        assert before == after or (before in QUOTATION and after in QUOTATION)
    assert t.QUOTE not in pairs.tags
    openings = [at for at, tag in enumerate(pairs.tags) if tag == t.OPEN]
    assert openings == sorted(pairs.close)
    assert pairs.unclosed <= set(openings)
    stack: list[int] = []
    for at in openings:
        end = pairs.close[at]
        assert at < end
        while stack and stack[-1] <= at:
            stack.pop()
        assert not stack or end <= stack[-1]
        stack.append(end)
        if at not in pairs.unclosed:
            assert pairs.tags[end] == t.CLOSE
            assert t.LINE not in pairs.tags[at:end]
