"""outlets and agencies: whose domain it is, and how datelines name them"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from musnad.errors import LexiconError
from musnad.lexicon.table import Column, Table, code, matching, one_of, optional, read, text

STATES = {"yes": True, "no": False}
KINDS = ("agency", "newspaper", "magazine", "tv", "radio", "site")
DOMAIN = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"
OUTLETS = Table(
    "world/outlets.tsv",
    (
        Column("id", code),
        Column("domains", matching(rf"{DOMAIN}(?: {DOMAIN})*", "domains, one blank between them")),
        Column("name", text),
        Column("kind", one_of(KINDS)),
        Column("country", optional(matching(r"[A-Z]{3}", "three capital letters of ISO 3166"))),
        Column("state", optional(one_of(tuple(STATES)))),
        Column("marks", optional(matching(r"[^|]+(?:\|[^|]+)*", "marks parted by |"))),
    ),
)


class Outlet(Struct, frozen=True):
    """An outlet or agency.

    Attributes:
        name: what it calls itself in Arabic.
        kind: agency, newspaper, magazine, tv, radio or site.
        country: where it is made, ISO 3166; None where that is not certain.
        state: whether a state owns it or pays for most of it; None where that is not certain.
        marks: how datelines name it.
    """

    id: str
    domains: tuple[str, ...]
    name: str
    kind: str
    country: str | None
    state: bool | None
    marks: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the table.

    Raises:
        LexiconError: a row is wrong, or two claim the same domain.
    """
    found: list[Outlet] = []
    seen: set[str] = set()
    for row in read(OUTLETS):
        key, domains, name, kind, country, state, marks = row.cells
        for domain in domains.split():
            if domain in seen:
                why = f"expected a domain of its own, found {domain} again"
                raise LexiconError(OUTLETS.file, row.line, "domains", why)
            seen.add(domain)
        known = tuple(filter(None, marks.split("|")))
        parts = tuple(domains.split())
        owned = STATES.get(state)
        found.append(Outlet(key, parts, name, kind, country or None, owned, known))
    return tuple(found)


def outlet(host: str) -> Outlet | None:
    """The outlet that publishes at a host, by the longest domain that fits.

    Example:
        >>> outlet("www.sana.sy").country, outlet("sana.sy.example.org")
        ('SYR', None)
    """
    rest = host.lower().rstrip(".").partition(":")[0]
    while rest:
        if rest in _domains():
            return _domains()[rest]
        rest = rest.partition(".")[2]
    return None


def outlet_of(host: str) -> str | None:
    """The name of the outlet that publishes at a host, or None."""
    found = outlet(host)
    return found.name if found else None


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: one for one in outlets() for domain in one.domains}
