"""documents on their way into a ledger, several at a time"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from musnad import ledger as ledgers
from musnad.model import Document, Origin

MOST = 100


class Shelf:
    """Collects documents and stores them in the ledger, if there is one."""

    def __init__(self, ledger: ledgers.Ledger | None) -> None:
        self._ledger = ledger
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

    def store(self) -> None:
        """Store what waits, in one transaction.

        Raises:
            LedgerError: the ledger cannot be written to.
        """
        waiting, self._waiting = self._waiting, []
        if self._ledger is not None and waiting:
            self._ledger.add_many(waiting)


@contextlib.contextmanager
def shelf(where: str | None) -> Iterator[Shelf]:
    """A shelf before the ledger of that name, or before none.

    What was taken is stored at the end, also where Ctrl-C or a gone reader is the end.

    Raises:
        LedgerError: the ledger cannot be opened or written to.
    """
    if where is None:
        yield Shelf(None)
        return
    # SQLAlchemy is loaded here, and only for those who store something.
    with ledgers.Ledger.open(where) as ledger:
        shelf = Shelf(ledger)
        try:
            yield shelf
        finally:
            shelf.store()
