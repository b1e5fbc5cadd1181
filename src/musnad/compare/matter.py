"""whether two statements speak of the same matter, and how surely"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from musnad.compare.facts import Sheet, Speaker, Statement, Word
from musnad.compare.speakers import alike, same

# Reports of these classes assert nothing about what is or was.
WISHES = frozenset(
    """
    demand urge ask order hope fear propose advise promise threaten refuse agree welcome thank
    condemn criticise praise regret apologise mock joke
    """.split()
)
# Behind so many sentences an article tells of other times and places.
LEAD = 1
# A phrase that leads over to another side reaches so many sentences back.
_OVER = 4


class Told:
    """A statement as it is compared.

    Attributes:
        sheet: the article.
        statement: what is said.
        weights: key -> its weight in the statement.
        total: the weights' sum.
        flips: the cue turns what is said into its contrary.
        asserts: it tells what is so, and not what should be.
    """

    __slots__ = ("__dict__", "asserts", "flips", "sheet", "statement", "total", "weights")

    def __init__(self, sheet: Sheet, statement: Statement) -> None:
        self.sheet = sheet
        self.statement = statement
        self.weights: dict[str, float] = {}
        for word in statement.words:
            self.weights[word.key] = max(word.weight, self.weights.get(word.key, 0.0))
        self.total = sum(self.weights.values())
        self.flips = statement.certainty == "denied" or statement.rules_out
        self.asserts = statement.cue_kind not in WISHES

    @cached_property
    def clauses(self) -> dict[int, dict[str, Word]]:
        """Words by clause and key."""
        found: dict[int, dict[str, Word]] = {}
        for word in self.statement.words:
            found.setdefault(word.clause, {}).setdefault(word.key, word)
        return found

    @cached_property
    def start(self) -> int:
        """Where its content begins."""
        return min(start for start, _ in self.statement.spans)

    @property
    def speaker(self) -> Speaker:
        """Who says it."""
        return self.statement.speaker


class Pair:
    """Two statements that may speak of the same matter, the earlier first.

    Attributes:
        left, right: the statements.
        likeness: how alike the articles' topics are, 0 to 1; 1 within one article.
        inside: both stand in one article.
        shared: weights of what both say.
        sum: the weights' sum.
        context: all statements of the article, where both stand in one.
    """

    __slots__ = ("__dict__", "context", "inside", "left", "likeness", "right", "shared", "sum")

    def __init__(
        self, left: Told, right: Told, likeness: float, context: Sequence[Told] = ()
    ) -> None:
        self.left, self.right, self.likeness, self.context = left, right, likeness, context
        self.inside = left.sheet.id == right.sheet.id
        self.shared = common(left.weights, right.weights)
        self.sum = sum(self.shared.values())

    @cached_property
    def one_speaker(self) -> bool:
        """Whether both have the same speaker."""
        left, right = self.left.speaker, self.right.speaker
        if self.inside and left.keys and (left == right or alike(left, right)):
            return True
        return same(left, right)

    @property
    def own(self) -> int:
        """How many of the two an outlet asserts itself."""
        return (self.left.statement.cue is None) + (self.right.statement.cue is None)

    @property
    def leads(self) -> bool:
        """Whether what an outlet asserts itself stands at the head of its article."""
        both = (self.left.statement, self.right.statement)
        return all(one.cue is not None or one.sentence <= LEAD for one in both)

    @property
    def contrasted(self) -> bool:
        """Whether the article sets the second speaker against the first."""
        apart = self.right.statement.sentence - self.left.statement.sentence
        leads_over = self.right.statement.contrast or self.right.statement.contrary
        return leads_over and 0 <= apart <= _OVER and not self.one_speaker

    @cached_property
    def days(self) -> int | None:
        """Days from the earlier article to the later one."""
        try:
            first = date.fromisoformat(self.left.sheet.day)
            return (date.fromisoformat(self.right.sheet.day) - first).days
        except ValueError:
            return None

    @property
    def covered(self) -> float:
        """How much of the shorter statement the other one has, 0 to 1."""
        least = min(self.left.total, self.right.total)
        return self.sum / least if least else 0.0


def common(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    """What two sides have in common, each key with its smaller weight."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return {key: min(weight, many[key]) for key, weight in few.items() if key in many}


def heavy(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of some keys' weights."""
    return sum(weights.get(key, 0.0) for key in set(keys))


def told(words: Mapping[str, Word]) -> dict[str, float]:
    """The weights of a clause's words."""
    return {key: word.weight for key, word in words.items()}


def named_apart(a: Mapping[str, Word], b: Mapping[str, Word]) -> bool:
    """Whether two clauses name different things where they name any: other towns, other dates."""
    one = {key for key, word in a.items() if word.name}
    other = {key for key, word in b.items() if word.name}
    return bool(one and other) and one.isdisjoint(b) and other.isdisjoint(a)
