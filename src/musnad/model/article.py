"""what comes in: one article with what is known about it"""

from __future__ import annotations

import msgspec


class Origin(msgspec.Struct, frozen=True):
    """Where an article was read from.

    Attributes:
        file: the file's name as the user gave it, or `-` for standard input.
        line: line of a JSONL file, from 1; None for a whole file.
        encoding: the encoding in which the bytes were read.
    """

    file: str
    line: int | None = None
    encoding: str = "utf-8"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article, before anything was found in it.

    Attributes:
        text: the body exactly as given; every offset points into it.
        id: stable identity; where the input gives none, it is made of the content.
        headline: where it comes apart from the body (JSONL, pages), else None.
        lead: what introduces it beside the body, such as a feed's summary.
        author: who signed it, as named there.
        dateline: the place and agency at the body's beginning, which keeps them.
        published: ISO 8601 date or time, only if the input or the user states it.
        outlet: who published it, as named by the input or the user.
        origin: where it was read from.
    """

    text: str
    id: str
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    headline: str | None = None
    lead: str | None = None
    author: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str = "ar"
    origin: Origin | None = None
