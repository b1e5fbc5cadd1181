"""frozen records without logic: span article attribution event document trace"""

from musnad.model.article import Article, Origin
from musnad.model.attribution import Attribution, Certainty, ChainLink, Cue, Mode, Naming
from musnad.model.document import SCHEMA, Document
from musnad.model.entity import Entity
from musnad.model.event import Event, Participant, Trigger
from musnad.model.mention import Candidate, Mention
from musnad.model.span import Range, Span
from musnad.model.trace import Explanation, Lost, Reading, Step
from musnad.model.voice import Loaded, Shares, Voice

__all__ = [
    "SCHEMA",
    "Article",
    "Attribution",
    "Candidate",
    "Certainty",
    "ChainLink",
    "Cue",
    "Document",
    "Entity",
    "Event",
    "Explanation",
    "Loaded",
    "Lost",
    "Mention",
    "Mode",
    "Naming",
    "Origin",
    "Participant",
    "Range",
    "Reading",
    "Shares",
    "Span",
    "Step",
    "Trigger",
    "Voice",
]
