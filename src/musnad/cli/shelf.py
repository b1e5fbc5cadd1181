"""documents on their way into a ledger, several at a time, and the note of how far that is"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from musnad import ledger as ledgers
from musnad.errors import InputError, LedgerError
from musnad.model import Document, Origin

if TYPE_CHECKING:
    from musnad.ledger.imports import Reading

MOST = 100
# Names of inputs that stand in the note of an import.
NAMED = 3
# Whoever reads the ledger is not to learn the name and password that an address holds.
LOGIN = re.compile(r"(?<=://)[^/?#]*@")


class Shelf:
    """Collects documents and stores them in the ledger, if there is one."""

    def __init__(
        self, ledger: ledgers.Ledger | None = None, reading: Reading | None = None
    ) -> None:
        self._ledger = ledger
        self._reading = reading
        self._waiting: list[tuple[Document, Origin | None]] = []

    def add(self, document: Document, origin: Origin | None) -> None:
        """Take one more document.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        if self._ledger is not None:
            self._waiting.append((document, origin))
            if len(self._waiting) >= MOST:
                self.store()
        if self._reading is not None:
            self._reading.article()

    def skip(self, error: InputError) -> None:
        """Note what could not be read.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        if self._reading is not None:
            self._reading.skip(error)

    def passing(self, inputs: Iterable[str]) -> Iterator[str]:
        """The inputs one after the other; each is noted once it has been read.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        for one in inputs:
            yield one
            if self._reading is not None:
                self._reading.input()

    def store(self) -> None:
        """Store what waits, in one transaction.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        waiting, self._waiting = self._waiting, []
        if self._ledger is not None and waiting:
            self._ledger.add_many(waiting)


@contextlib.contextmanager
def shelf(where: str | None, command: str = "", inputs: Sequence[str] = ()) -> Iterator[Shelf]:
    """A shelf before the ledger of that name, or before none.

    What was taken is stored at the end, also where Ctrl-C or a gone reader is the end.

    Args:
        command, inputs: what reads, and what is to be read, for the ledger's note of it.

    Raises:
        LedgerError: the ledger cannot be opened or written to.
    """
    if where is None:
        yield Shelf()
        return
    # SQLAlchemy is loaded here, and only for those who store something.
    with ledgers.Ledger.open(where) as ledger:
        reading = ledger.imports().begin(command, named(inputs), len(inputs))
        shelf = Shelf(ledger, reading)
        try:
            try:
                yield shelf
            finally:
                shelf.store()
        except BaseException:
            with contextlib.suppress(LedgerError):
                reading.end("stopped")
            raise
        reading.end("ended")


def named(inputs: Sequence[str]) -> str:
    """Some inputs in a few words.

    Example:
        >>> named(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"])
        'a.txt b.txt c.txt +2'
        >>> named(["https://user:password@example.org/feed"])
        'https://example.org/feed'
    """
    rest = [f"+{len(inputs) - NAMED}"] if len(inputs) > NAMED else []
    return " ".join([*(LOGIN.sub("", one) for one in inputs[:NAMED]), *rest])
