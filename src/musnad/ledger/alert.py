"""a saved search, and one delivery of what it has found"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.ledger.entry import Entry
from musnad.ledger.question import Question, question

Way = Literal["webhook", "mail", "command"]


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What statements must fit, as for `Ledger.ask`; `about` are its words."""

    who: str | None = None
    about: str | None = None
    via: str | None = None
    outlet: str | None = None
    kind: str | None = None
    naming: str | None = None
    country: str | None = None
    via_country: str | None = None
    office: str | None = None
    event: str | None = None

    def question(self) -> Question:
        """The question, checked.

        Raises:
            UsageError: it has no word, or an unknown state, office, naming or type.

        Example:
            >>> Asked(naming="anonymous").question().naming
            'anonymous'
        """
        return question(
            *(self.who, self.about, None, None, self.outlet, self.kind, None, 0),
            via=self.via,
            naming=self.naming,
            country=self.country,
            via_country=self.via_country,
            office=self.office,
            event=self.event,
        )


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A saved search, and how news of it are handed over.

    Attributes:
        number: its key; 0 until it is kept.
        name: by which it is called.
        asked: what statements must fit.
        way: how they are told.
        target: the address, the file, or the program with its arguments.
        made: when it was made, ISO 8601.
    """

    number: int = 0
    name: str
    asked: Asked
    way: Way
    target: tuple[str, ...]
    made: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that is new to a saved search.

    Attributes:
        id: the same whenever the same statement of the same article is told.
        entry: the statement with its article.
    """

    id: str
    entry: Entry


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Statements that are handed over together, again and again under the same id.

    Attributes:
        id: by which a receiver knows what it has got already.
        alert: the saved search.
        statements: the newest first.
        tries: how often it was tried, this time counted.
    """

    id: str
    alert: Alert
    statements: tuple[Statement, ...]
    tries: int = 1


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How far a saved search is.

    Attributes:
        alert: the saved search.
        old: statements that were there when it was made.
        sent, waiting, failed: those told, to be told, and given up.
        why: the last reason why something could not be told.
    """

    alert: Alert
    old: int = 0
    sent: int = 0
    waiting: int = 0
    failed: int = 0
    why: str | None = None
