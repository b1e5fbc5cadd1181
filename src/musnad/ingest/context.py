"""what every reader is told: the input's name, where to report, how the user calls columns"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from musnad.errors import InputError, TooLarge
from musnad.ingest.limits import DEPTH
from musnad.ingest.report import Note, Skip
from musnad.model import Article

Reader = Callable[[io.BufferedReader, "Context"], Iterator[Article]]


class Context(NamedTuple):
    """The surroundings of one input.

    Attributes:
        name: the input's name; an archive's member is named `archive/member`.
        skip: takes the error of each input that is no article.
        note: takes a line for each value that was dropped.
        read: reads an input that was found inside another one.
        columns: field of a record -> the user's own name for it.
        url: the input's address, where it came from one.
        charset: the encoding that its sender named, if any.
        depth: how many archives and packings the input is inside of.
    """

    name: str
    skip: Skip
    note: Note
    read: Reader
    columns: Mapping[str, str]
    url: str | None = None
    charset: str | None = None
    depth: int = 0

    def inside(self, name: str) -> Context:
        """The surroundings of an input inside this one.

        Raises:
            TooLarge: it would be nested deeper than DEPTH.
        """
        if self.depth >= DEPTH:
            why = f"expected at most {DEPTH} archives inside one another, found more"
            raise TooLarge(name, why)
        return self._replace(name=name, depth=self.depth + 1)

    def attempt(self, read: Callable[[], Iterator[Article]]) -> Iterator[Article]:
        """What a reader finds, until its error, which is reported."""
        try:
            yield from read()
        except InputError as error:
            self.skip(error)
