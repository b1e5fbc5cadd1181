"""names of articles, their parts and entities, as the formats of linked data want them"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from musnad.model import Document

BODY, HEADLINE = "text", "headline"
_HEX = 20


def article_iri(document: Document, part: str = "") -> str:
    """An article, or a part of it: `text`, `headline`, or the id of what was found there.

    Example:
        >>> article_iri(Document(engine="", stages=(), id="news 1", text=""), "a1")
        'urn:musnad:article:news%201#a1'
    """
    return f"urn:musnad:article:{quote(document.id, safe='')}" + (f"#{part}" if part else "")


def entity_iri(id: str) -> str:
    """An entity by its id.

    Example:
        >>> entity_iri("person/wang-yi")
        'urn:musnad:entity:person/wang-yi'
    """
    return f"urn:musnad:entity:{quote(id, safe='/')}"


def page_of(document: Document) -> str | None:
    """The address of the article's page; None where it states none of the web."""
    url = document.url
    return url if url and url.startswith(("http://", "https://")) else None


def digest(text: str) -> str:
    """Letters and digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HEX]
