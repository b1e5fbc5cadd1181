"""bytes -> Article: text files and JSONL, decoded, within limits, nothing lost silently"""

from musnad.ingest.dates import day, stated
from musnad.ingest.decode import decode
from musnad.ingest.reading import articles
from musnad.ingest.report import Note, Skip

__all__ = ["Note", "Skip", "articles", "day", "decode", "stated"]
