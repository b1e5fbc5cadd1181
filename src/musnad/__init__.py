"""read, analyse, explain, Article, Document, Ledger, MusnadError: the public names"""

from musnad.errors import MusnadError
from musnad.explain import explain
from musnad.ingest import articles as read
from musnad.ledger import Ledger
from musnad.model import Article, Document
from musnad.pipeline import analyse

__all__ = ["Article", "Document", "Ledger", "MusnadError", "analyse", "explain", "read"]
