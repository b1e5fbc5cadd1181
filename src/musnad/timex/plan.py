"""a string of symbols -> which rules apply to it, worked out once for each such string

The rules look at symbols alone, never at values, so that the same string is always read in the
same way and the reading can be kept. A rule replaces what it matches by one new symbol; later
rules see that symbol. What stands at the end and is a time is the plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from musnad.lexicon import Memo
from musnad.timex.notation import compile_notation, needed
from musnad.timex.symbols import FOUND, LETTERS


class Rule(NamedTuple):
    """A rule: its name, its pattern, what it makes, and the function that works out the value.

    The function gets the setting and, by label, the values of what the pattern names; it
    returns None where these values make no sense together.
    """

    name: str
    pattern: re.Pattern[str]
    needs: tuple[int, ...]
    makes: str
    value: Callable[..., Any]

    @property
    def stands_alone(self) -> bool:
        """What the rule makes may be a time expression by itself."""
        return self.makes in FOUND


def rule(name: str, notation: str, makes: str, value: Callable[..., Any]) -> Rule:
    """A rule from its notation."""
    needs = tuple(_bits(letters) for letters in needed(notation))
    return Rule(name, compile_notation(notation), needs, LETTERS[makes], value)


_BITS = {letter: 1 << index for index, letter in enumerate(LETTERS.values())}


def _bits(letters: str) -> int:
    """A set of characters as a number."""
    bits = 0
    for letter in letters:
        bits |= _BITS[letter]
    return bits


class Node(NamedTuple):
    """A rule applied to words.

    Attributes:
        rule: the rule.
        first, last: its range in the string, end exclusive.
        labels: what the rule names: nodes, or places of single words.
        children: all nodes inside, for where the rule fails.
    """

    rule: Rule
    first: int
    last: int
    labels: tuple[tuple[str, Node | int], ...]
    children: tuple[Node, ...]


Plan = tuple[Node, ...]


def plans(rules: tuple[Rule, ...]) -> Memo[Plan]:
    """String of symbols -> its plan, worked out on first use."""
    return Memo(lambda symbols: make_plan(symbols, rules))


def make_plan(symbols: str, rules: tuple[Rule, ...]) -> Plan:
    """The nodes that stand at the end of the cascade and are times."""
    text = symbols
    items: list[Node | int] = list(range(len(symbols)))
    present = _bits(text)
    for one in rules:
        if not all(present & need for need in one.needs):
            continue
        at = 0
        while match := one.pattern.search(text, at):
            start, end = match.span()
            items[start:end] = [_node(one, match, items)]
            text = text[:start] + one.makes + text[end:]
            present |= _BITS[one.makes]
            at = start + 1
    return tuple(
        item
        for letter, item in zip(text, items, strict=True)
        if letter in FOUND and isinstance(item, Node)
    )


def _node(one: Rule, match: re.Match[str], items: list[Node | int]) -> Node:
    start, end = match.span()
    inside = items[start:end]
    labels = tuple(
        (label, items[match.start(label)])
        for label in one.pattern.groupindex
        if match.start(label) >= 0
    )
    children = tuple(item for item in inside if isinstance(item, Node))
    return Node(one, _first(inside[0]), _last(inside[-1]), labels, children)


def _first(item: Node | int) -> int:
    return item.first if isinstance(item, Node) else item


def _last(item: Node | int) -> int:
    return item.last if isinstance(item, Node) else item + 1
