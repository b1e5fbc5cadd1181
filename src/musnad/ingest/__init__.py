"""1 bytes -> Article: text, pages, feeds, crawls, tables, mail, archives, addresses"""

from musnad.ingest.dates import day, stated
from musnad.ingest.decode import decode
from musnad.ingest.reading import articles
from musnad.ingest.report import Note, Skip

__all__ = ["Note", "Skip", "articles", "day", "decode", "stated"]
