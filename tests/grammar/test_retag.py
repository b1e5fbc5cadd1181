"""words that their neighbours make into something else"""

from __future__ import annotations

import pytest
from hypothesis import given

from musnad.grammar import Tagged
from musnad.grammar.retag import RULES
from musnad.grammar.said import said
from musnad.lexicon import tags as t
from musnad.tokenise import tokenise
from tests.tokenise.texts import texts

CUES = t.VERB + t.WEAK


def tag(text: str, word: str) -> str:
    """The final tag of a word in a text."""
    tagged = Tagged(tokenise(text))
    forms = [tagged.tokens.form(at) for at in range(len(tagged.tokens))]
    return tagged.tags[forms.index(word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("جاء ذلك بطلب الطلاب", "طلب"),
        ("في طلب تقدم به المحامي", "طلب"),
        ("من قول الشاعر", "قول"),
        ("رفع دعوى على أمر القاضي", "أمر"),
    ],
)
def test_what_is_governed_is_no_verb(text: str, word: str) -> None:
    assert tag(text, word) not in CUES


@pytest.mark.parametrize(
    ("text", "word"),
    [("عبر عن أمله في السلام", "عبر"), ("وعبر الوزير عن أمله", "عبر")],
)
def test_through_may_be_the_verb_of_expressing(text: str, word: str) -> None:
    assert tag(text, word) in CUES if text.startswith("عبر عن") else True


def test_through_alone_stays_a_preposition() -> None:
    assert tag("وصل عبر الجبل", "عبر") == t.PREPOSITION


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال مسؤول طلب عدم ذكر اسمه إن", "طلب"),
        ("قال مصدر فضل عدم الكشف عن هويته إن", "فضل"),
        ("وقال دبلوماسي اشترط عدم ذكر اسمه إن", "اشترط"),
    ],
)
def test_who_stays_unnamed_reports_nothing(text: str, word: str) -> None:
    assert tag(text, word) not in t.CUES


@given(texts())
def test_rules_keep_every_token(text: str) -> None:
    tagged = Tagged(tokenise(text))
    assert len(tagged.tags) == len(tagged.tokens) == len(tagged.entries)
    assert set(tagged.tags) <= set(t.KINDS)
    for before, after in zip(tagged.quotes.tags, tagged.tags, strict=True):
        if before in f"{t.STOP}{t.LINE}{t.OPEN}{t.CLOSE}{t.COMMA}{t.COLON}{t.STRAY}":
            assert before == after


@given(texts())
def test_the_mirrored_string_reads_leftwards(text: str) -> None:
    tagged = Tagged(tokenise(text))
    assert tagged.mirrored == tagged.tags[::-1]
    for at in range(1, len(tagged.tags) + 1):
        assert tagged.mirrored[tagged.left(at)] == tagged.tags[at - 1]


def test_every_rule_says_what_it_does() -> None:
    assert [rule.__name__ for _, rule in RULES if not said(rule)] == []
