"""articles -> documents, printed, stored and counted, however they were come by"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from musnad.cli.common import NOTHING, SOME, complain, counted
from musnad.cli.output import Write
from musnad.cli.shelf import Shelf
from musnad.errors import InputError
from musnad.ingest import articles
from musnad.ingest.report import Kinds, Skip
from musnad.model import Article, Document
from musnad.pipeline import analyse


class Tally:
    """Counts what was read and what was skipped.

    Args:
        noun: what is counted in each article: attributions, or events.
    """

    def __init__(self, noun: str = "attribution") -> None:
        self.articles = 0
        self.found = 0
        self.skipped = 0
        self._noun = noun
        self._kinds = Kinds()
        self._told: list[Skip] = []

    def read(self, document: Document) -> None:
        """Count an article with what was found in it."""
        self.articles += 1
        if self._noun == "event":
            self.found += len(document.events)
        else:
            self.found += len(document.attributions) + len(document.headline_attributions)

    def skip(self, error: InputError) -> None:
        """Count an input that cannot be read, and say why."""
        self.skipped += 1
        self._kinds.add(error)
        complain(f"skipped {error}")
        for tell in self._told:
            tell(error)

    def tell(self, other: Skip) -> None:
        """Tell somebody else as well of what is skipped from now on."""
        self._told.append(other)

    def summary(self) -> str:
        """Everything in one line."""
        read = f"{counted(self.articles, 'article')}, {counted(self.found, self._noun)}"
        return f"read {read}; skipped {self.skipped:,}{self._kinds}"

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.articles:
            return NOTHING
        return SOME if self.skipped else 0


@contextmanager
def tallied(noun: str = "attribution") -> Iterator[Tally]:
    """A tally that is told at the end, also where Ctrl-C is the end."""
    tally = Tally(noun)
    try:
        yield tally
    except KeyboardInterrupt:
        complain(f"interrupted; {tally.summary()}")
        raise
    complain(tally.summary())


def given(
    files: Iterable[str],
    tally: Tally,
    published: str | None,
    outlet: str | None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """The articles of some files, one file after the other; what cannot be read is counted."""
    for file in files:
        yield from articles(
            file,
            published=published,
            outlet=outlet,
            columns=columns,
            on_skip=tally.skip,
            on_note=complain,
        )


def report(
    found: Iterable[Article],
    tally: Tally,
    store: Shelf,
    write: Write,
    more: Callable[[Document], Document] | None = None,
) -> None:
    """Analyse articles one after the other, and hand on what is found in each.

    Args:
        found: the articles.
        tally, store, write: who counts, stores and writes the documents.
        more: what a second reader makes of each document.
    """
    for article in found:
        document = analyse(article)
        if more is not None:
            document = more(document)
        tally.read(document)
        store.add(document, article.origin)
        write(document)
