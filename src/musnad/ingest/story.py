"""an article with what only pages, feeds and messages state beside it"""

from __future__ import annotations

from musnad.model import Article


class Story(Article, frozen=True, kw_only=True):
    """An article that was not given as a bare text.

    Attributes:
        author: who signed it, as named there.
        dateline: the place and agency at its beginning; the text keeps it as well.
    """

    author: str | None = None
    dateline: str | None = None
