"""a rule's first line is read from its source"""

from __future__ import annotations

from musnad.attribution.rules import RULES
from musnad.grammar.said import said


def test_the_first_line_of_the_docstring() -> None:
    assert said(said) == "What a function of a module says of itself; empty where it says nothing."


def test_every_rule_of_attribution_says_what_it_finds() -> None:
    assert [rule.__name__ for rule in RULES if not said(rule)] == []


def test_a_function_that_says_nothing() -> None:
    assert said(test_a_function_that_says_nothing) == ""
