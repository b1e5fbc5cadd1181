"""a text as this stage sees it: times masked, every action word decided as verb or noun"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from musnad.grammar import Tagged
from musnad.lexicon import fold_word, without_article
from musnad.lexicon import tags as t
from musnad.lexicon.event_records import Acts, SignRow
from musnad.model import Attribution
from musnad.model.timex import Timex
from musnad.tokenise import Tokens

Range = tuple[int, int]
# What a participant's noun phrase never runs over.
EDGES = f"{t.STOP}{t.LINE}{t.COLON}{t.BUT}{t.TURN}"
PREPOSITIONS = f"{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}{t.WITH}{t.FOR}{t.PREPOSITION}{t.BY_NAME}"

# What a noun of action may have been taken for.
_VERBAL = frozenset(t.FINITE + t.PARTICIPLE + t.PREPOSITION)
_ABOUT = re.compile(f"[^{t.LINE}{t.NUMBER}](?=[{t.NUMBER}{t.QUANTITY}])")


class View(Tagged):
    """A tagged text with what the tables of events say of its words.

    Attributes:
        acts: what they say of each token, None for most.
        cues: tokens of the cues of reports that are events themselves.
        openings: tokens with which the content of a report begins.
        places, persons: tokens with which the name of a place, state or person begins.
        speakers: first token of a report's content -> the tokens of who says it.
        bringing: tokens of finite light verbs that bring their noun about.
        nouns, verbs: tokens that were decided as nouns or as finite verbs of action.
    """

    __slots__ = (
        "acts",
        "bringing",
        "cues",
        "nouns",
        "openings",
        "persons",
        "places",
        "speakers",
        "verbs",
    )

    def __init__(
        self,
        tokens: Tokens,
        times: Sequence[Timex],
        reports: Sequence[Attribution],
        places: Collection[int] = (),
        persons: Collection[int] = (),
    ) -> None:
        super().__init__(tokens)
        self.acts: list[Acts | None] = [entry.acts for entry in tokens.entries]
        self.places = {tokens.at(start) for start in places}
        self.persons = {tokens.at(start) for start in persons}
        self.openings = {max(0, tokens.at(piece.start)) for one in reports for piece in one.content}
        self.speakers = dict(self._spoken(reports))
        self.cues: set[int] = set()
        self.bringing: set[int] = set()
        self.nouns: set[int] = set()
        self.verbs: set[int] = set()
        for time in times:
            self._mask(time)
        self._count()
        self.mirrored = self.tags[::-1]

    def _count(self) -> None:
        """ "About" before a number belongs to it."""
        for match in _ABOUT.finditer(self.tags):
            if self.linked(match.start(), "count"):
                at = match.start()
                self.tags = self.tags[:at] + t.QUANTITY + self.tags[at + 1 :]

    def _spoken(self, reports: Sequence[Attribution]) -> Iterator[tuple[int, Range]]:
        tokens = self.tokens
        for one in reports:
            source = one.source or one.antecedent
            if source is not None:
                span = tokens.at(source.start), tokens.at(source.end - 1) + 1
                for piece in one.content:
                    yield max(0, tokens.at(piece.start)), span

    def _mask(self, time: Timex) -> None:
        first = max(0, bisect_right(self.tokens.starts, time.start) - 1)
        last = bisect_right(self.tokens.starts, time.end - 1)
        self.tags = self.tags[:first] + t.TIME * (last - first) + self.tags[last:]
        self.acts[first:last] = [None] * (last - first)

    def settle(self) -> None:
        """Tag the action words as what they were decided to be."""
        chars = list(self.tags)
        for at in self.verbs:
            chars[at] = t.OTHER_VERB
        for at in self.nouns:
            if chars[at] in _VERBAL:
                chars[at] = t.UNKNOWN
        self.tags = "".join(chars)
        self.mirrored = self.tags[::-1]

    def tag(self, at: int) -> str:
        """The token's tag; a line's end outside the text."""
        return self.tags[at] if 0 <= at < len(self.tags) else t.LINE

    def form(self, at: int) -> str:
        """The token as written."""
        return self.tokens.form(at)

    def definite(self, at: int) -> bool:
        """The token carries the article, or is a name."""
        return self.tags[at] in t.DEFINITE + t.NAME or self.entries[at].definite

    def signs(self, first: int, last: int) -> list[tuple[int, int, SignRow]]:
        """The phrases of the smaller tables inside a range: first token, last, row."""
        out = []
        for at in range(first, last):
            acts = self.acts[at]
            if acts is None or not acts.signs:
                continue
            for row in acts.signs:
                end = at + len(row.words)
                if end == at + 1 or (end <= last and self._same(at, row)):
                    out.append((at, end, row))
        return out

    def _same(self, at: int, row: SignRow) -> bool:
        for index in range(1, len(row.words)):
            if without_article(fold_word(self.form(at + index))) != row.words[index]:
                return False
        return True

    def linked(self, at: int, link: str) -> bool:
        """One of the words of eventlinks.tsv with this link stands at the token."""
        acts = self.acts[at] if 0 <= at < len(self.acts) else None
        return acts is not None and link in acts.links
