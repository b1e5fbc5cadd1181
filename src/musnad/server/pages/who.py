"""an entity: names, offices, what it said over time, through whom, and where it is in dispute"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from litestar import Response, get

from musnad.compare.kept import MOST, disputes_of
from musnad.ledger import Entry
from musnad.ledger.entry import Happening, Profile
from musnad.ledger.happened import Deeds
from musnad.model.comparison import Comparison
from musnad.model.shown import chain
from musnad.server.answer import AnyRequest, Lang, View, answered, asked
from musnad.server.found import said
from musnad.server.house import House, house
from musnad.server.labels import Labels
from musnad.server.pages.search import PageNumber
from musnad.server.problems import Absent
from musnad.server.tables import entry_rows

PAGE = 20
TOP = 40
# The newest events that stand on an entity's page.
DEEDS = 8


class Who(msgspec.Struct):
    """Who is asked for: by id, or by a name; without both, those who speak most often."""

    id: str | None = None
    name: str | None = None
    as_who: Literal["source", "via"] = msgspec.field(name="role", default="source")
    page: PageNumber = 1


class Person(msgspec.Struct, frozen=True):
    """Everything on an entity's page.

    Attributes:
        profile: who it is.
        statements: what it says, or passes on, on this page.
        events: the newest events in which it acts, or is acted upon.
        disputes: conflicts and reversals in which it speaks.
        page, more: which page it is, and whether there is another one.
    """

    profile: Profile
    statements: list[Entry]
    events: list[Happening]
    disputes: Comparison
    page: int
    more: bool


def person(here: House, id: str, role: str, page: int, limit: int = PAGE) -> Person:
    """An entity with one page of its statements.

    Raises:
        Absent: the ledger has no such entity.
    """
    profile = here.remembered(("profile", id), lambda: here.desk.profile(id))
    if profile is None:
        raise Absent(f"expected the id of an entity in the ledger, found {id!r}")
    found = here.desk.statements(
        id, passed=role == "via", limit=limit + 1, offset=(page - 1) * limit
    )
    disputes = here.remembered(("disputes", id), lambda: _disputes(here, id))
    deeds = Deeds(who=id, limit=DEEDS)
    events = here.remembered(("events", deeds), lambda: here.desk.events(deeds))
    return Person(profile, found[:limit], events, disputes, page, len(found) > limit)


def _disputes(here: House, id: str) -> Comparison:
    return disputes_of(here.ledger, id, here.desk.telling(id, MOST))


@get("/{lang:str}/who", sync_to_thread=True)
def who(request: AnyRequest, lang: Lang) -> Response[Any]:
    """One entity; or those who bear a name, or who speak most often."""
    here, wanted = house(request), asked(request, Who)

    def make(label: Labels) -> View:
        if wanted.id is None:
            return _list(here, label, wanted)
        found = person(here, wanted.id, wanted.as_who, wanted.page)
        return View(
            template="entity.html",
            title=label.entity(found.profile.entity),
            record=found,
            rows=entry_rows(found.statements),
            values={"chain": chain, "said": said, "wanted": wanted},
        )

    return answered(request, lang, make)


def _list(here: House, label: Labels, wanted: Who) -> View:
    if wanted.name:
        found = here.desk.called(wanted.name)
    else:
        found = here.remembered("speakers", lambda: here.desk.speakers(limit=TOP))
    rows = [msgspec.structs.asdict(one) for one in found]
    values = {"found": found, "wanted": wanted}
    title = label.text("nav.who")
    return View(template="who.html", title=title, record=found, rows=rows, values=values)
