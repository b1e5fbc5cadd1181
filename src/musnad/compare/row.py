"""a text -> its words in a row, clitics and marks set apart, with the breaks between clauses"""

from __future__ import annotations

from bisect import bisect_left

from musnad.lexicon import tags as t
from musnad.lexicon.stems import bare
from musnad.tokenise import Tokens, tokenise

_CLITICS = frozenset((t.AND, t.WITH, t.FOR))
_ENDS = frozenset((t.COMMA, t.STOP, t.COLON, t.LINE, t.BRACKET, t.UNBRACKET, t.DASH))
# Behind these words another clause begins.
_TURNS = frozenset((t.BUT, t.TURN, t.BECAUSE, t.RELATIVE))
# With "and" before it, such a word begins a clause.
_BEGINS = frozenset((t.VERB, t.WEAK, t.OTHER_VERB, t.THAT, t.THAT_IT, t.NEGATION, t.BE, t.MODAL))
PERCENT = "%\u066a"
FUNCTION = frozenset(
    (
        *(t.IN, t.FROM, t.TO, t.ON, t.ABOUT, t.PREPOSITION, t.THAT, t.THAT_IT, t.BECAUSE, t.BUT),
        *(t.TURN, t.RELATIVE, t.NEGATION, t.BE, t.PARTICLE, t.COMPLETE, t.ASK, t.WHAT, t.OR),
        *(t.DEMONSTRATIVE, t.PRONOUN, t.BY_NAME),
    )
)


class Row:
    """The words of a text.

    Attributes:
        text: the original text.
        tokens: its tokens, clitics and marks among them.
        words: each word folded and without its article.
        starts, ends: where each stands in the text.
        tags: what the lexicon says of each.
        joined: whether "and" or "so" is written onto it.
        breaks: whether a clause begins with it.
        definite: whether it carries the article.
        kinds: class of the reporting verb that it is, or nothing.
        led: whether a preposition is written onto it.
    """

    __slots__ = (
        *(
            "breaks",
            "definite",
            "ends",
            "joined",
            "kinds",
            "led",
            "starts",
            "tags",
            "text",
            "tokens",
            "words",
        ),
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.joined: list[bool] = []
        self.breaks: list[bool] = []
        self.definite: list[bool] = []
        self.kinds: list[str] = []
        self.led: list[bool] = []
        self.tokens = tokenise(text)
        self._fill(self.tokens)

    def __len__(self) -> int:
        return len(self.words)

    def _fill(self, tokens: Tokens) -> None:
        after, joined, led = True, False, False
        for at, entry in enumerate(tokens.entries):
            tag = entry.tag
            start, end = tokens.starts[at], tokens.ends[at]
            first = tokens.text[start]
            if tag in _CLITICS and end - start == 1:
                joined, led = joined or tag == t.AND, led or tag != t.AND
                continue
            word = PERCENT[1] if first in PERCENT else bare(tokens.text[start:end])
            if not word or not (first.isalnum() or first in PERCENT):
                after = after or tag in _ENDS
                continue
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
            self.tags.append(tag)
            self.joined.append(joined)
            self.breaks.append(after or tag in _TURNS or (joined and tag in _BEGINS))
            self.definite.append(entry.definite)
            self.kinds.append(entry.verb.kind if entry.verb else "")
            self.led.append(led)
            after = joined = led = False

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a stretch of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)
