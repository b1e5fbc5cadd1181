"""quotation marks -> pairs, whatever marks a newsroom uses and forgets

A mark's side comes from what touches it: a mark with a blank before it and a word after it
opens, one with a word before it and a blank or a stop after it closes. Marks that nothing
answers stay alone: an opening one reaches to the end of its line, a closing one counts for
nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from musnad.lexicon import tags as t
from musnad.tokenise import Tokens

_MARKS = re.compile(f"[{t.OPEN}{t.CLOSE}{t.QUOTE}{t.LINE}]")
_OPENING_FORMS = "\u201c\u201e\u201f"
# Clitics and colons may touch an opening mark from before.
_TOUCHES_OPEN = f"{t.AND}{t.WITH}{t.FOR}{t.COLON}{t.BRACKET}{t.COMMA}{t.DASH}{t.OTHER}{t.STOP}"


class Quotes(NamedTuple):
    """What quotation marks there are.

    Attributes:
        tags: the tag string with every mark turned into an opening, a closing or nothing.
        close: for each opening token, the token that closes it.
        open: for each closing token, the token that opens it.
        unclosed: the opening tokens that no mark closes.
    """

    tags: str
    close: dict[int, int]
    open: dict[int, int]
    unclosed: frozenset[int]


def quotes(tokens: Tokens) -> Quotes:
    """Pairs the quotation marks of a text.

    Example:
        >>> from musnad.tokenise import tokenise
        >>> quotes(tokenise('قال "نعم" ومضى.')).close
        {1: 3}
    """
    tags = tokens.tags
    if _MARKS.search(tags) is None:
        return Quotes(tags, {}, {}, frozenset())
    chars = list(tags)
    close: dict[int, int] = {}
    unclosed: set[int] = set()
    stack: list[int] = []
    for match in _MARKS.finditer(tags):
        at = match.start()
        if chars[at] == t.LINE:
            _leave_open(stack, unclosed, at, close)
            continue
        chars[at] = _pair(tokens, at, stack, close)
    _leave_open(stack, unclosed, len(tags), close)
    opening = {end: start for start, end in close.items()}
    return Quotes("".join(chars), close, opening, frozenset(unclosed))


def _pair(tokens: Tokens, at: int, stack: list[int], close: dict[int, int]) -> str:
    side = _side(tokens, at, bool(stack))
    if side == t.OPEN:
        stack.append(at)
    elif stack:
        close[stack.pop()] = at
    else:
        return t.STRAY
    return side


def _side(tokens: Tokens, at: int, inside: bool) -> str:
    tag = tokens.tags[at]
    if tag != t.QUOTE:
        return tag
    before, after = _touches(tokens, at)
    if before and not after:
        return t.CLOSE
    if after and not before:
        # A curly closing mark in an opening's place still opens if nothing is open.
        return t.OPEN if not inside or tokens.form(at) in _OPENING_FORMS else _nested(tokens, at)
    return t.CLOSE if inside else t.OPEN


def _nested(tokens: Tokens, at: int) -> str:
    """Inside a quotation a straight mark with a blank before it more often closes loosely."""
    follows_stop = tokens.tags[at - 1] in t.STOP + t.COMMA if at else False
    return t.CLOSE if follows_stop else t.OPEN


def _touches(tokens: Tokens, at: int) -> tuple[bool, bool]:
    starts, ends, tags = tokens.starts, tokens.ends, tokens.tags
    before = at > 0 and ends[at - 1] == starts[at] and tags[at - 1] not in _TOUCHES_OPEN
    after = at + 1 < len(tags) and ends[at] == starts[at + 1]
    if after and tags[at + 1] in f"{t.COMMA}{t.STOP}{t.COLON}{t.UNBRACKET}{t.OTHER}":
        after = False
        before = before or (at > 0 and tags[at - 1] in t.STOP + t.OTHER)
    if at > 0 and ends[at - 1] == starts[at] and tags[at - 1] in t.STOP + t.COMMA and not after:
        before = True
    return before, after


def _leave_open(stack: list[int], unclosed: set[int], end: int, close: dict[int, int]) -> None:
    for at in stack:
        unclosed.add(at)
        close[at] = end
    stack.clear()
