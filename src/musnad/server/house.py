"""what all handlers share: the ledger, the settings, and a short memory"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from litestar import Request

from musnad.ledger import Ledger
from musnad.model import Document
from musnad.server.metrics import Metrics
from musnad.server.problems import Absent
from musnad.server.settings import Settings

T = TypeVar("T")
# So many answers are remembered until the ledger changes.
KEPT = 256


class _Answer:
    """One answer, and the lock of whoever makes it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made = False
        self.value: Any = None


class House:
    """One server with its ledger."""

    def __init__(self, ledger: Ledger, settings: Settings, metrics: Metrics) -> None:
        self.ledger = ledger
        self.desk = ledger.desk()
        self.settings = settings
        self.metrics = metrics
        self._kept: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._stamp: tuple[int, ...] = ()
        self._lock = Lock()

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for a key since the ledger last changed, or is made now."""
        stamp = self.desk.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._kept.clear()
                self._stamp = stamp
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = _Answer()
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        # Whoever asks for the same in the meantime waits for the one who makes it.
        with kept.lock:
            if not kept.made:
                kept.value = make()
                kept.made = True
            value: T = kept.value
            return value

    def versions(self, id: str) -> list[Document]:
        """All versions of an article, the current one last.

        Raises:
            Absent: the ledger has no such article.
        """
        found = self.ledger.versions(id)
        if not found:
            raise Absent(f"expected the id of an article in the ledger, found {id!r}")
        return found

    def version(self, id: str, number: int | None) -> Document:
        """A version of an article, the oldest being the first; the current one for None.

        Raises:
            Absent: the ledger has no such article, or it has no such version.
        """
        return picked(self.versions(id), number)

    def forget(self) -> None:
        """Drop what is remembered: the ledger has been written to."""
        with self._lock:
            self._kept.clear()


def picked(versions: list[Document], number: int | None) -> Document:
    """The version of that number, the oldest being the first; the last one for None.

    Raises:
        Absent: there is no such version.
    """
    if number is not None and number > len(versions):
        raise Absent(f"expected a version up to {len(versions)}, found {number}")
    return versions[-1 if number is None else number - 1]


def house(request: Request[Any, Any, Any]) -> House:
    """The house in which a request is answered."""
    found: House = request.app.state.house
    return found
