"""a record -> an article, its blank values left out and a date that is none dropped"""

from __future__ import annotations

from musnad.errors import EmptyInput
from musnad.ingest.dateline import dateline
from musnad.ingest.dates import day
from musnad.ingest.identity import identity
from musnad.ingest.moments import moment
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
    headline = filled(found.title) or filled(found.headline)
    published = filled(found.published)
    if published is not None and day(published) is None:
        published = _moment(published, where, note)
    return Article(
        text=found.text,
        id=filled(str(found.id or "")) or identity(headline, found.text),
        url=filled(found.url),
        outlet=filled(found.outlet),
        section=filled(found.section),
        headline=headline,
        lead=filled(found.lead),
        author=filled(found.author),
        dateline=filled(found.dateline) or dateline(found.text),
        published=published,
        origin=origin,
    )


def _moment(published: str, where: str, note: Note) -> str:
    """A date that is written in another way than ISO 8601; empty where it is none.

    The record states a date, if one that cannot be read: a default must not replace it.
    """
    found = moment(published)
    if found is None:
        note(
            f"{where}: field published: expected a date such as 2016-12-08, found {published!r};"
            " the article is kept without a date"
        )
    return found or ""


def filled(value: str | None) -> str | None:
    """The value, unless it is blank."""
    return value if value is not None and value.strip() else None
