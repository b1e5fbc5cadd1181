"""the forms of all actors as a tree over tokens

A node maps the next token's folded form to the next node; the leaf of a form that ends here
stands under a blank.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from musnad.lexicon import fold_word, pieces
from musnad.lexicon.actor_records import Form
from musnad.lexicon.actors import actors
from musnad.lexicon.affixes import affixes
from musnad.mentions import symbols as s

Node = dict[str, Any]
END = " "


class Leaf:
    """What a form may name.

    Attributes:
        symbol: its character in the string that the rules read.
        forms: its readings, the best first.
        key: the folded form.
        single: it is one word.
        states: ISO codes of the states that it may stand for.
    """

    __slots__ = ("_kind", "forms", "key", "single", "states", "symbol")

    def __init__(self, key: str, forms: tuple[Form, ...]) -> None:
        self.key = key
        self.forms = forms
        symbols = {_symbol(form, key) for form in forms}
        self.symbol = s.BODY if symbols >= _BOTH else min(symbols, key=_ORDER.index)
        self.single = " " not in key
        # Nine leaves in ten have readings of one kind, and no list to make when asked.
        self._kind = forms[0].kind if all(one.kind == forms[0].kind for one in forms) else ""
        nations = [form.id for form in forms if form.kind in _NATIONS]
        self.states: tuple[str, ...] = tuple(dict.fromkeys(nations))

    def of(self, kind: str) -> Sequence[Form]:
        """Its readings of one kind."""
        if self._kind:
            return self.forms if self._kind == kind else ()
        return [form for form in self.forms if form.kind == kind]

    def has(self, kind: str) -> bool:
        """Whether it has a reading of that kind."""
        return any(form.kind == kind for form in self.forms)


_NATIONS = ("nationality", "country")
# Of several readings the first of these leads.
_ORDER = s.TITLE + s.RANK + s.STATE + s.FIELD + s.BODY + s.CAPITAL + s.NATION
_ORDER += s.ORG + s.PLACE + s.FULL + s.SHORT


# The opposition and an opponent are spelled alike; the body is meant more often.
_BOTH = {s.BODY, s.TITLE}


def _symbol(form: Form, key: str) -> str:
    if form.kind == "person":
        return s.FULL if " " in key and form.how != "short" else s.SHORT
    if form.kind == "title":
        return s.RANK if actors().titles[form.id].needs == "none" else s.TITLE
    if form.kind == "country":
        return s.CAPITAL if form.how in ("capital", "metonym") else s.STATE
    if form.kind == "body":
        return s.FIELD if form.how == "short" else s.BODY
    return {"nationality": s.NATION, "organisation": s.ORG, "place": s.PLACE}[form.kind]


@cache
def _cut(word: str) -> tuple[str, ...]:
    """A folded word as the tokeniser cuts it."""
    if not word.isalpha():
        return tuple(part for part in word.replace(".", " . ").split() if part)
    if word[0] not in _cuttable():
        return (word,)
    out, at = [], 0
    for length, _ in pieces(word):
        out.append(fold_word(word[at : at + length]))
        at += length
    return tuple(out)


@cache
def _cuttable() -> frozenset[str]:
    """The letters that may be cut off; asking for each word took half of the time to build."""
    return frozenset((*affixes().ands, affixes().with_, affixes().for_))


class Trie:
    """The tree's top, which makes what lies below a token when it is first asked for.

    An article's words begin few of the forms; making all took a fifth of a cold start.
    """

    def __init__(self, forms: Mapping[str, tuple[Form, ...]]) -> None:
        self._nodes: Node = {}
        self._waiting: dict[str, list[tuple[str, tuple[Form, ...]]]] = {}
        for key, readings in forms.items():
            word = key.partition(" ")[0]
            first = _cut(word)[0] if word[0] in _cuttable() or not word.isalpha() else word
            self._waiting.setdefault(first, []).append((key, readings))

    def get(self, first: str) -> Node | None:
        """What lies below a folded token, or nothing."""
        waiting = self._waiting.get(first)
        if waiting is not None:
            for key, forms in waiting:
                usual = tuple(form for form in forms if not _rare(form))
                if usual:
                    pieces = (piece for word in key.split(" ") for piece in _cut(word))
                    _add(self._nodes, pieces, key, usual)
            # Only now: another thread that asks in between makes the same once more.
            self._waiting.pop(first, None)
        node: Node | None = self._nodes.get(first)
        return node


@cache
def trie() -> Trie:
    """The tree over the tables in `data/`, built once a process."""
    gc.disable()
    try:
        return Trie(actors().forms)
    finally:
        gc.enable()


def _rare(form: Form) -> bool:
    """The feminine plural of a nationality is spelled like everyday nouns (events, Hungarians)."""
    return form.kind == "nationality" and form.many and form.gender == "f"


def _add(root: Node, pieces: Iterable[str], key: str, forms: tuple[Form, ...]) -> None:
    node = root
    for piece in pieces:
        node = node.setdefault(piece, {})
    if END in node:
        forms = tuple(dict.fromkeys(node[END].forms + forms))
    node[END] = Leaf(key, forms)
