"""scores events against sentences on which people voted: does it report such an event or not

The collection gives each sentence one question (does it report an ASSAULT, a PROTEST), the
votes, and on some sentences what voters marked as actor and recipient. `yes` is scored against
`easy no` and `difficult no`; `ambiguous` sentences are left out. A sentence counts as a yes of
ours where an event of that type is told as a fact: not denied, not to come, not only thought of,
and with some confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from musnad.errors import GoldError
from musnad.lexicon import fold, without_article
from musnad.model import Article, Event, Participant
from musnad.pipeline import analyse

_LEFT_OUT = "ambiguous"
_YES = "yes"
_HARD = "difficult no"
_NO_FACT = frozenset(("historical", "negation", "hypothetical", "future"))
_HALF = 0.5
_MARKS = " .,:;\u00ab\u00bb\u201c\u201d\"'()\u060c\u061b\u061f-"


class Marked(msgspec.Struct, frozen=True):
    """What one voter marked in a sentence: words of who acts, and of to whom it is done."""

    source_actor: list[str] = []
    target_actor: list[str] = []


class VotedSentence(msgspec.Struct, frozen=True):
    """A sentence with the question that was put, the votes and their outcome, and the marks."""

    id: str
    text: str
    event: str
    label: str
    accept: int = 0
    reject: int = 0
    spans: list[Marked] = []

    @property
    def share(self) -> float:
        """Of the voters, how many say yes."""
        return _share(self.accept, self.accept + self.reject)


class EventScore(msgspec.Struct, frozen=True):
    """How one question is answered.

    Attributes:
        right, missed, wrong: sentences that both, only the voters, only we call a yes.
        actors, recipients: of the marks that hold one, the share that ours meet in half
            of their words.
        marked_actors, marked_recipients: how many such marks there are.
    """

    right: int
    missed: int
    wrong: int
    actors: float
    recipients: float
    marked_actors: int
    marked_recipients: int

    @property
    def precision(self) -> float:
        """Of our yes, how many the voters call one."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the voters' yes, how many are ours."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.wrong)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def read_votes(path: Path) -> list[VotedSentence]:
    """The sentences of a file of votes, one JSON object a line.

    Raises:
        GoldError: the file cannot be read.
    """
    try:
        decoder = msgspec.json.Decoder(VotedSentence)
        return decoder.decode_lines(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: expected sentences with votes: {error}") from error


LEAST = 0.55
"""An event of this confidence and more is a yes of ours.

On sentences that the weights have not seen, precision and recall are the same from here on.
"""


def score_events(
    sentences: Iterable[VotedSentence], kind: str, *, least: float = LEAST, hard: bool = True
) -> EventScore:
    """Answers the question for every sentence to which it was put.

    Args:
        least: the confidence from which an event is a yes.
        hard: `difficult no` counts; else `easy no` alone.
    """
    right = missed = wrong = 0
    met: dict[str, list[bool]] = {"actors": [], "recipients": []}
    for one in sentences:
        if one.event != kind or one.label == _LEFT_OUT or (one.label == _HARD and not hard):
            continue
        found = [event for event in events_of(one) if event.type == kind]
        ours, theirs = any(is_fact(event, least) for event in found), one.label == _YES
        right += ours and theirs
        missed += theirs and not ours
        wrong += ours and not theirs
        for mark in one.spans if theirs else ():
            met["actors"] += _met(mark.source_actor, [event.actors for event in found])
            met["recipients"] += _met(mark.target_actor, [event.recipients for event in found])
    actors, recipients = met["actors"], met["recipients"]
    return EventScore(
        right=right,
        missed=missed,
        wrong=wrong,
        actors=_share(sum(actors), len(actors)),
        recipients=_share(sum(recipients), len(recipients)),
        marked_actors=len(actors),
        marked_recipients=len(recipients),
    )


def events_of(sentence: VotedSentence) -> tuple[Event, ...]:
    """What the pipeline finds in a sentence."""
    return analyse(Article(id=sentence.id, text=sentence.text)).events


def is_fact(event: Event, least: float = 0.0) -> bool:
    """The event is told as something that happened."""
    return _NO_FACT.isdisjoint(event.auxiliary) and (event.confidence or 0.0) >= least


def _met(words: list[str], ours: Sequence[tuple[Participant, ...]]) -> list[bool]:
    """Whether one of our phrases has half of the marked words; nothing where none is marked."""
    wanted = _words(words)
    if not wanted:
        return []
    best = max((len(wanted & _words([one.text for one in parties])) for parties in ours), default=0)
    return [best >= len(wanted) * _HALF]


def _words(texts: Iterable[str]) -> set[str]:
    """The words of some texts as they are compared: folded, without article and marks."""
    pieces = (piece.strip(_MARKS) for text in texts for piece in text.split())
    return {without_article(fold(piece)) for piece in pieces if piece}
