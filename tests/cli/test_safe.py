"""nothing in a text reaches the terminal as a command"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.cli.safe import FSI, PDI, harmless, is_rtl, isolated


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    shown = harmless(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال\x00الوزير", "قال␀الوزير"),
        ("\x1b[31mأحمر\x9b0m", "␛[31mأحمر⟨U+009B⟩0m"),
        ("\u202eعكس\u2069", "⟨U+202E⟩عكس⟨U+2069⟩"),
        ("سطر\r\n\n  آخر\u2028ثالث", "سطر آخر ثالث"),
        ("\x7f\x08", "␡␈"),
        ("مي\u200cخواهم \u200fنص", "مي\u200cخواهم \u200fنص"),
    ],
)
def test_shown_instead_of_obeyed(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_rtl("12 («قال» said")
    assert not is_rtl("BBC قال")
    assert not is_rtl("123")


def test_isolated_pieces_are_closed() -> None:
    assert isolated("BBC") == f"{FSI}BBC{PDI}"
    assert isolated("BBC", rtl=True) == f"{FSI}\u200fBBC{PDI}"
