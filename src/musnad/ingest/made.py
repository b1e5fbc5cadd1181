"""a record -> an article, its blank values left out and a date that is none dropped"""

from __future__ import annotations

from musnad.errors import EmptyInput
from musnad.ingest.dates import day
from musnad.ingest.identity import identity
from musnad.ingest.record import Record
from musnad.ingest.report import Note
from musnad.ingest.text import blank
from musnad.model import Article, Origin


def made(found: Record, origin: Origin, where: str, note: Note) -> Article:
    """The article of a record.

    Raises:
        EmptyInput: its text is blank.
    """
    if blank(found.text):
        raise EmptyInput(where, "expected a text, found nothing but white space")
    headline = filled(found.title)
    published = filled(found.published)
    if published is not None and day(published) is None:
        note(
            f"{where}: field published: expected an ISO 8601 date, found {published!r};"
            " the article is kept without a date"
        )
        # The record states a date, if one that cannot be read: a default must not replace it.
        published = ""
    return Article(
        text=found.text,
        id=filled(found.id) or identity(headline, found.text),
        url=filled(found.url),
        outlet=filled(found.outlet),
        section=filled(found.section),
        headline=headline,
        lead=filled(found.lead),
        published=published,
        origin=origin,
    )


def filled(value: str | None) -> str | None:
    """The value, unless it is blank."""
    return value if value is not None and value.strip() else None
