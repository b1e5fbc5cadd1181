"""a plan and the words it stands on -> values; where a rule fails, what stands inside it counts"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from musnad.timex.plan import Node
from musnad.timex.values import Pair, Setting, Value


class Found(NamedTuple):
    """A value and the range of places that it stands on."""

    value: Value
    rule: str
    first: int
    last: int


def results(node: Node, values: Sequence[object], setting: Setting) -> Iterator[Found]:
    """What a node gives: one value, two for a pair, or those of the nodes inside it."""
    value = _value(node, values, setting)
    if value is None:
        for child in node.children:
            if _stands_alone(child):
                yield from results(child, values, setting)
    elif isinstance(value, Pair):
        yield from _pair(node, value)
    else:
        yield Found(value, node.rule.name, node.first, node.last)


def _pair(node: Node, pair: Pair) -> Iterator[Found]:
    for (_, place), value in zip(node.labels, pair, strict=True):
        first, last = (place.first, place.last) if isinstance(place, Node) else (place, place + 1)
        yield Found(value, node.rule.name, first, last)


def _value(node: Node, values: Sequence[object], setting: Setting) -> Value | None:
    arguments: dict[str, object] = {}
    for label, place in node.labels:
        found = _value(place, values, setting) if isinstance(place, Node) else values[place]
        if found is None:
            return None
        arguments[label] = found
    value: Value | None = node.rule.value(setting, **arguments)
    return value


def _stands_alone(node: Node) -> bool:
    return node.rule.stands_alone
