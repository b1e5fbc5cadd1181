"""what several forms tell of a report or an event"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Protocol

from musnad.model import Attribution, Document, Event

_ARROW = " → "
_GAP = " … "
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T(?:[01]\d|2[0-3]):\d\d(?::\d\d)?)?)?)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT.+")


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


def one_line(text: str | None) -> str:
    """A text with one blank wherever it has several, or a line's end; empty for none."""
    return " ".join(text.split()) if text else ""


def speaker(report: Attribution) -> str | None:
    """How the article names who speaks, in one line; None where it names nobody."""
    found = report.source or report.antecedent
    text = found.text if found else report.chain[-1].text if report.chain else None
    return one_line(text) or None


def content_text(report: Attribution) -> str:
    """What is reported, in one line, with a gap between its pieces."""
    return _GAP.join(one_line(piece.text) for piece in report.content)


def chain_text(report: Attribution) -> str:
    """Those who pass a report on, the outlet first, in one line."""
    return _ARROW.join(one_line(link.text or link.entity) for link in report.chain)


def sentence_of(document: Document, event: Event) -> str:
    """The sentence in which an event stands, as written; its trigger alone outside of all."""
    at = event.trigger.start
    for one in document.sentences:
        if one.start <= at < one.end:
            return document.text[one.start : one.end]
    return event.trigger.text


def when(value: str | None) -> str | None:
    """A date or time in UTC as other tools write them; None for what is neither.

    Example:
        >>> when("2023-03-10T20:10:00+03:00"), when("2021-03"), when("XXXX-05-01")
        ('2023-03-10T17:10:00', '2021-03', None)
    """
    if value is None or _DATE.fullmatch(value):
        return value
    try:
        moment = datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else None
    except ValueError:
        moment = None
    if moment is None:
        return None
    moment = moment.replace(microsecond=0)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()
