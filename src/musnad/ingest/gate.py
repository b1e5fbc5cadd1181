"""what every article must be, whatever it was read from"""

from __future__ import annotations

from musnad.ingest.language import refuse_foreign
from musnad.ingest.overrides import refuse_overrides
from musnad.model import Article


def refuse(article: Article, name: str, as_given: bool = False) -> None:
    """Let an article pass that is in Arabic, and reads as it is stored.

    Args:
        article: as a reader made it.
        name: the input's name, for the error.
        as_given: whether it is a text file, which is taken as it is; what shows it makes it
            harmless.

    Raises:
        NotArabic: it is in another language.
        UnsafeInput: it is shown in another order than it is stored in.
    """
    line = article.origin.line if article.origin else None
    where = name if line is None else f"{name}:{line}"
    if not as_given:
        refuse_overrides(f"{article.headline or ''}\n{article.text}", article.url or where)
    refuse_foreign(article.text, article.url or where)
