"""what the stage hands on: mentions and entities of an article, and the way to the sources"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.mentions import entities
from musnad.mentions.memory import Memory
from musnad.mentions.offices import states
from musnad.mentions.people import SURE
from musnad.mentions.places import is_adjective
from musnad.mentions.resolve import resolve_spots
from musnad.mentions.scan import Scan
from musnad.mentions.spots import PERSONS, Spot
from musnad.mentions.symbols import STATE
from musnad.mentions.text import Text
from musnad.model.entity import Entity, Kind
from musnad.model.mention import Candidate, Mention, MentionForm


class Found:
    """The spots of an article before they are resolved.

    Attributes:
        scan: the text.
        spots: where somebody or something is named.
        published: when the article was published.
        outlet: who published it.
    """

    __slots__ = ("outlet", "published", "scan", "spots")

    def __init__(
        self, scan: Scan, spots: list[Spot], published: str | None, outlet: str | None
    ) -> None:
        self.scan = scan
        self.spots = spots
        self.published = published
        self.outlet = outlet


# Offsets, kind, form, entity, rule, and whom an open one may mean.
Row = tuple[int, int, Kind, MentionForm, str, str, tuple[tuple[str, float], ...]]
# Rules whose spots are mentions only where more is known of them.
_COUNTED = frozenset(("body", "title", "people"))
# Below this score a decision stays open.
SAFE = 0.6
KINDS: dict[str, Kind] = {
    **dict.fromkeys(PERSONS, "person"),
    "title": "office",
    "counterpart": "office",
    "body": "organisation",
    "org": "organisation",
    "state": "country",
    "place": "place",
    "town": "place",
    "site": "place",
    "people": "group",
    "both": "group",
    "club": "organisation",
    "named": "organisation",
}


class Resolved:
    """The spots of an article, each with those whom it may mean.

    Attributes:
        found: the spots.
        date: day of publication, or None.
        text: the article with the memory of what it named.
        more: mentions that the sources added.
        extra: entities without a name, by id.
        cited: ids of the sources' entities, and the words of the source.
    """

    __slots__ = ("cited", "date", "extra", "found", "more", "text")

    def __init__(self, found: Found, memory: Memory | None = None) -> None:
        self.found = found
        self.date = found.published[:10] if found.published else None
        self.text = Text(found.scan, found.spots, self.date, memory or Memory())
        resolve_spots(self.text)
        self.extra: dict[str, Entity] = {}
        self.more: list[Row] = []
        self.cited: dict[str, str] = {}

    def records(self) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
        """The mentions in order, and the entities they stand for."""
        rows = [row for spot in self.found.spots for row in self._rows(spot)]
        rows = _once((*self.more, *rows))
        text = self.found.scan.tokens.text
        mentions = [
            Mention(
                *(f"m{n}", start, end, text[start:end], kind, form, rule, entity or None),
                tuple(map(_candidate, open_)) if open_ else (),
            )
            for n, (start, end, kind, form, entity, rule, open_) in enumerate(rows, 1)
        ]
        return tuple(mentions), self._entities(mentions)

    def _rows(self, spot: Spot) -> list[Row]:
        rule = spot.rule
        kind = KINDS.get(rule)
        if kind is None or (rule in _COUNTED and not self._counts(spot)):
            return []
        tokens = self.found.scan.tokens
        start, end = tokens.span(spot.first, spot.last)
        start += self.found.scan.hints[spot.first].skip
        if rule == "both":
            return [(start, end, kind, "nominal", one, rule, ()) for one, _ in spot.ids]
        entity = spot.ids[0][0] if safe(spot) else ""
        if kind in ("country", "place"):
            kind = "place" if entity.startswith(("city/", "place/", "local/")) else kind
        open_ = () if entity else tuple(sorted(spot.ids, key=lambda one: -one[1]))
        rows: list[Row] = [(start, end, kind, _form(spot), entity, rule, open_)]
        if rule == "title" and self._names_its_state(spot):
            inner = tokens.span(spot.inner, spot.last)
            state = f"country/{states(spot.owner)[0]}"
            rows.append((*inner, "country", "name", state, "state", ()))
        return rows

    def _names_its_state(self, spot: Spot) -> bool:
        named = spot.owner is not None and spot.owner.symbol == STATE
        return named and not is_adjective(self.found.scan, spot.inner)

    def _counts(self, spot: Spot) -> bool:
        if spot.rule == "body":
            return bool(spot.ids)
        if spot.rule == "title":
            return bool(spot.ids) or spot.owner is not None or spot.last > spot.first + 1
        if spot.rule == "people":
            leaf = spot.leaf
            return leaf is not None and any(f.many or f.how == "people" for f in leaf.forms)
        return True

    def _entities(self, mentions: list[Mention]) -> tuple[Entity, ...]:
        named = {one.entity: (one.kind, one.text) for one in reversed(mentions) if one.entity}
        wanted = dict.fromkeys([one.entity for one in mentions if one.entity] + [*self.cited])
        made = {}
        for key in wanted:
            kind, text = named.get(key) or (entities.kind_of(key), self.cited.get(key, ""))
            if key in self.extra:
                made[key] = self.extra[key]
            elif key.startswith("local/"):
                made[key] = entities.local(key, kind, text)
            else:
                made[key] = entities.listed(key, self.date)
        return tuple(made.values())


def _candidate(one: tuple[str, float]) -> Candidate:
    return Candidate(*one)


def _once(rows: Sequence[Row]) -> list[Row]:
    """In order, each place with each of its entities once; open only where it has none."""
    decided = {row[:2] for row in rows if row[4]}
    return sorted({row[:5]: row for row in rows if row[4] or row[:2] not in decided}.values())


def safe(spot: Spot) -> bool:
    """The first reading is safe enough to decide for it."""
    ids = spot.ids
    return bool(ids) and ids[0][1] >= SAFE and (len(ids) == 1 or ids[1][1] < ids[0][1] <= SURE)


def _form(spot: Spot) -> MentionForm:
    if spot.rule in ("title", "counterpart"):
        return "title"
    return "nominal" if spot.rule == "body" and spot.owner is None else "name"
