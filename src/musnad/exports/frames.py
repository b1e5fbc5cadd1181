"""documents -> tables of Arrow or Polars in memory, for notebooks"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pyarrow as pa

from musnad.errors import UsageError
from musnad.exports.rows import Outcome, filled, split
from musnad.model import Document
from musnad.model.tables import FORMS, SKIPPED


def to_arrow(documents: Iterable[Document]) -> dict[str, pa.Table]:
    """The tables of some documents: the same as `musnad bulk` and `musnad export` write.

    Args:
        documents: as `analyse` or a ledger gives them; all are held in memory.

    Returns:
        The tables by name: `documents`, `attributions`, `chains`, `mentions`, `times` and
        `events`. `key` numbers the documents from 0 and ties the tables together.

    Raises:
        UsageError: a text holds half of a surrogate pair, which Arrow cannot hold.

    Example:
        >>> from musnad import Article, analyse
        >>> found = analyse(Article(id="1", text="قال الوزير إن الجسر مفتوح."))
        >>> to_arrow([found])["attributions"].column("source")[0].as_py()["text"]
        'الوزير'
    """
    try:
        tables = split(filled([Outcome(one, None) for one in documents]))
    except UnicodeEncodeError:
        raise UsageError("expected texts in Unicode, found half of a surrogate pair") from None
    names = [form.name for form in FORMS if form is not SKIPPED]
    return {name: pa.Table.from_batches([tables[name]]) for name in names}


def to_polars(documents: Iterable[Document]) -> dict[str, pl.DataFrame]:
    """The same tables as data frames of Polars.

    Raises:
        UsageError: a text holds half of a surrogate pair.

    Example:
        >>> from musnad import Article, analyse
        >>> found = analyse(Article(id="1", text="قال الوزير إن الجسر مفتوح."))
        >>> to_polars([found])["chains"]["text"].to_list()
        ['الوزير']
    """
    return {name: pl.DataFrame(pl.from_arrow(table)) for name, table in to_arrow(documents).items()}
