"""the longest forms of the lexicon in a text, and the text as a string of symbols"""

from __future__ import annotations

import re

from musnad.lexicon import tags as t
from musnad.lexicon.naming import naming
from musnad.mentions import symbols as s
from musnad.mentions.hints import Hint, hints, of_article
from musnad.mentions.trie import END, Leaf
from musnad.tokenise import Tokens


class Scan:
    """A text prepared for the rules.

    Attributes:
        tokens: the text's tokens.
        hints: what each of them may be.
        leaves: forms of the lexicon by their first token.
        level: one character a token, as in `musnad.mentions.symbols`.
    """

    __slots__ = ("hints", "leaves", "level", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        memo = hints()
        self.hints: list[Hint] = list(map(memo.__getitem__, tokens.forms))
        self._mend()
        self.leaves: dict[int, Leaf] = {}
        chars = [h.sign or g for h, g in zip(self.hints, tokens.tags, strict=True)]
        begins = [match.start() for match in _BEGINS.finditer("".join(chars))]
        for at in begins:
            chars[at] = self.hints[at].symbol or tokens.tags[at]
        self._join(chars)
        self._match(chars, begins)
        self.level = "".join(chars)

    def _mend(self) -> None:
        """Undoes cuts that went through a name: articles behind l-, names that begin with w-."""
        tokens, found, tags = self.tokens, self.hints, self.tokens.tags
        starts, ends, text = tokens.starts, tokens.ends, tokens.text
        last = len(found) - 1
        at = tags.find(t.FOR)
        while -1 < at < last:
            form = text[starts[at + 1] : ends[at + 1]]
            if form[0] == text[starts[at]] and ends[at] == starts[at + 1]:
                known = of_article(form)
                if known is not None:
                    found[at + 1] = Hint(found[at + 1].key, known.node, known.symbol)
            at = tags.find(t.FOR, at + 1)

    def _join(self, chars: list[str]) -> None:
        """Names that begin with the letter of an attached "and"."""
        tokens, tags = self.tokens, self.tokens.tags
        starts, ends, text, memo = tokens.starts, tokens.ends, tokens.text, hints()
        at = tags.find(t.AND)
        while -1 < at < len(chars) - 1:
            if ends[at] == starts[at + 1] and tags[at + 1] in _CUT and chars[at + 1] not in _WHOLE:
                symbol = memo[text[starts[at] : ends[at + 1]]].symbol
                if _is_whole(symbol, chars[at - 1] if at else "", chars[at + 1]):
                    chars[at], chars[at + 1] = symbol or s.FOREIGN, s.MORE
            at = tags.find(t.AND, at + 1)

    def _match(self, chars: list[str], begins: list[int]) -> None:
        found, free, last = self.hints, 0, len(self.hints)
        for at in begins:
            if at < free or chars[at] == s.MORE:
                continue
            hint = found[at]
            leaf, end = hint.leaf, at + 1
            if hint.goes_on:
                node, ahead = hint.node, end
                while ahead < last:
                    node = node.get(found[ahead].key)  # type: ignore[union-attr]
                    if node is None:
                        break
                    ahead += 1
                    if END in node:
                        leaf, end = node[END], ahead
            if leaf is not None:
                free = end
                self._take(chars, at, end, leaf)

    def _take(self, chars: list[str], at: int, end: int, leaf: Leaf) -> None:
        if leaf.symbol not in _FIRM and not self._alone(at, leaf):
            return
        if leaf.single and self._belongs(chars, at, leaf):
            return
        self.leaves[at] = leaf
        chars[at] = leaf.symbol
        for place in range(at + 1, end):
            chars[place] = s.MORE

    def _belongs(self, chars: list[str], at: int, leaf: Leaf) -> bool:
        """The word is a part of something longer: abu, a preposition, somebody's first name."""
        if chars[at] in s.KUNYA + s.PARTICLE:
            return True
        if leaf.symbol in s.TITLE + s.RANK:
            return self.tokens.tags[at] in _PARTICLES
        given = leaf.symbol == s.SHORT and chars[at] in s.FIRST + s.ABROAD
        return given and self.tokens.tags[at + 1 : at + 2] in (t.UNKNOWN, t.NAME)

    def _alone(self, at: int, leaf: Leaf) -> bool:
        """One word is enough: it is no everyday word, or a noun or a mark points to the name."""
        tags = self.tokens.tags
        single = leaf.single
        if single and tags[at] in _WORDS and leaf.key not in naming()["place"]:
            return False
        if leaf.symbol == s.SHORT and leaf.key in naming()["word-name"]:
            return False
        if leaf.key not in naming()["word"]:
            return True
        if not single or leaf.symbol == s.SHORT:
            return False
        before = self.hints[at - 1].symbol if at else ""
        return before == s.CITY_OF or tags[at - 1 : at] in _POINTS


_BEGINS = re.compile(s.BEGINS)
_PARTICLES = t.PREPOSITION + t.IN + t.FROM + t.TO + t.ON + t.ABOUT
# What is left of a name that was cut.
_CUT = t.UNKNOWN + t.DEFINITE + t.ASK + t.THAT
_WHOLE = s.FIRST + s.ABROAD + s.LONE + s.KNOWN + s.WEAK
# A name may go on behind these, with these.
_NAMED = s.FIRST + s.ABROAD + s.KNOWN + s.FOREIGN + s.WEAK
_JOINED = s.KNOWN + s.FOREIGN + s.PARTICLE + s.WEAK + s.LONE
# A nationality or an office is what it is, whatever else its letters may say.
_FIRM = s.TITLE + s.RANK + s.NATION + s.BODY + s.FIELD + s.STATE
# A single word that is a particle, a verb or a day elsewhere names nobody by itself.
_WORDS = frozenset("VwPhdefiEAOpSBLcCuKzrxkqYtamIyjvF")
# Behind these an everyday word is the name of a body.
_POINTS = (t.OPEN, t.QUOTE, t.MEDIA, t.GROUP)


def _is_whole(symbol: str, before: str, rest: str) -> bool:
    """A word that was cut behind its first letter is a name: by itself, or behind a name."""
    if symbol in (s.FIRST, s.ABROAD):
        return True
    if before == s.ABROAD and rest == t.UNKNOWN:
        return True
    if rest == s.FOREIGN:
        return before == s.ABROAD and symbol == s.FOREIGN
    if symbol == s.FOREIGN and rest != t.UNKNOWN:
        return False
    return bool(before) and before in _NAMED and bool(symbol) and symbol in _JOINED
