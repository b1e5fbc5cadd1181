"""what somebody hands in -> an article, or why it is none"""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from musnad.errors import EmptyInput, TooLarge, UsageError
from musnad.ingest import gate
from musnad.ingest.dates import stated
from musnad.ingest.identity import identity
from musnad.ingest.made import filled
from musnad.model import Article, Document
from musnad.pipeline import analyse
from musnad.server.settings import Settings

CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
LONGEST = 2_000
Short = Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Given(msgspec.Struct, kw_only=True):
    """An article as it is handed in.

    Attributes:
        text: the body; offsets in the answer point into it.
        id: its identity; made of the content where there is none.
        url, outlet, section, headline: as known.
        published: ISO 8601 date or time.
    """

    text: Annotated[str, msgspec.Meta(min_length=1)]
    id: Short | None = None
    url: Short | None = None
    outlet: Short | None = None
    section: Short | None = None
    headline: Short | None = None
    published: Short | None = None


def article(given: Given, settings: Settings) -> Article:
    """The article that was handed in.

    Raises:
        UsageError: a date is none, or a field holds signs that belong in no name.
        InputError: the text is empty, too long, not Arabic, or shown otherwise than it is.
    """
    for name in ("id", "url", "outlet", "section", "published"):
        if CONTROL.search(getattr(given, name) or ""):
            raise UsageError(f"{name}: expected one line of text, found control signs")
    if "\0" in given.text or "\0" in (given.headline or ""):
        raise UsageError("text: expected text, found a NUL")
    if not given.text.strip():
        raise EmptyInput("text", "expected a text, found nothing but white space")
    if len(given.text) > settings.text:
        why = f"expected up to {settings.text:,} characters, found {len(given.text):,}"
        raise TooLarge("text", why)
    published = filled(given.published)
    headline = filled(given.headline)
    made = Article(
        id=filled(given.id) or identity(headline, given.text),
        text=given.text,
        url=filled(given.url),
        outlet=filled(given.outlet),
        section=filled(given.section),
        headline=headline,
        published=stated(published, "published") if published else None,
    )
    gate.refuse(made, "text")
    return made


def read(given: Given, settings: Settings) -> Document:
    """Everything found in what was handed in.

    Raises:
        UsageError, InputError: as for `article`.
    """
    return analyse(article(given, settings))
