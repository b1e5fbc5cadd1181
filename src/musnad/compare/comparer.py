"""several articles, or a whole ledger, compared with one another"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.compare.choice import Choice
from musnad.compare.engine import Engine
from musnad.compare.findings import Finding
from musnad.compare.resume import brought_up_to_date
from musnad.compare.sheet import sheet
from musnad.compare.sides import Sides
from musnad.compare.view import moment, view
from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.model import Document
from musnad.model.comparison import Comparison


class Comparer:
    """Articles that are compared as they arrive.

    Example:
        >>> comparer = Comparer()
        >>> comparer.comparison().documents
        0
    """

    def __init__(self) -> None:
        self._engine = Engine()
        self._documents: dict[str, Document] = {}
        self._found: list[Finding] = []

    def add(self, document: Document) -> bool:
        """Compare one more article with those before it.

        Returns:
            False where an article of that id is there already.
        """
        if document.id in self._engine:
            return False
        self._documents[document.id] = document
        self._found += self._engine.add(sheet(document))
        return True

    def comparison(self, choice: Choice | None = None) -> Comparison:
        """All that was found up to now, or what a choice asks for."""
        sides = Sides(self._engine, self._documents.__getitem__)
        ids = self._engine.ids()
        return view(sides, choice.among(sides, ids) if choice else ids, self._found)


def compare(
    documents: Iterable[Document],
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Comparison:
    """Where several articles agree, differ, copy each other and go back on what was said.

    Args:
        documents: analysed articles; of two with the same id the first one counts.
        about: words of which an article must have every one.
        since, until: first and last day of publication, YYYY-MM-DD.

    Raises:
        UsageError: a date is none, or there is no word in `about`.

    Example:
        >>> compare([]).documents
        0
    """
    choice = Choice.made(about, since, until)
    comparer = Comparer()
    for document in sorted(documents, key=lambda one: (moment(one.published), one.id)):
        comparer.add(document)
    return comparer.comparison(choice)


def compare_ledger(
    ledger: Ledger,
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Comparison:
    """The same for everything in a ledger; only what is new since the last time is compared.

    What is found is kept in the ledger where it can be written to.

    Raises:
        UsageError: as for `compare`.
        LedgerError: the ledger cannot be read.
    """
    choice = Choice.made(about, since, until)
    engine, found = brought_up_to_date(ledger)
    sides = Sides(engine, lambda id: _stored(ledger, id))
    return view(sides, choice.among(sides, engine.ids()), found)


def _stored(ledger: Ledger, id: str) -> Document:
    found = ledger.document(id)
    if found is None:
        raise LedgerError(f"expected the article {id}, found none: the ledger has changed")
    return found
