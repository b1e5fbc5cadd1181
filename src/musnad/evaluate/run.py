"""runs the pipeline over a gold file's texts and scores what it finds"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from musnad.evaluate.bands import Band, bands
from musnad.evaluate.figures import Figures, RuleFigures, figures, missed_cues, rule_table
from musnad.evaluate.gold import GoldText
from musnad.evaluate.marked import of_gold, of_prediction
from musnad.evaluate.outcome import Outcome, Slip, judge
from musnad.model import Article, Attribution
from musnad.pipeline import analyse


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known about how well the pipeline does on a gold file.

    Attributes:
        rules: how each rule does, the busiest first.
        bands: how often reports of each degree of confidence are right.
        missed: how often each cue word was missed, the most often first.
        slips: every error, in the order of the texts.
    """

    figures: Figures
    rules: list[RuleFigures]
    bands: list[Band]
    missed: dict[str, int]
    slips: list[Slip]


def evaluate(golds: Sequence[GoldText]) -> Evaluation:
    """Analyse the gold's texts and compare."""
    return summarise([score(gold, predict(gold)) for gold in golds])


def predict(gold: GoldText) -> Sequence[Attribution]:
    """What the pipeline finds in one text of the gold."""
    return analyse(article(gold)).attributions


def article(gold: GoldText) -> Article:
    """One text of the gold as an article."""
    return Article(text=gold.text, id=gold.id, outlet=gold.outlet, published=gold.published)


def score(gold: GoldText, found: Sequence[Attribution]) -> Outcome:
    """Compare what was found in one text with its gold."""
    golds = [of_gold(one) for one in gold.attributions]
    return judge(gold.id, gold.text, golds, [of_prediction(one) for one in found])


def summarise(outcomes: Sequence[Outcome]) -> Evaluation:
    """Put the texts' outcomes together."""
    return Evaluation(
        figures=figures(outcomes),
        rules=rule_table(outcomes),
        bands=bands(outcomes),
        missed=missed_cues(outcomes),
        slips=[slip for outcome in outcomes for slip in outcome.slips()],
    )
