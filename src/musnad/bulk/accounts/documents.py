"""a shard's tables -> its documents again, as far as they are compared"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq

from musnad.model import Attribution, ChainLink, Cue, Document, Range, Span
from musnad.model.timex import Timex

# Rows that are unpacked at once.
BATCH = 256
Row = Mapping[str, Any]
Made = TypeVar("Made")

_ARTICLE = ("id", "url", "outlet", "section", "headline", "published", "language", "text")
_DOCUMENTS = ("key", *_ARTICLE, "sentences")
_REPORTS = (
    "key", "id", "in_headline", "parent", "source", "inherited", "antecedent", "entities",
    "naming", "cue", "class", "content", "mode", "time", "certainty", "confidence", "rule",
)  # fmt: skip
_LINKS = ("key", "attribution", "entity", "text")
_TIMES = ("key", "start", "end", "text", "type", "value", "mod", "begin", "finish", "rule")


def documents(paths: Mapping[str, Path], engine: str) -> Iterator[tuple[int, Document]]:
    """The documents of a shard with their keys, one after the other.

    Args:
        paths: the shard's file of each table.
        engine: name and version of the program that has filled them.
    """
    reports = _Beside(paths["attributions"], _REPORTS)
    links = _Beside(paths["chains"], _LINKS)
    times = _Beside(paths["times"], _TIMES)
    for row in _rows(paths["documents"], _DOCUMENTS):
        key = row["key"]
        chains = {name: tuple(some) for name, some in _chains(links.of(key))}
        yield (
            key,
            Document(
                engine=engine,
                stages=(),
                **{name: row[name] for name in _ARTICLE},
                sentences=tuple(Range(one["start"], one["end"]) for one in row["sentences"]),
                attributions=tuple(
                    _report(one, chains.get(one["id"], ()))
                    for one in reports.of(key)
                    if not one["in_headline"]
                ),
                times=tuple(_time(one) for one in times.of(key)),
            ),
        )


class _Beside:
    """The rows of a table, taken article by article in the order of their keys."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._groups = groupby(_rows(path, columns), lambda row: row["key"])
        self._key, self._waiting = self._next()

    def of(self, key: int) -> list[Row]:
        """The rows of an article."""
        if key != self._key:
            return []
        found = self._waiting
        self._key, self._waiting = self._next()
        return found

    def _next(self) -> tuple[int | None, list[Row]]:
        for key, rows in self._groups:
            return key, list(rows)
        return None, []


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=BATCH, columns=list(columns)):
            yield from batch.to_pylist()


def _chains(rows: list[Row]) -> Iterator[tuple[str, list[ChainLink]]]:
    for name, some in groupby(rows, lambda row: row["attribution"]):
        yield name, [ChainLink(one["entity"], one["text"]) for one in some]


def _report(row: Row, chain: tuple[ChainLink, ...]) -> Attribution:
    cue = row["cue"]
    return Attribution(
        id=row["id"],
        parent=row["parent"],
        source=_maybe(row["source"], span),
        inherited=row["inherited"],
        antecedent=_maybe(row["antecedent"], span),
        entities=tuple(row["entities"]),
        naming=row["naming"],
        cue=Cue(cue["start"], cue["end"], cue["text"], cue["lemma"], row["class"]),
        content=tuple(map(span, row["content"])),
        mode=row["mode"],
        time=row["time"],
        certainty=row["certainty"],
        confidence=row["confidence"],
        rule=row["rule"],
        chain=chain,
    )


def _time(row: Row) -> Timex:
    return Timex(**{name: row[name] for name in _TIMES if name != "key"})


def span(row: Row) -> Span:
    """A span out of a row's record."""
    return Span(row["start"], row["end"], row["text"])


def _maybe(value: Row | None, make: Callable[[Row], Made]) -> Made | None:
    return None if value is None else make(value)
