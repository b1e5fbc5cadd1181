"""a plan and the words it stands on -> values; where a rule fails, what stands inside it counts"""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.timex.plan import Node
from musnad.timex.values import Pair, Setting, Value
from musnad.timex.words import Window


class Found(NamedTuple):
    """A value and the range of places that it stands on."""

    value: Value
    rule: str
    first: int
    last: int


def results(node: Node, window: Window, setting: Setting) -> list[Found]:
    """What a node gives: one value, two for a pair, or those of the nodes inside it."""
    value = _value(node, window, setting)
    if isinstance(value, Pair):
        return _pair(node, value)
    if value is not None:
        return [Found(value, node.rule.name, node.first, node.last)]
    inside = [child for child in node.children if child.rule.stands_alone]
    return [found for child in inside for found in results(child, window, setting)]


def _pair(node: Node, pair: Pair) -> list[Found]:
    out = []
    for (_, place), value in zip(node.labels, pair, strict=True):
        first, last = (place.first, place.last) if isinstance(place, Node) else (place, place + 1)
        out.append(Found(value, node.rule.name, first, last))
    return out


def _value(node: Node, window: Window, setting: Setting) -> Any:
    """What a node's rule makes: inside another, whatever that takes (a number, a word)."""
    arguments: dict[str, object] = {}
    for label, place in node.labels:
        if isinstance(place, Node):
            found = _value(place, window, setting)
            if found is None:
                return None
        else:
            found = window.value(place)
        arguments[label] = found
    return node.rule.value(setting, **arguments)
