"""which article rests on which outlet, agency or article"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from musnad.compare.row import Row
from musnad.compare.sides import Sides
from musnad.lexicon import fold
from musnad.lexicon import tags as t
from musnad.lexicon.contrast import referents
from musnad.lexicon.outlets import outlets
from musnad.model import Attribution
from musnad.model.comparison import Copy, Edge, Family

_LONGEST = 8


def lineage(
    sides: Sides, ids: Iterable[str], copies: Iterable[Copy], families: Iterable[Family]
) -> Iterator[Edge]:
    """The edges of the graph: named origins, copied texts, repeated quotations."""
    for id in ids:
        yield from _cited(sides, id)
    for copy in copies:
        yield _edge("copies", sides, copy.second, copy.first, f"{copy.contained:.0%}")
    for family in families:
        yield from _quoted(sides, family)


def _cited(sides: Sides, id: str) -> Iterator[Edge]:
    """The outlets and agencies that an article names as those who passed a report on."""
    document = sides.document(id)
    seen = {fold(document.outlet or "")}
    for report in document.attributions:
        for text in _passed_on(report):
            name = fold(text)
            if name in seen or not _is_outlet(text) or _own_name(text, document.outlet):
                continue
            seen.add(name)
            yield Edge(
                kind="cites",
                document=id,
                outlet=document.outlet,
                origin=text,
                evidence=f"{report.cue.text} {text}",
            )


def _passed_on(report: Attribution) -> Iterator[str]:
    for link in report.via:
        yield link.text
    if report.source is not None:
        yield report.source.text


# The same few names come again and again.
@lru_cache(maxsize=1 << 14)
def _is_outlet(text: str) -> bool:
    """Whether a name is that of an outlet, or begins with a word for one."""
    if fold(text) in _known():
        row = Row(text)
        # A statement is one even where a newspaper is called so.
        return len(row) > 1 or row.tags[0] != t.DOCUMENT
    if _first_tag(text.split(maxsplit=1)[0]) not in ("", t.MEDIA):
        return False
    row = Row(text)
    return 1 < len(row) <= _LONGEST and row.tags[0] == t.MEDIA and not _is_pointed(row)


# To look up all words of all names takes five times as long.
@lru_cache(maxsize=1 << 14)
def _first_tag(text: str) -> str:
    """What the lexicon says of the first word of a text; empty where it has none."""
    row = Row(text)
    return row.tags[0] if row.tags else ""


def _is_pointed(row: Row) -> bool:
    """Whether a name only points back: the same agency."""
    return any(hit.value == "same" for hit in referents().within(row.words))


@lru_cache(maxsize=1 << 12)
def _own_name(text: str, outlet: str | None) -> bool:
    """Whether an article names its own outlet: its correspondent, its screen."""
    own = set(Row(outlet or "").words)
    return bool(own) and own <= set(Row(text).words)


@cache
def _known() -> frozenset[str]:
    names = {name for one in outlets() for name in (one.name, *one.marks)}
    return frozenset(map(fold, names))


def _quoted(sides: Sides, family: Family) -> Iterator[Edge]:
    """Later renderings of a quotation rest on the first one in another outlet."""
    first = family.renderings[0].side
    seen = {(first.document, first.outlet)}
    for rendering in family.renderings[1:]:
        side = rendering.side
        if side.outlet == first.outlet or (side.document, first.outlet) in seen:
            continue
        seen.add((side.document, first.outlet))
        yield _edge("quotes", sides, side.document, first.document, family.speaker or "")


def _edge(kind: str, sides: Sides, document: str, origin: str, evidence: str) -> Edge:
    return Edge(
        kind="copies" if kind == "copies" else "quotes",
        document=document,
        outlet=sides.document(document).outlet,
        origin=sides.document(origin).outlet,
        origin_document=origin,
        evidence=evidence,
    )
