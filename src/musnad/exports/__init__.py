"""ledger -> tables, FollowTheMoney, PLOVER JSON, Web Annotation, CoNLL-U, Schema.org, GKG"""

from musnad.exports.forms import FORMS
from musnad.exports.run import Exported, export, opened

__all__ = ["FORMS", "Exported", "export", "opened"]
