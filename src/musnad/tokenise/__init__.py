"""2 text -> sentences, words, clitics"""

from musnad.tokenise.tokens import Tokens, tokenise

__all__ = ["Tokens", "tokenise"]
