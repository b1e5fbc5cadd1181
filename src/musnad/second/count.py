"""what a second reader was asked, what came of it, and what it cost"""

from __future__ import annotations

from collections import Counter

import msgspec

MILLION = 1_000_000


class Count(msgspec.Struct):
    """Sums over a run.

    Attributes:
        model: who was asked.
        sentences: unsure or named sentences.
        cached: those answered out of the cache.
        answered: those answered by the address.
        agreed: reports that the grammar has in the same words.
        added: reports that stand beside the grammar's.
        refused: reports that were not taken, by reason.
        failed: sentences without an answer, by reason.
        prompt_tokens, answer_tokens: as the address counts them; the cache costs none.
        uncounted: answers of which the address counted no tokens.
        price: cost of a million tokens, of the prompt and of the answer.
    """

    model: str
    sentences: int = 0
    cached: int = 0
    answered: int = 0
    agreed: int = 0
    added: int = 0
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    failed: Counter[str] = msgspec.field(default_factory=Counter)
    prompt_tokens: int = 0
    answer_tokens: int = 0
    uncounted: int = 0
    price: tuple[float, float] | None = None

    @property
    def cost(self) -> float | None:
        """What the answers cost, in the price's own currency; None where no price is known.

        Example:
            >>> Count("m", prompt_tokens=2_000_000, answer_tokens=500_000, price=(0.5, 2)).cost
            2.0
        """
        if self.price is None:
            return None
        prompt, answer = self.price
        return (self.prompt_tokens * prompt + self.answer_tokens * answer) / MILLION

    def summary(self) -> str:
        """Everything in one line.

        Example:
            >>> Count("m", sentences=3, answered=2, added=1).summary().partition(";")[0]
            'second reader m: 3 sentences, 2 answered, 0 from the cache'
        """
        parts = [
            f"second reader {self.model}: {_number(self.sentences, 'sentence')}, "
            f"{self.answered:,} answered, {self.cached:,} from the cache",
            f"added {self.added:,}, agreed {self.agreed:,}, refused {_told(self.refused)}",
            f"failed {_told(self.failed)}",
            self._costs(),
        ]
        return "; ".join(parts)

    def _costs(self) -> str:
        told = f"{self.prompt_tokens:,} + {self.answer_tokens:,} tokens"
        if self.uncounted:
            told += f" and {_number(self.uncounted, 'answer')} without a count"
        cost = self.cost
        return told if cost is None else f"{told}, cost {cost:.4f}"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _told(reasons: Counter[str]) -> str:
    if not reasons:
        return "0"
    each = ", ".join(f"{number:,} {reason}" for reason, number in reasons.most_common())
    return f"{reasons.total():,} ({each})"
