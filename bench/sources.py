"""whom the sources of reports resolve to, beside what a reader said of 200 of them"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bench.material import ROOT
from musnad.model import Article
from musnad.pipeline import analyse

VERDICTS = ROOT / "bench" / "sources.toml"
# The articles before this one may have been used to fill the tables.
FIRST = 750
OPEN = ("", "local")


class Source(NamedTuple):
    """The explicit source of a report: where it stands, and whom it resolves to."""

    article: str
    span: tuple[int, int]
    entities: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of its first entity, as ids begin; empty where it stays open."""
        return self.entities[0].partition("/")[0] if self.entities else ""


def found(article: Article) -> Iterator[Source]:
    """The explicit sources of an article, each place once."""
    places = {}
    for one in analyse(article).attributions:
        if one.source is not None:
            places[one.source.start, one.source.end] = one.entities
    for span, entities in places.items():
        yield Source(article.id, span, entities)


def resolved_share(kinds: Counter[str]) -> float:
    """How many of the sources are known, or rightly without a name."""
    return 1 - sum(kinds[one] for one in OPEN) / max(1, kinds.total())


def wrong_verdicts(given: list[Source]) -> tuple[int, int, int, float]:
    """How many were read by hand, are still as they were read, are wrong, and may be."""
    table = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))
    now = {(one.article, one.span): list(one.entities) for one in given}
    same = [
        row
        for row in table["source"]
        if now.get((row["article"], tuple(row["span"]))) == row["entities"]
    ]
    wrong = sum(not row["right"] for row in same)
    return len(table["source"]), len(same), wrong, float(table["most_wrong"])
