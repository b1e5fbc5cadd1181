"""who or what a mention stands for: one entity with its name, country, codes and office"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["person", "office", "organisation", "country", "place", "group"]


class Name(msgspec.Struct, frozen=True, gc=False):
    """An entity's name in two languages.

    Attributes:
        ar: the Arabic name; for a name that no list knows, as the article writes it.
        en: the English name; None where none is known.
    """

    ar: str
    en: str | None = None


class Office(msgspec.Struct, frozen=True, gc=False):
    """The office that an entity holds, or is, at the article's date.

    Attributes:
        title: id of the title (`minister-of-foreign-affairs`).
        of: ISO 3166 alpha-3 code of the state, or id of the organisation.
        begin: first day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None if not known. `from` in JSON.
        end: last day, likewise; None if not known, or if the office is still held. `to` in JSON.
    """

    title: str
    of: str
    begin: str | None = msgspec.field(name="from", default=None)
    end: str | None = msgspec.field(name="to", default=None)


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, office, organisation, country, place or group.

    Attributes:
        id: `person/…`, `office/…`, `org/…`, `country/ISO3`, `city/…`, `place/…`, `group/…`,
            `anonymous/ISO3-GOV`, or `local/…` for a name that no list knows.
        kind: what it is.
        name: its main name.
        country: ISO 3166 alpha-3 code of the state that it belongs to.
        codes: actor codes at the article's date, the best first (`RUSGOV`, `IGOUNO`).
        office: the office at the article's date.
    """

    id: str
    kind: Kind
    name: Name
    country: str | None = None
    codes: tuple[str, ...] = ()
    office: Office | None = None
