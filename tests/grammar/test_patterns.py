"""noun phrases over tag strings"""

from __future__ import annotations

import re

import pytest

from musnad.grammar import Tagged
from musnad.grammar import patterns as p
from musnad.tokenise import tokenise


def phrase(pattern: str, text: str) -> str:
    """The stretch of the text that the pattern matches from its beginning."""
    tagged = Tagged(tokenise(text))
    match = re.match(pattern, tagged.tags)
    if match is None or match.end() == 0:
        return ""
    start, end = tagged.tokens.span(0, match.end())
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الوزير إن", "الوزير"),
        ("وزير الخارجية الروسي سيرغي لافروف إن", "وزير الخارجية الروسي سيرغي لافروف"),
        ("المتحدث باسم الكرملين ديميتري بيسكوف أن", "المتحدث باسم الكرملين ديميتري بيسكوف"),
        ("وزير المالية ومحافظ المصرف المركزي أن", "وزير المالية ومحافظ المصرف المركزي"),
        ("منظمة «طريق الإغاثة» إن", "منظمة «طريق الإغاثة»"),
        ("ليلى الحاجي (جامعة التل) أن", "ليلى الحاجي (جامعة التل)"),
        ("مسؤول في الوزارة إن", "مسؤول في الوزارة"),
        ("هذا الوزير إن", "هذا الوزير"),
        ("رئيس البلدية في بيان إن", "رئيس البلدية"),
        ("رئيس البلدية الذي", "رئيس البلدية"),
        ("إن الوزير", ""),
        ("قال الوزير", ""),
        ("، الوزير", ""),
    ],
)
def test_noun_phrase(text: str, expected: str) -> None:
    assert phrase(p.noun_phrase(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عاطف المرزان، رئيس الغرفة، إن", "عاطف المرزان، رئيس الغرفة"),
        ("المتحدث باسم الجيش، العقيد رامز، إن", "المتحدث باسم الجيش، العقيد رامز"),
        ("الوزير، إن", "الوزير"),
        ("الوزير إن", "الوزير"),
    ],
)
def test_apposition(text: str, expected: str) -> None:
    assert phrase(p.apposed(), text) == expected


def test_patterns_are_quick_on_long_nonsense() -> None:
    """No pattern tries a noun phrase in exponentially many ways."""
    for tags in ("n" * 3000, "n&" * 1500, "n," * 1500, "nf" * 1500, "(n" * 1500, "«n" * 1500):
        for pattern in (p.noun_phrase(), p.apposed(), p.MIRRORED, f"V{p.GAP}c", f"V{p.SHORT_GAP}c"):
            re.match(pattern, "V" * pattern.startswith("V") + tags)
