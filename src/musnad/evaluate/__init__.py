"""scores against gold files"""

from musnad.evaluate.bands import Band
from musnad.evaluate.beside import Beside, Found, beside
from musnad.evaluate.figures import Figures, RuleFigures
from musnad.evaluate.gold import GoldText, read_gold
from musnad.evaluate.outcome import Slip
from musnad.evaluate.run import Evaluation, evaluate, predict, score, summarise

__all__ = [
    "Band",
    "Beside",
    "Evaluation",
    "Figures",
    "Found",
    "GoldText",
    "RuleFigures",
    "Slip",
    "beside",
    "evaluate",
    "predict",
    "read_gold",
    "score",
    "summarise",
]
