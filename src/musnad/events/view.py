"""a text as this stage sees it: times masked, every action word decided as verb or noun"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from musnad.events.entities import Names
from musnad.grammar import Tagged
from musnad.lexicon import fold_word, without_article
from musnad.lexicon import tags as t
from musnad.lexicon.event_records import Acts, SignRow
from musnad.model import Attribution
from musnad.model.timex import Timex

Range = tuple[int, int]
# What a participant's noun phrase never runs over.
EDGES = f"{t.STOP}{t.LINE}{t.COLON}{t.BUT}{t.TURN}"
PREPOSITIONS = f"{t.IN}{t.FROM}{t.TO}{t.ON}{t.ABOUT}{t.WITH}{t.FOR}{t.PREPOSITION}{t.BY_NAME}"

# What a noun of action may have been taken for.
_VERBAL = frozenset(t.FINITE + t.PARTICIPLE + t.PREPOSITION)
_NAMES = re.compile(t.NAME)
_ABOUT = re.compile(f"[^{t.LINE}{t.NUMBER}](?=[{t.NUMBER}{t.QUANTITY}])")


@lru_cache(maxsize=1 << 13)
def _bare(form: str) -> str:
    return without_article(fold_word(form))


class View(Tagged):
    """A tagged text with what the tables of events say of its words.

    Attributes:
        acts: what they say of each token, None for most.
        cues: tokens of the cues of reports that are events themselves.
        openings: tokens with which the content of a report begins.
        places, persons: tokens with which the name of a place, state or person begins.
        asides, people: tokens of words that eventlinks.tsv calls so.
        sites: tokens with which a place begins, in order.
        lit: first tokens of the sentences that have a light verb.
        speakers: first token of a report's content -> the tokens of who says it.
        bringing: tokens of finite light verbs that bring their noun about.
        nouns, verbs: tokens that were decided as nouns or as finite verbs of action.
    """

    __slots__ = (
        "_known",
        "_links",
        "acts",
        "asides",
        "bringing",
        "cues",
        "lit",
        "nouns",
        "openings",
        "people",
        "persons",
        "places",
        "sites",
        "speakers",
        "verbs",
    )

    def __init__(
        self,
        tagged: Tagged,
        times: Sequence[Timex],
        reports: Sequence[Attribution],
        names: Names,
    ) -> None:
        self.tokens = tokens = tagged.tokens
        self.entries = tagged.entries
        self.quotes = tagged.quotes
        self.tags = tagged.tags
        self.acts: list[Acts | None] = [entry.acts for entry in tokens.entries]
        self.places = {tokens.at(start) for start in names.places}
        self.persons = {tokens.at(start) for start in names.persons}
        self.openings = {max(0, tokens.at(piece.start)) for one in reports for piece in one.content}
        self.speakers = dict(self._spoken(reports))
        self.cues: set[int] = set()
        self.bringing: set[int] = set()
        self.nouns: set[int] = set()
        self.verbs: set[int] = set()
        for time in times:
            self._mask(time)
        self._known = [at for at, acts in enumerate(self.acts) if acts is not None]
        self._links: dict[str, set[int]] = {}
        for at in self._known:
            acts = self.acts[at]
            if acts is not None and acts.links:  # as few words have
                for link in acts.links:
                    self._links.setdefault(link, set()).add(at)
        self.asides = self._links.get("aside", set())
        self.people = self._links.get("person", set())
        self.sites = self._sites()
        self.lit: set[int] = set()
        self._count()
        self.mirrored = self.tags[::-1]

    def _count(self) -> None:
        """ "About" before a number belongs to it."""
        if "count" not in self._links:
            return
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

    def _sites(self) -> list[int]:
        """The tokens with which a place begins: its name, or a noun such as "town"."""
        names = (match.start() for match in _NAMES.finditer(self.tags))
        heads = ((at, self.entries[at].head) for at in names)
        named = {at for at, head in heads if head is not None and head.kind == "place"}
        return sorted(named | self.places | self._links.get("place", set()))

    def _mask(self, time: Timex) -> None:
        first = max(0, bisect_right(self.tokens.starts, time.start) - 1)
        last = bisect_right(self.tokens.starts, time.end - 1)
        if last == first + 1 and self.tag(last) == t.FROM and not self.entries[first].definite:
            # "Two of": spelled like Monday.
            self.tags = self.tags[:first] + t.NUMBER + self.tags[last:]
            return
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

    def known(self, first: int, last: int) -> list[int]:
        """The tokens of a range of which the tables of events say something."""
        return self._known[bisect_left(self._known, first) : bisect_left(self._known, last)]

    def signs(self, first: int, last: int) -> list[tuple[int, int, SignRow]]:
        """The phrases of the smaller tables inside a range: first token, last, row."""
        out = []
        for at in self.known(first, last):
            acts = self.acts[at]
            for row in acts.signs if acts is not None else ():
                end = at + len(row.words)
                if end <= last and self.stands(at, row):
                    out.append((at, end, row))
        return out

    def stands(self, at: int, row: SignRow) -> bool:
        """The words of a phrase stand from a token on, the first of which is known."""
        for index in range(1, len(row.words)):
            if _bare(self.form(at + index)) != row.words[index]:
                return False
        return True

    def linked(self, at: int, link: str) -> bool:
        """One of the words of eventlinks.tsv with this link stands at the token."""
        return at in self._links.get(link, ())
