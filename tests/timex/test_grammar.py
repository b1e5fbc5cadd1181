"""the notation of rules, and the plans that are made of them"""

from __future__ import annotations

import pytest

from musnad.grammar.said import said
from musnad.timex.notation import compile_notation
from musnad.timex.plan import make_plan, plans
from musnad.timex.rules import RULES
from musnad.timex.symbols import LETTERS


def string(words: str) -> str:
    return "".join(LETTERS[word] for word in words.split())


@pytest.mark.parametrize(
    ("notation", "words", "matched"),
    [
        ("day=number of? month=month", "number month", 2),
        ("day=number of? month=month", "number of month", 3),
        ("number >stop|line", "number line", 1),
        ("number >!stop", "number comma", 1),
        ("number ( comma number )*", "number comma number comma number", 5),
    ],
)
def test_notation(notation: str, words: str, matched: int) -> None:
    match = compile_notation(notation).match(string(words))
    assert match
    assert match.end() == matched


def test_behind() -> None:
    pattern = compile_notation("<in+the number")
    assert pattern.search(string("in the number"))
    assert not pattern.search(string("of the number"))


def test_labels_become_groups() -> None:
    match = compile_notation("day=number month=month").match(string("number month"))
    assert match
    assert match.start("month") == 1


@pytest.mark.parametrize("wrong", ["fortnight", "day=fortnight", "<nowhere number"])
def test_an_unknown_name_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        compile_notation(wrong)


def test_a_plan_keeps_where_words_stand() -> None:
    (node,) = make_plan(string("other in number of month line line"), RULES)
    assert (node.rule.name, node.first, node.last) == ("day-month", 2, 5)


def test_plans_are_made_once() -> None:
    memo = plans(RULES)
    words = string("line line weekday line line")
    assert memo[words] is memo[words]


def test_every_rule_says_what_it_is() -> None:
    assert all(said(rule.value) for rule in RULES)
