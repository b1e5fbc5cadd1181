"""tags, tag strings and the cascade that the stages share"""

from musnad.grammar.fixed import occurrence
from musnad.grammar.quotes import Quotes, quotes
from musnad.grammar.retag import retag
from musnad.grammar.sentence import Tagged

__all__ = ["Quotes", "Tagged", "occurrence", "quotes", "retag"]
