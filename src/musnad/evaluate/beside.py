"""the grammar and a second reader beside each other over a gold file"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from musnad.evaluate.figures import Figures, figures
from musnad.evaluate.gold import GoldText
from musnad.evaluate.run import article, score
from musnad.model import Attribution, Document
from musnad.pipeline import analyse


class Found(NamedTuple):
    """What a second reader found in a text: what the grammar has not, and what it has as well."""

    added: Sequence[Attribution]
    agreed: Sequence[Attribution]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Figures over the same texts.

    Attributes:
        grammar: what the grammar finds.
        second: what the second reader finds in the sentences that it was asked about.
        both: what the grammar finds, and what the second reader adds to it.
    """

    grammar: Figures
    second: Figures
    both: Figures


def beside(golds: Sequence[GoldText], look: Callable[[Document], Found]) -> Beside:
    """Score three answers to each text of the gold.

    Args:
        golds: the gold's texts.
        look: what a second reader finds in a document.
    """
    outcomes = []
    for gold in golds:
        document = analyse(article(gold))
        found = look(document)
        answers = (
            document.attributions,
            (*found.added, *found.agreed),
            (*document.attributions, *found.added),
        )
        outcomes.append([score(gold, answer) for answer in answers])
    grammar, second, both = (figures(list(column)) for column in zip(*outcomes, strict=True))
    return Beside(grammar=grammar, second=second, both=both)
